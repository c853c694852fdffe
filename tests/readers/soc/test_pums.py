"""The public-use occupation codes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.fixtures.workbooks import workbook

from metier.errors import InputError
from metier.model.codes import census, soc
from metier.model.records import Link, Relation
from metier.readers import soc as reader
from metier.readers.base import Reading


def relations(reading: Reading) -> Counter[tuple[str, str]]:
    return Counter((link.target.system.value, link.relation.value) for link in reading.links)


def test_public_use_codes_join_what_the_full_list_separates(pums: Reading) -> None:
    """OCCP 0010 is chief executives and legislators: two parts, neither the same."""
    links = [link for link in pums.links if link.target == census("0010")]
    assert {(link.source.value, link.relation) for link in links} == {
        ("11-1011", Relation.PART_OF),
        ("11-1031", Relation.PART_OF),
    }
    assert len(pums.occupations) == 530
    assert relations(pums) == {("census-occ", "same as"): 469, ("census-occ", "part of"): 173}


def test_misprinted_codes_are_put_right_and_noted(pums: Reading, code_list: Reading) -> None:
    """40-9095 and 56-6031 are known misprints: corrected, and counted as problems."""
    assert [p.found for p in pums.account.problems] == ["40-9095"]
    assert [p.found for p in code_list.account.problems] == ["56-6031"]
    assert Link(soc("49-9095"), census("7640"), Relation.PART_OF) in pums.links


def test_a_wildcard_without_its_codes_is_refused(tmp_path: Path) -> None:
    """A public-use code that combines nothing cannot be linked, so the sheet is refused."""
    names: list[object] = [
        "2018 Census PUMS Occupation Code",
        "2018 SOC Code",
        "Description (2018 Census Occupation Code)",
    ]
    sheets: dict[str, list[list[object]]] = {
        "Table of Contents": [["contents"]],
        "OCCP & SOCP": [names, [960, "13-20XX", "Other financial specialists"]],
    }
    with pytest.raises(InputError, match="the SOC codes that 0960 combines"):
        reader.read(workbook(tmp_path / "p.xlsx", sheets))
