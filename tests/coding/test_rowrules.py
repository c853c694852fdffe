"""Rows of numbers are rewritten as rows of words are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding import vocabulary as vocab
from metier.coding.rewriting import key_row, rewritten
from metier.coding.rowrules import copy, has, key, rewrite, same
from metier.coding.wordfacts import NEIGHBOURED, STOP, WordFacts

FACTS = WordFacts()
WORDS = sorted(
    {
        *vocab.ABBREVIATIONS, *vocab.BY_POSITION, *vocab.ACRONYMS, *vocab.DROPPED_GRADES,
        *vocab.KEEP_SENIOR_BEFORE, *vocab.LEVELS, *vocab.STOPWORDS, "3617", "painters", "vice",
        *(word for phrase in vocab.DECORATION for word in phrase),
    }
)  # fmt: skip


def _row(words: list[str]) -> np.ndarray:
    row = np.empty(1_024, np.int32)
    row[: len(words)] = FACTS.words.numbers(words)
    FACTS.note()
    return row


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7))
@settings(deadline=None)  # the first call compiles
def test_rows_of_numbers_change_as_rows_of_words_do(words: list[str]) -> None:
    room = np.empty((4, 1_024), np.int32)
    row = _row(words)
    if has(row, len(words), FACTS.flags, NEIGHBOURED):
        return
    size = rewrite(row, len(words), FACTS.arrays, room)
    assert tuple(FACTS.words.text(at) for at in row[:size]) == rewritten(tuple(words))
    row = _row(words)
    size = key(row, len(words), FACTS.arrays, room)
    assert tuple(FACTS.words.text(at) for at in row[:size]) == key_row(tuple(words))


@pytest.mark.parametrize(
    ("words", "found"), [(["cook", "of"], True), (["cook"], False), ([], False)]
)
def test_a_row_has_a_flag_if_a_word_has(words: list[str], found: bool) -> None:
    assert has(_row(words), len(words), FACTS.flags, STOP) is found


def test_a_row_is_the_same_as_its_copy() -> None:
    row, other = _row(["bill", "collector"]), _row(["cook"])
    assert not same(row, 2, other, 1)
    assert same(row, 2, other, copy(row, 2, other))
