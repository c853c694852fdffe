"""The table of states: complete, consistent, and readable in all three ways."""

from __future__ import annotations

import pytest

from metier.model.states import BY_FIPS, BY_LETTERS, STATES, find_state, states_in_title


def test_there_are_fifty_states_the_district_and_five_territories() -> None:
    territories = [state for state in STATES if state.territory]
    assert len(STATES) - len(territories) == 51
    assert {state.letters for state in territories} == {"AS", "GU", "MP", "PR", "VI"}


def test_no_two_states_share_letters_number_or_name() -> None:
    assert len(BY_FIPS) == len(BY_LETTERS) == len({state.name for state in STATES}) == len(STATES)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.letters)
def test_letters_number_and_name_all_lead_to_the_same_state(state: object) -> None:
    for key in ("letters", "fips", "name"):
        text = getattr(state, key)
        assert find_state(text) is find_state(text.lower()) is state


def test_a_number_that_lost_its_leading_zero_is_still_found() -> None:
    alabama = find_state("1")
    assert alabama is not None
    assert alabama.letters == "AL"


@pytest.mark.parametrize("text", ["", "ZZ", "99", "3", "Atlantis", "²"])
def test_what_is_no_state_is_none(text: str) -> None:
    assert find_state(text) is None


def test_a_metro_title_names_its_states_in_order() -> None:
    assert states_in_title("New York-Newark-Jersey City, NY-NJ") == ("NY", "NJ")
    assert states_in_title("Winston-Salem, NC") == ("NC",)


@pytest.mark.parametrize("title", ["", "Gotham", "Atlantis, ZZ", "Half, NY-ZZ"])
def test_a_title_that_does_not_end_in_states_names_none(title: str) -> None:
    assert states_in_title(title) == ()
