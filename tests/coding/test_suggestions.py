"""Titles that a person may be about to type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.suggestions import Suggestions, worth

STANDINGS = {
    "account manager": 40.0,
    "accountant": 42.0,
    "cashier": 40.0,
    "human resource manager": 40.0,
    "loan clerk": 3.0,
    "loan officer": 50.0,
    "loss mitigation specialist": 50.0,
    "loss prevention officer": 20.0,
    "marketing director": 40.0,
    "registered nurse": 60.0,
    "senior care aide": 2.0,
    "software engineer": 45.0,
    "software engineering manager": 41.0,
}


@pytest.fixture(scope="module")
def index() -> Suggestions:
    return Suggestions(STANDINGS)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("loss mit", "loss mitigation specialist"),
        ("regsitered nu", "registered nurse"),
        ("sofware eng", "software engineer"),
        ("Software  ENG", "software engineer"),
        ("director of mar", "marketing director"),
        ("eng soft", "software engineer"),
        ("cashiers", "cashier"),
        ("rn", "registered nurse"),
        ("hr man", "human resource manager"),
        ("sr acct mgr", "account manager"),
        ("senior ca", "senior care aide"),
        ("ergistered", "registered nurse"),
    ],
)
def test_what_is_meant_comes_first(index: Suggestions, typed: str, first: str) -> None:
    assert index.find(typed)[0] == first


def test_of_two_that_fit_alike_the_commoner_comes_first(index: Suggestions) -> None:
    assert index.find("loan") == ["loan officer", "loan clerk"]


def test_a_title_in_full_comes_before_longer_and_commoner_ones() -> None:
    index = Suggestions({"nurse": 1.0, "nurse manager": 90.0, "registered nurse": 90.0})
    assert index.find("nurse")[0] == "nurse"


def test_a_beginning_as_typed_comes_before_one_that_is_near(index: Suggestions) -> None:
    found = Suggestions({"barista": 90.0, "barrister": 1.0}).find("barris")
    assert found == ["barrister", "barista"]


def test_an_abbreviation_of_two_meanings_finds_both(index: Suggestions) -> None:
    assert {*index.find("acct")} == {"accountant", "account manager"}


@pytest.mark.parametrize(
    "typed", ["", " ", "zzqx", "§$%", "日本語", "the of", "\x00", "a" * 10_000]
)
def test_nonsense_finds_nothing(index: Suggestions, typed: str) -> None:
    assert index.find(typed.replace("a", "zq")) == []


def test_no_titles_find_nothing() -> None:
    assert Suggestions({}).find("nurse") == []


@given(st.text(max_size=60), st.integers(0, 10))
def test_no_text_raises_and_no_more_than_the_limit_are_found(text: str, limit: int) -> None:
    found = Suggestions(STANDINGS).find(text, limit)
    assert len(found) == len({*found}) <= limit
    assert {*found} <= {*STANDINGS}


@given(st.sampled_from(sorted(STANDINGS)), st.data())
def test_every_beginning_of_a_title_finds_it(key: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(1, len(key)))
    found = Suggestions(STANDINGS).find(key[:end], len(STANDINGS))
    assert key in found


def test_groups_are_worth_nothing_and_settled_titles_the_most() -> None:
    assert worth("43-3010", "soc title") == 0.0
    assert worth("43-3011.00", "onet title") == 8.0
    assert worth("43-3011", "correction") > worth("43-3011", "lexicon")
