"""Places as typed."""

from __future__ import annotations

import pytest

from metier.compare.places import NATION, find_place
from metier.errors import NotFoundError, UsageError
from metier.model.records import Place, PlaceKind

KNOWN = [
    Place("12580", "Baltimore-Columbia-Towson, MD", PlaceKind.METRO, ("MD",)),
    Place("38900", "Portland-Vancouver-Hillsboro, OR-WA", PlaceKind.METRO, ("OR", "WA")),
    Place("38860", "Portland-South Portland, ME", PlaceKind.METRO, ("ME",)),
    Place("35620", "New York-Newark-Jersey City, NY-NJ", PlaceKind.METRO, ("NY", "NJ")),
]


@pytest.mark.parametrize("text", [None, "US", "usa", " United States ", "nation"])
def test_no_place_and_the_nations_names_are_the_nation(text: str | None) -> None:
    assert find_place(text, KNOWN) is NATION


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MD", "MD"),
        ("maryland", "MD"),
        ("12580", "12580"),
        ("Baltimore", "12580"),
        ("columbia, md", "12580"),
        ("portland me", "38860"),
        ("Vancouver", "38900"),
        ("New York", "NY"),
        ("new york-newark-jersey city ny-nj", "35620"),
    ],
)
def test_a_place_is_found_by_code_name_or_city_and_a_state_before_a_metro_area(
    text: str, code: str
) -> None:
    assert find_place(text, KNOWN).code == code


def test_a_city_of_several_metro_areas_is_not_guessed() -> None:
    with pytest.raises(UsageError) as caught:
        find_place("Portland", KNOWN)
    assert "38860" in caught.value.found
    assert "38900" in caught.value.found


def test_an_unknown_place_is_an_error_that_names_near_ones() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_place("Baltimoore", KNOWN)
    assert "Baltimore" in caught.value.hint
    with pytest.raises(NotFoundError) as caught:
        find_place("Atlantis", KNOWN)
    assert caught.value.hint == "use a state, or a metro area's city"


@pytest.mark.parametrize(
    ("text", "name"), [("Marylnd", "Maryland"), ("Vancuver", "Portland-Vancouver-Hillsboro, OR-WA")]
)
def test_a_misspelled_state_or_city_is_named(text: str, name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_place(text, KNOWN)
    assert caught.value.hint.startswith(f"did you mean {name}")


def test_an_empty_place_could_not_be_any() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_place(" ", KNOWN)
    assert caught.value.hint == "use a state, or a metro area's city"
