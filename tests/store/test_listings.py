"""Titles held in memory: found by key and by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.codes import soc
from metier.store.listings import Listings, entry_of

LEXICON = "soc-2018\t43-3011\tlexicon\t1.0\t"
LISTED = "onet-soc-2019\t43-3011.00\tonet alternate\t2.0\t"


def listings(*titles: str) -> Listings:
    return Listings((title.lower(), title, LEXICON) for title in titles)


@pytest.fixture
def held() -> Listings:
    return Listings(
        [
            ("loan clerk", "Loan Clerk", LISTED),
            ("bill collector", "Bill & Account Collectors", LISTED),
            ("bill collector", "Bill Collector", LEXICON),
        ]
    )


def test_a_key_finds_its_entries_and_nothing_else(held: Listings) -> None:
    found = [entry.title for entry in held.entries("bill collector")]
    assert found == ["Bill & Account Collectors", "Bill Collector"]
    assert held.entries("bill") == []
    assert held.entries("zzz") == []


def test_the_standing_of_a_key_adds_up_over_its_lines(held: Listings) -> None:
    standings = held.standings(lambda code, listing: len(listing) + len(code))
    assert standings == {"bill collector": 14.0 + 48.0, "loan clerk": 48.0}


def test_a_key_that_is_worth_nothing_has_no_standing(held: Listings) -> None:
    assert [*held.standings(lambda _, listing: listing == "lexicon")] == ["bill collector"]


def test_a_key_is_shown_in_its_own_words_where_a_list_has_them(held: Listings) -> None:
    assert held.title("bill collector") == "Bill Collector"
    with pytest.raises(KeyError):
        held.title("bill")


def test_the_nearest_title_shares_the_most_and_the_rarest_words() -> None:
    held = listings("Bill Collector", "Debt Collector", "Loan Clerk", "Loan Collector")
    near = [entry.title for entry in held.near(["loan", "collector"], 4)]
    assert near[0] == "Loan Collector"
    assert set(near) == {"Loan Collector", "Loan Clerk", "Bill Collector", "Debt Collector"}


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert [entry.title for entry in listings("Bar Back", "Barber").near(["bar"], 5)] == [
        "Bar Back"
    ]


def test_an_entry_is_read_from_its_row() -> None:
    entry = entry_of(("Skip Tracer", "soc-2018", "43-3011", "correction", 2.0, "they trace"))
    assert (entry.code, entry.weight, entry.reason) == (soc("43-3011"), 2.0, "they trace")


@given(st.lists(st.text("abc ", min_size=1).filter(str.strip), max_size=12), st.integers(0, 4))
def test_every_title_is_found_by_its_key_and_is_near_itself(titles: list[str], more: int) -> None:
    held = listings(*titles)
    for title in titles:
        assert title in [entry.title for entry in held.entries(title.lower())]
        near = held.near(title.split(), len(titles) + more)
        assert near
        assert {*near[0].title.split()} == {*title.split()}
