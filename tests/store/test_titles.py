"""The titles of a snapshot: found by key and by word."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.model.codes import soc
from metier.store.read import Snapshot
from metier.store.titles import FEW, Titles


@pytest.fixture(scope="module")
def titles(small: Path) -> Titles:
    return Snapshot(small).titles


def test_a_key_finds_its_entries_and_nothing_else(titles: Titles) -> None:
    assert [entry.title for entry in titles.entries("bill collector")] == ["Bill Collector"]
    assert titles.entries("bill") == []
    assert titles.entries("x' OR 1=1 --") == []


def test_words_are_counted_over_all_titles(titles: Titles) -> None:
    assert titles.counts() == {"bill": 1, "clerk": 1, "collector": 3, "debt": 1, "loan": 2}


def test_the_nearest_title_shares_the_most_and_the_rarest_words(titles: Titles) -> None:
    near = [entry.title for entry in titles.near(["loan", "collector"], 4)]
    assert near[0] == "Loan Collector"
    assert set(near) == {"Loan Collector", "Loan Clerk", "Bill Collector", "Debt Collector"}


def test_no_more_than_the_limit_are_near(titles: Titles) -> None:
    assert len(titles.near(["collector"], 2)) == 2
    assert titles.near(["collector"], 0) == []


def test_unknown_words_find_nothing(titles: Titles) -> None:
    assert titles.near(["zebra"], 5) == []
    assert titles.near([], 5) == []


def test_an_occupation_has_its_official_title_and_an_unknown_one_none(titles: Titles) -> None:
    assert titles.occupation_title(soc("43-3011")) == "Bill and Account Collectors"
    assert titles.occupation_title(soc("99-9999")) == ""


def test_all_entries_come_in_the_order_of_their_titles(titles: Titles) -> None:
    listed = [entry.title for entry in titles.all()]
    assert listed == ["Bill Collector", "Debt Collector", "Loan Clerk", "Loan Collector"]


def test_the_first_keys_are_found_in_the_file_and_later_ones_in_memory_alike(small: Path) -> None:
    titles = Snapshot(small).titles
    found = [titles.entries("loan clerk") for _ in range(FEW + 2)]
    assert found[0] == found[-1] != []
