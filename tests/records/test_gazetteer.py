"""Places as typed: what is known is placed, and nothing is guessed."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.records import Place, PlaceKind
from metier.model.states import STATES
from metier.readers import places
from metier.records.gazetteer import Gazetteer


def _metro(code: str, name: str, *states: str) -> Place:
    return Place(code, name, PlaceKind.METRO, states)


AREAS = (
    _metro("12380", "Austin, MN", "MN"),
    _metro("12420", "Austin-Round Rock-San Marcos, TX", "TX"),
    _metro("13740", "Billings, MT", "MT"),
    _metro("14260", "Boise City, ID", "ID"),
    _metro("14460", "Boston-Cambridge-Newton, MA-NH", "MA", "NH"),
    _metro("19100", "Dallas-Fort Worth-Arlington, TX", "TX"),
    _metro("20140", "Dublin, GA", "GA"),
    _metro("28140", "Kansas City, MO-KS", "MO", "KS"),
    _metro("31140", "Louisville/Jefferson County, KY-IN", "KY", "IN"),
    _metro("34980", "Nashville-Davidson--Murfreesboro--Franklin, TN", "TN"),
    _metro("35620", "New York-Newark-Jersey City, NY-NJ", "NY", "NJ"),
    _metro("38900", "Portland-Vancouver-Hillsboro, OR-WA", "OR", "WA"),
    _metro("38860", "Portland-South Portland, ME", "ME"),
    _metro("41180", "St. Louis, MO-IL", "MO", "IL"),
    _metro("41860", "San Francisco-Oakland-Fremont, CA", "CA"),
    _metro("44140", "Springfield, MA", "MA"),
    _metro("44180", "Springfield, MO", "MO"),
    _metro("47900", "Washington-Arlington-Alexandria, DC-VA-MD-WV", "DC", "VA", "MD", "WV"),
    _metro("49180", "Winston-Salem, NC", "NC"),
)
GAZETTEER = Gazetteer((Place("US", "United States", PlaceKind.NATION), *AREAS))


@pytest.mark.parametrize(
    "text",
    [
        *("Austin, TX", "Austin, Texas", "Austin", "austin  tx", "Austin Texas", "Austin - TX"),
        *("US-TX-Austin", "US, TX, Austin", "AUSTIN TX 78701", "Austin, TX 78701-1234"),
        *("Austin, Texas, United States", "Austin, Texas Metropolitan Area", "Greater Austin"),
        *("Austin, TX (Remote)", "Remote - Austin, TX", "Round Rock, TX", "Austin, Travis, TX"),
        *("Austin-Round Rock-San Marcos, TX", "Austin, TX; Round Rock, TX"),
    ],
)
def test_a_city_is_found_however_it_is_written(text: str) -> None:
    assert GAZETTEER.find(text) == ("TX", "12420")


@pytest.mark.parametrize(
    ("text", "state", "area"),
    [
        ("San Francisco Bay Area", "CA", "41860"),
        ("Dallas-Fort Worth Metroplex", "TX", "19100"),
        ("Boise, ID", "ID", "14260"),
        ("Saint Louis, Missouri", "MO", "41180"),
        ("Washington, D.C.", "DC", "47900"),
        ("Washington DC", "DC", "47900"),
        ("Kansas City, KS", "KS", "28140"),
        ("Kansas City", "MO", "28140"),
        ("New York City, NY", "NY", "35620"),
        ("Murfreesboro, TN", "TN", "34980"),
        ("Winston-Salem, NC", "NC", "49180"),
        ("Louisville, KY", "KY", "31140"),
        ("Portland, ME", "ME", "38860"),
        ("Billings, MT 59101", "MT", "13740"),
    ],
)
def test_names_differ_from_the_official_ones_in_known_ways(
    text: str, state: str, area: str
) -> None:
    assert GAZETTEER.find(text) == (state, area)


@pytest.mark.parametrize("text", ["Texas, United States", "TX", "Texas", "US-TX", "Plano, TX",
                                  "Travis County, TX", "Kyle TX 78640", "Remote, TX",
                                  "Austin, TX; Dallas, TX", "Austin, TX, Dallas, TX"])  # fmt: skip
def test_where_the_area_is_unknown_the_state_is_still_given(text: str) -> None:
    assert GAZETTEER.find(text) == ("TX", None)


def test_an_area_of_several_states_has_a_state_only_where_a_city_is_meant() -> None:
    assert GAZETTEER.find("Greater Boston") == (None, "14460")
    assert GAZETTEER.find("New York City Metropolitan Area") == (None, "35620")
    assert GAZETTEER.find("Louisville/Jefferson County, KY-IN") == (None, "31140")
    assert GAZETTEER.find("Boston") == ("MA", "14460")


@pytest.mark.parametrize(
    "text",
    [
        *("", "Remote", "United States", "78701", "Work from home", "Springfield", "Portland"),
        *("Arlington", "Fort Worth", "London, England", "Paris, France", "Dublin"),
        "Washington DC-Baltimore Area",
    ],
)
def test_what_could_be_several_places_or_none_is_not_guessed(text: str) -> None:
    assert GAZETTEER.find(text) == (None, None)


def test_the_name_of_a_state_alone_is_the_state() -> None:
    assert GAZETTEER.find("New York") == ("NY", None)
    assert GAZETTEER.find("Washington") == ("WA", None)


def test_a_column_is_placed_row_by_row_and_null_has_no_place() -> None:
    column = pa.array(["Austin, TX", None, "Ohio", "Austin, TX", "?"])
    states, areas = GAZETTEER.located(column)
    assert states.to_pylist() == ["TX", None, "OH", "TX", None]
    assert areas.to_pylist() == ["12420", None, None, "12420", None]
    assert [len(part) for part in GAZETTEER.located(pa.array([], pa.string()))] == [0, 0]


@given(st.text(max_size=40))
def test_any_text_has_an_answer_of_states_and_areas_that_exist(text: str) -> None:
    state, area = GAZETTEER.find(text)
    assert state is None or state in {known.letters for known in STATES}
    assert area is None or area in {known.code for known in AREAS}


@given(st.sampled_from(AREAS), st.sampled_from(["{}", "  {} "]))
def test_the_official_name_of_an_area_is_that_area(place: Place, form: str) -> None:
    assert GAZETTEER.find(form.format(place.name.upper()))[1] == place.code


def test_most_real_postings_have_a_state(official: Path, data: Path) -> None:
    known = places.read(official / "geography" / "list1_2023.xlsx").places
    path = data / "records" / "linkedin_2023" / "job_postings.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        column = pa.array([row["location"] for row in csv.DictReader(stream)])
    states, areas = Gazetteer(known).located(column)
    assert len(column) == 33_246
    assert (len(states) - states.null_count) / len(column) > 0.9
    assert (len(areas) - areas.null_count) / len(column) > 0.5
