"""Features of a key: what two keys share, and that every key has its rows."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from metier.coding.features import LONGEST_KEY, ROWS, features, joined

KEYS = st.text("abcdefghij +#19", max_size=200)


@given(st.one_of(KEYS, st.text()))
def test_every_row_is_one_of_the_table(key: str) -> None:
    rows = features(key)
    assert all(0 <= row < ROWS for row in rows)
    assert bool(rows) == bool(key[:LONGEST_KEY].split())


def test_a_misspelled_word_shares_most_pieces_with_the_right_one() -> None:
    right, slip, other = (set(features(k)) for k in ("accountant", "acountant", "plumber"))
    assert len(right & slip) > len(right) / 2
    assert len(right & other) <= 2


def test_the_order_of_words_is_seen_and_so_is_the_last_word() -> None:
    assert set(features("sale manager")) != set(features("manager sale"))
    assert set(features("sale manager")) & set(features("bank manager"))


def test_letters_after_the_longest_key_are_not_looked_at() -> None:
    long = "a" * LONGEST_KEY
    assert features(long) == features(long + "bcd")


@given(st.lists(KEYS, max_size=8))
def test_joined_keys_come_apart_again(keys: list[str]) -> None:
    letters, starts = joined(keys)
    found = [bytes(letters[a:b]).decode() for a, b in pairwise(starts)]
    assert found == [key[:LONGEST_KEY] for key in keys]
