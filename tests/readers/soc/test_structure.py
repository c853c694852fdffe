"""The 2018 SOC and its titles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.fixtures.workbooks import workbook

from metier.errors import CodeError, InputError, LayoutError
from metier.model.codes import soc
from metier.model.records import Level
from metier.readers import soc as reader
from metier.readers.base import Reading


def values(reading: Reading, level: Level) -> set[str]:
    return {o.code.value for o in reading.occupations if o.level is level}


def test_structure_has_the_counts_bls_states(structure: Reading) -> None:
    """23 major, 98 minor and 459 broad groups and 867 detailed occupations."""
    counts = Counter(o.level for o in structure.occupations)
    assert counts == {Level.MAJOR: 23, Level.MINOR: 98, Level.BROAD: 459, Level.DETAILED: 867}
    assert structure.release.address == "soc/2018/structure"
    assert structure.account.rows_in == structure.account.rows_used == 1447
    assert {t.listing for t in structure.titles} == {"soc title"}


def test_definitions_give_the_titles_of_the_structure_and_no_text(
    crosswalks: Path, structure: Reading
) -> None:
    """Definitions add nothing but titles, the same as the structure's."""
    reading = reader.read(crosswalks / "soc_2018_definitions.xlsx")
    titles = {(t.code, t.title) for t in reading.titles}
    assert titles == {(t.code, t.title) for t in structure.titles}
    assert reading.occupations == ()
    assert reading.facts == ()


def test_direct_match_titles_are_all_read_under_detailed_occupations(
    crosswalks: Path, structure: Reading
) -> None:
    """6,539 rows, each a job title of a detailed occupation."""
    reading = reader.read(crosswalks / "soc_2018_direct_match_title_file.xlsx")
    assert len(reading.titles) == reading.account.rows_in == 6539
    assert {t.code.value for t in reading.titles} <= values(structure, Level.DETAILED)
    assert any(t.title == "CEO" and t.code == soc("11-1011") for t in reading.titles)


def test_a_code_that_is_none_is_refused_with_its_cell(tmp_path: Path) -> None:
    """An unreadable code names its file, sheet, column and record."""
    path = workbook(
        tmp_path / "direct.xlsx",
        {
            "Sorted by SOC": [
                ["2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title"],
                ["11-1011", "Chief Executives", "CEO"],
                ["11-101", "Chief Executives", "President"],
            ]
        },
    )
    with pytest.raises(CodeError) as caught:
        reader.read(path)
    assert caught.value.place == "direct.xlsx#Sorted by SOC!2018 SOC Code:2"


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """A header without the SOC code is a layout error."""
    path = workbook(tmp_path / "d.xlsx", {"2018 SOC": [["SOC Group", "SOC Title"], ["a", "b"]]})
    with pytest.raises(LayoutError, match="SOC Code"):
        reader.read(path)


def test_a_structure_cut_short_is_refused(tmp_path: Path) -> None:
    """A structure with one major group is not the 2018 SOC."""
    header: list[object] = ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation", ""]
    rows: list[list[object]] = [header, ["11-0000", "", "", "", "Management Occupations"]]
    path = workbook(tmp_path / "s.xlsx", {"2018 Structure": rows})
    with pytest.raises(InputError, match="expected 23 major codes of the 2018 SOC, found 1"):
        reader.read(path)
