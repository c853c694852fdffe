"""The full Census occupation list."""

from __future__ import annotations

from pathlib import Path

from metier.model.codes import System, census, census_title, soc
from metier.model.records import Link, Relation
from metier.readers import soc as reader
from metier.readers import tables
from metier.readers.base import Reading


def test_census_list_has_570_codes_and_every_2010_code_a_successor(code_list: Reading) -> None:
    """570 codes of 2018, 540 of 2010, as the sheet's own totals say, and none without a link."""
    new = {o.code for o in code_list.occupations if o.code.edition == "2018full"}
    old = {o.code for o in code_list.occupations if o.code.edition == "2010full"}
    assert (len(new), len(old)) == (570, 540)
    links = [link for link in code_list.links if link.relation is Relation.SUCCEEDS]
    assert {link.target for link in links} == old
    assert {link.source for link in links} == new


def test_census_codes_keep_their_leading_zeros_as_text_and_as_numbers(
    code_list: Reading, crosswalks: Path
) -> None:
    """`0010` is text in the list and 10.0 in the matrix crosswalk; both are 0010."""
    assert Link(soc("11-1011"), census("0010", "2018full"), Relation.SAME_AS) in code_list.links
    matrix = reader.read(crosswalks / "nem-occcode-acs-crosswalk_2021-09.xlsx")
    assert Link(soc("11-1011"), census("0010"), Relation.PART_OF) in matrix.links


def test_census_wildcards_are_replaced_by_the_codes_named_below(code_list: Reading) -> None:
    """13-20XX is 13-2054 and 13-2099, and stands nowhere itself."""
    target = census("0960", "2018full")
    links = {link for link in code_list.links if link.target == target}
    assert {link.source.value for link in links if link.source.system is System.SOC} == {
        "13-2054",
        "13-2099",
    }
    assert all("X" not in link.source.value for link in code_list.links)


def test_cps_tables_find_their_titles_in_the_census_list(
    code_list: Reading, official: Path
) -> None:
    """Of the 2025 CPS table of ages, every census-coded row but one spelled with a comma."""
    known = {link.target for link in code_list.links if link.target.system is System.CENSUS_TITLE}
    _, rows = tables.sheet_rows(official / "cps" / "cpsaat11b_2025.xlsx", 0)
    found = {census_title(str(row[0])) for row in rows[6:] if str(row[0]).strip()} & known
    assert len(found) == 585
    assert census_title("Bill and account collectors") in found
    assert census_title("Management occupations") in found
