"""The list of metro areas: each area once, with its name and states."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from tests.fixtures.workbooks import workbook

from metier.errors import CodeError, InputError, LayoutError
from metier.model.records import Place, PlaceKind
from metier.model.states import find_state
from metier.readers import places, prices
from metier.readers.base import Reading
from metier.readers.tables import sheet_rows

METRO, MICRO = "Metropolitan Statistical Area", "Micropolitan Statistical Area"


@pytest.fixture(scope="module")
def newest(official: Path) -> Reading:
    return places.read(official / "geography" / "list1_2023.xlsx")


@pytest.fixture(scope="module")
def counties(official: Path) -> list[list[str]]:
    """The rows below the header as text, but for the footer."""
    _, rows = sheet_rows(official / "geography" / "list1_2023.xlsx")
    return [[str(cell) for cell in row] for row in rows[3:] if row[3]]


def test_the_delineation_of_2023_has_393_metropolitan_and_542_micropolitan_areas(
    newest: Reading, counties: list[list[str]]
) -> None:
    kinds = Counter(kind for _, kind in {(row[0], row[4]) for row in counties})
    assert kinds == {METRO: 393, MICRO: 542}
    assert len(newest.places) == 935
    assert {place.code for place in newest.places} == {row[0] for row in counties}
    assert {place.kind for place in newest.places} == {PlaceKind.METRO}


def test_every_county_row_is_used_or_set_aside(newest: Reading, counties: list[list[str]]) -> None:
    account = newest.account
    assert newest.release.address == "places/2023-07/cbsa"
    assert len(counties) == 1901
    assert account.rows_in == 1902
    assert account.rows_used == 935
    assert dict(account.aside) == {places.FURTHER: 966, "footer or blank row": 1}
    assert account.problems == []


def test_the_states_of_a_title_are_those_of_its_counties(
    newest: Reading, counties: list[list[str]]
) -> None:
    reached = defaultdict(set)
    for row in counties:
        state = find_state(row[9])
        assert state is not None
        assert state.name == row[8]
        reached[row[0]].add(state.letters)
    for place in newest.places:
        assert set(place.states) == reached[place.code]


def test_the_states_stand_in_the_order_of_the_title(newest: Reading) -> None:
    found = {place.code: place for place in newest.places}
    name = "Washington-Arlington-Alexandria, DC-VA-MD-WV"
    assert found["47900"] == Place("47900", name, PlaceKind.METRO, ("DC", "VA", "MD", "WV"))
    assert found["41980"].name == "San Juan-Bayamón-Caguas, PR"


def test_bea_names_the_same_areas_alike(newest: Reading, official: Path) -> None:
    priced = prices.read(official / "rpp" / "MARPP_MSA_2008_2024.csv").places
    assert {place for place in priced if place.code != "US"} < set(newest.places)


def test_the_older_list_is_read_with_its_own_month(official: Path) -> None:
    older = places.read(official / "geography" / "cbsa_List1_2013_or_later.xls")
    assert older.release.address == "places/2013-02/cbsa"
    assert len(older.places) == 929


HEADER = ["CBSA Code", "CBSA Title", "Metropolitan/Micropolitan Statistical Area", "State Name"]
TITLE = "List 1. CORE BASED STATISTICAL AREAS (CBSAs), JULY 2023"
ERIE = ["21500", "Erie, PA", METRO, "Pennsylvania"]


def delineation(
    folder: Path, *rows: list[str], title: str = TITLE, header: list[str] = HEADER
) -> Path:
    return workbook(folder / "list1_2023.xlsx", {"List 1": [[title], header, *rows]})


@pytest.mark.parametrize(
    "row",
    [
        ["2150", "Erie, PA", METRO, ""],
        ["21501", "Erie", METRO, ""],
        ["21501", "Erie, ZZ", METRO, ""],
        ["21501", "Erie, PA", "Metropolitan Division", ""],
        ["21500", "Erie-Meadville, PA", METRO, ""],
        ["21500", "Erie, PA", MICRO, ""],
        ["", "Erie, PA", METRO, ""],
    ],
)
def test_an_unreadable_or_contradicting_area_is_an_error_with_its_cell(
    tmp_path: Path, row: list[str]
) -> None:
    with pytest.raises(CodeError) as caught:
        places.read(delineation(tmp_path, ERIE, row))
    assert caught.value.place == "list1_2023.xlsx#List 1!CBSA Code:2"


@pytest.mark.parametrize("column", HEADER[:3])
def test_a_renamed_column_is_an_error(tmp_path: Path, column: str) -> None:
    header = ["Renamed" if name == column else name for name in HEADER]
    with pytest.raises(LayoutError) as caught:
        places.read(delineation(tmp_path, ERIE, header=header))
    assert column in caught.value.expected


def test_the_period_is_asked_for_where_the_title_is_silent(tmp_path: Path) -> None:
    path = delineation(tmp_path, ERIE, title="List 1")
    with pytest.raises(InputError, match="one period"):
        places.read(path)
    assert places.read(path, "2023-07").release.address == "places/2023-07/cbsa"


def test_a_period_that_contradicts_the_title_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="2020-03 and 2023-07"):
        places.read(delineation(tmp_path, ERIE), "2020-03")


def test_an_empty_or_cut_file_is_an_error(tmp_path: Path, official: Path) -> None:
    path = tmp_path / "list1_2023.xlsx"
    whole = (official / "geography" / "list1_2023.xlsx").read_bytes()
    for size in (0, len(whole) // 2):
        path.write_bytes(whole[:size])
        with pytest.raises(InputError):
            places.read(path)
