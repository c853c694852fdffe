"""Misspelled words are put right, and names are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.known import COMMON, KnownWords

COUNTS = {"accountant": 40, "account": 90, "nurse": 50, "evening": 20, "rare": 1, "mechanic": 4}
WORDS = KnownWords(COUNTS)


@pytest.mark.parametrize(
    "typed", ["acountant", "accontant", "acocuntant", "accountsnt", "acountnt"]
)
def test_a_slip_of_the_pen_is_put_right(typed: str) -> None:
    assert WORDS.respelled(f"senior {typed}") == "senior accountant"


@pytest.mark.parametrize("typed", ["nars", "xurse", "accountants", "accoun", "zebra", "vevening"])
def test_a_word_too_short_or_too_unlike_or_with_another_ending_stays(typed: str) -> None:
    assert WORDS.respelled(typed) == typed


def test_a_word_is_not_taken_for_a_rare_one() -> None:
    typed = "mechanik"
    assert WORDS.respelled(typed) == "mechanic"
    assert KnownWords({"mechanic": COMMON - 1}).respelled(typed) == typed


@given(st.lists(st.sampled_from([*COUNTS, "zzz", "acountant", "漢字"])))
def test_known_words_stay_and_none_is_lost(words: list[str]) -> None:
    found = WORDS.respelled(" ".join(words)).split()
    assert len(found) == len(words)
    assert all(new == old for new, old in zip(found, words, strict=True) if old in COUNTS)
    assert WORDS.respelled(" ".join(found)).split() == found
