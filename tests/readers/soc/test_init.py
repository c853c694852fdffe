"""Which reader reads which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError
from metier.model.codes import System, soc
from metier.model.records import Level
from metier.readers import soc as reader
from metier.readers import tables
from metier.readers.base import Reading

OEWS_ONLY = {
    *("13-1020", "13-2020", "21-1018", "25-2052", "25-9045", "29-2010"),
    *("31-1120", "39-7010", "47-4090", "51-2028", "51-2090", "53-1047"),
}


def values(reading: Reading, level: Level) -> set[str]:
    return {o.code.value for o in reading.occupations if o.level is level}


def test_another_workbook_is_refused(crosswalks: Path) -> None:
    """The CIP crosswalk is no SOC file that is known here."""
    with pytest.raises(LayoutError, match="File Guide"):
        reader.read(crosswalks / "CIP2020_SOC2018_Crosswalk.xlsx")


def test_a_workbook_cut_short_is_refused(tmp_path: Path, crosswalks: Path) -> None:
    """Half of a workbook is no workbook."""
    whole = (crosswalks / "soc_structure_2018.xlsx").read_bytes()
    path = tmp_path / "soc_structure_2018.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="cannot be opened"):
        reader.read(path)


def test_every_detailed_occupation_has_a_census_code(
    code_list: Reading, pums: Reading, structure: Reading
) -> None:
    """Itself or by a parent, in the full list and in the public-use list."""
    for reading in (code_list, pums):
        linked = {link.source.value for link in reading.links}
        without = [
            code
            for code in values(structure, Level.DETAILED)
            if code not in linked and not {p.value for p in soc(code).parents} & linked
        ]
        assert without == []
        sources = {link.source for link in reading.links if link.source.system is System.SOC}
        assert sources <= {o.code for o in structure.occupations}


def test_every_detailed_occupation_leads_to_an_oews_code(
    structure: Reading, onet_nem: Reading, official: Path
) -> None:
    """Itself or as a part, but for legislators, fishing and hunting workers, and the military."""
    _, rows = tables.sheet_rows(official / "oews" / "national_M2025_dl.xlsx", 0)
    header = [tables.fold(cell) for cell in rows[0]]
    at_code, at_group = header.index("occ_code"), header.index("o_group")
    oews = {str(row[at_code]) for row in rows[1:] if row[at_group] == "detailed"}
    detailed = values(structure, Level.DETAILED)
    assert oews - detailed == OEWS_ONLY
    part_of = {
        link.source.value: link.target.value
        for link in onet_nem.links
        if link.source.system is System.SOC
    }
    lost = {code for code in detailed if part_of.get(code, code) not in oews}
    assert {code for code in lost if not code.startswith("55-")} == {"11-1031", "45-3031"}
