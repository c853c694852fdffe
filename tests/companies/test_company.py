"""One company: found under any spelling, with its ranks, careers and states."""

from __future__ import annotations

import pytest
from tests.fixtures.employers import CLERKS, COLLECTORS, EFFECTS, atlas, folder

from metier.errors import NotFoundError, UsageError
from metier.model.companies import By
from metier.model.measure import OF_COMPANIES
from metier.store.read import Snapshot


@pytest.mark.parametrize("typed", ["alder bank", "ALDER BANK, INC.", " Alder  Bank "])
def test_a_company_is_found_under_any_spelling(typed: str) -> None:
    found = atlas().company(typed)
    assert (found.name, found.spellings) == ("Alder Bank", ("ALDER BANK",))


def test_its_place_in_each_ranking_is_told() -> None:
    found = atlas().company("alder bank")
    assert [ranking.by for ranking in found.rankings] == list(By)
    whole = atlas().companies("pay")
    assert found.rankings[0].standings == whole.standings[:1]
    assert found.rankings[0].ranked == whole.ranked


def test_its_careers_stand_beside_official_pay_most_records_first() -> None:
    careers = atlas().company("Alder Bank").careers
    assert [part.occupation.code.value for part in careers if part.occupation] == [
        COLLECTORS,
        CLERKS,
    ]
    assert careers[1].official is None
    official = careers[0].official
    assert official is not None
    assert (official.value, official.fact.source) == (49_060, "oews/2025-05/national")
    assert {"company.pay", "company.openings"} <= set(careers[0].figures)


def test_its_states_are_told_those_with_most_records_first() -> None:
    found = atlas().company("Alder Bank")
    assert [part.state for part in found.states] == ["TX", "MD"]
    assert set(found.states[1].figures) == {"company.pay"}


def test_postings_are_pointed_to_only_where_they_can_be_searched() -> None:
    assert atlas().company("Alder Bank").words == ""


def test_a_name_of_no_company_is_answered_with_those_spelled_like_it() -> None:
    with pytest.raises(NotFoundError, match="an employer in the records") as caught:
        atlas().company("Aldr Bank")
    assert "alder bank" in caught.value.hint.casefold()


def test_a_name_like_none_is_answered_with_where_they_are_listed() -> None:
    with pytest.raises(NotFoundError) as caught:
        atlas().company("zzz")
    assert caught.value.hint == "see metier companies"


def test_a_confidence_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="--confidence"):
        atlas().company("Elm", confidence=1.0)


def test_employers_are_listed_in_order_of_name_under_each_of_their_spellings() -> None:
    listed = Snapshot(folder()).employers(OF_COMPANIES)
    assert listed == sorted({*EFFECTS, "ALDER BANK"})
    assert Snapshot(folder()).employers(["company.openings"]) == [
        "Alder Bank",
        "Birch, Inc.",
        "Dogwood",
    ]
