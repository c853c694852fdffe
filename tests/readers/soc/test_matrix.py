"""The crosswalks of the employment matrix."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.fixtures.workbooks import workbook

from metier.model.codes import System, onet, soc
from metier.model.records import Link, Relation
from metier.readers import soc as reader
from metier.readers.base import Reading

OEWS_ONLY = {
    *("13-1020", "13-2020", "21-1018", "25-2052", "25-9045", "29-2010"),
    *("31-1120", "39-7010", "47-4090", "51-2028", "51-2090", "53-1047"),
}


def relations(reading: Reading) -> Counter[tuple[str, str]]:
    return Counter((link.target.system.value, link.relation.value) for link in reading.links)


@pytest.mark.parametrize(
    ("edition", "rows", "overlaps"), [("2020-09", 824, 30), ("2021-09", 825, 31)]
)
def test_matrix_crosswalk_accounts_for_every_row(
    crosswalks: Path, edition: str, rows: int, overlaps: int
) -> None:
    """A row becomes one link, or is set aside where two codes only overlap."""
    reading = reader.read(crosswalks / f"nem-occcode-acs-crosswalk_{edition}.xlsx")
    assert reading.release.address == f"soc/{edition}/nem-acs"
    assert (reading.account.rows_in, reading.account.aside.total()) == (rows, overlaps)
    assert len(reading.links) == rows - overlaps
    same = [link for link in reading.links if link.relation is Relation.SAME_AS]
    counts = Counter(link.target for link in reading.links)
    assert all(counts[link.target] == 1 for link in same)


def test_a_row_that_is_printed_twice_is_counted_twice_and_makes_one_link(tmp_path: Path) -> None:
    title = "National Employment Matrix/SOC Occupational Title"
    rows = [
        ["As of 9/8/2021", "", ""],
        ["Hybrid SOC Code", title, "ACS Code"],
        ["11-1011", "Chief executives", "0010"],
        ["11-1011", "Chief executives", "0010"],
    ]
    reading = reader.read(workbook(tmp_path / "nem.xlsx", {"NEM SOC ACS crosswalk": rows}))
    assert (reading.account.rows_used, len(reading.links)) == (2, 1)
    assert reading.links[0].relation is Relation.SAME_AS


def test_onet_codes_stand_under_matrix_codes(onet_nem: Reading) -> None:
    """997 O*NET-SOC codes, each under one matrix code; 28 SOC codes under another's."""
    assert relations(onet_nem) == {("soc", "same as"): 748, ("soc", "part of"): 277}
    assert Link(soc("21-1011"), soc("21-1018"), Relation.PART_OF) in onet_nem.links
    assert Link(soc("13-1021"), soc("13-1020"), Relation.PART_OF) in onet_nem.links
    assert Link(onet("43-3011.00"), soc("43-3011"), Relation.SAME_AS) in onet_nem.links
    joined = {link.target.value for link in onet_nem.links if link.source.system is System.SOC}
    assert joined == OEWS_ONLY
