"""OEWS areas and industries: nation, states, territories, metro areas, sectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from metier.errors import CodeError
from metier.model.codes import soc
from metier.model.fact import Fact
from metier.model.records import Place, PlaceKind
from metier.readers.base import Reading
from metier.readers.oews import read
from metier.readers.oews.areas import NONMETRO, OWNERSHIP
from metier.readers.oews.edition import REPEATED
from metier.readers.oews.figures import NO_FLOOR, WITHHELD

Read = Callable[[str], Reading]
Find = Callable[..., Fact]
Write = Callable[..., Path]

SECTORS = "11 21 22 23 31-33 42 44-45 48-49 51 52 53 54 55 56 61 62 71 72 81 99"


def test_the_sectors_add_up_to_the_nation(reading: Read) -> None:
    sectors = reading("natsector_M2024_dl.xlsx")
    totals = {
        fact.slice.industry: fact.estimate.value or 0
        for fact in sectors.facts
        if fact.occupation == soc("00-0000") and fact.measure == "employment.jobs"
    }
    assert " ".join(sorted(industry or "" for industry in totals)) == SECTORS
    assert sum(totals.values()) == 154_187_400
    assert sectors.release.address == "oews/2024-05/sector"
    assert sectors.account.rows_in == 16_434
    assert dict(sectors.account.aside) == {REPEATED: 110}
    assert sectors.account.problems == []


def test_states_of_2023_add_up_to_the_nation(reading: Read) -> None:
    found = reading("subset/state_M2023_46occ_adebola.csv")
    totals = {
        fact.slice.place: fact.estimate.value or 0
        for fact in found.facts
        if fact.occupation == soc("00-0000") and fact.measure == "employment.jobs"
    }
    assert len(totals) == 51
    assert sum(totals.values()) == 151_853_920
    assert found.release.address == "oews/2023-05/state"
    assert {place.kind for place in found.places} == {PlaceKind.STATE}
    assert "pay.annual.p10" not in {fact.measure for fact in found.facts}


def test_states_and_territories_are_read_from_an_extract(reading: Read, figure: Find) -> None:
    found = reading("subset/state_M2020_dl_filtered.csv")
    assert found.release.address == "oews/2020-05/state"
    assert len(found.places) == 54
    assert {"AL", "DC", "PR", "GU", "VI"} <= {place.code for place in found.places}
    jobs = figure(found, "15-0000", "employment.jobs", "AL")
    assert jobs.estimate.value == 45_070
    assert jobs.estimate.standard_error == pytest.approx(45_070 * 0.041)
    assert str(jobs.cell) == "!TOT_EMP:1"
    reasons = Counter(fact.estimate.reason for fact in found.facts)
    assert reasons == {None: 11_252, WITHHELD: 168, NO_FLOOR: 20}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"OCC_CODE": "43-30l1"}, "OCC_CODE"),
        ({"O_GROUP": "fine"}, "O_GROUP"),
        ({"AREA": "00", "AREA_TYPE": "2"}, "AREA"),
        ({"AREA": "35620", "AREA_TYPE": "4", "AREA_TITLE": "New York"}, "AREA"),
        ({"AREA_TYPE": "7"}, "AREA"),
        ({"I_GROUP": "sector", "NAICS": "finance"}, "NAICS"),
        ({"I_GROUP": "", "NAICS": "52"}, "NAICS"),
    ],
)
def test_an_unreadable_code_is_an_error_with_its_cell(
    change: Mapping[str, object], column: str, workbook: Write
) -> None:
    path = workbook({}, change)
    with pytest.raises(CodeError) as caught:
        read(path)
    assert caught.value.place == f"{path.name}#estimates!{column}:2"


def test_metro_areas_are_read_and_areas_outside_them_set_aside(workbook: Write) -> None:
    title = "New York-Newark-Jersey City, NY-NJ"
    metro = {"AREA": "35620", "AREA_TITLE": title, "AREA_TYPE": "4"}
    rural = {"AREA": "3600004", "AREA_TITLE": "Central East New York", "AREA_TYPE": "6"}
    found = read(workbook(metro, rural, name="MSA_M2024_dl.xlsx"))
    assert found.release.address == "oews/2024-05/metro"
    assert found.places == (Place("35620", title, PlaceKind.METRO, ("NY", "NJ")),)
    assert dict(found.account.aside) == {NONMETRO: 1}
    assert {fact.slice.place for fact in found.facts} == {"35620"}


@pytest.mark.parametrize(
    ("group", "naics", "industry"),
    [
        ("sector", "31-33", "31-33"),
        ("3-digit", "522000", "522"),
        ("4-digit", "522100", "5221"),
        ("4-digit", "327000", "327"),
        ("4-digit", "3250A1", "3250A1"),
        ("6-digit", "522110", "522110"),
    ],
)
def test_an_industry_is_its_naics_code_without_filling(
    group: str, naics: str, industry: str, workbook: Write
) -> None:
    found = read(workbook({"I_GROUP": group, "NAICS": naics, "OWN_CODE": "5"}))
    assert {fact.slice.industry for fact in found.facts} == {industry}


def test_one_kind_of_ownership_is_not_taken_for_all(workbook: Write, figure: Find) -> None:
    other = {"I_GROUP": "cross-industry, ownership", "OWN_CODE": "5", "NAICS": "000001"}
    found = read(workbook({}, other, {"OWN_CODE": "5"}))
    assert dict(found.account.aside) == {OWNERSHIP: 2}
    assert figure(found, "43-3011", "employment.jobs").estimate.value == 1000


def test_a_file_of_several_kinds_keeps_them_apart(workbook: Write) -> None:
    state = {"AREA": 6.0, "AREA_TYPE": 2.0, "AREA_TITLE": "California", "TOT_EMP": 100}
    sector = {"I_GROUP": "sector", "NAICS": "52", "OWN_CODE": "5", "TOT_EMP": 10}
    found = read(workbook({}, state, sector))
    assert found.release.address == "oews/2024-05/all"
    jobs = {
        (fact.slice.place, fact.slice.industry): fact.estimate.value
        for fact in found.facts
        if fact.measure == "employment.jobs"
    }
    assert jobs == {("US", None): 1000, ("CA", None): 100, ("US", "52"): 10}
