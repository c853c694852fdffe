"""Rows of numbers state the level that rows of words state."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding import vocabulary as vocab
from metier.coding.levelrules import MANAGER_LEVEL, NONE, manages, stated
from metier.coding.seniority import LEVELS, level
from metier.coding.wordfacts import WordFacts

FACTS = WordFacts()
WORDS = sorted(
    {
        *vocab.LEARNERS, *vocab.LEARNING, *vocab.MANAGERS, *vocab.ATTENDANTS, *vocab.LEADERS,
        *vocab.LED_THINGS, *vocab.STAFF_ROLES, *vocab.KEEP_SENIOR_BEFORE, *vocab.QUALIFIERS,
        "senior", "sr", "junior", "entry", "level", "co", "principal", "staff", "start", "svp",
    }
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
@settings(deadline=None)  # the first call compiles
def test_the_level_is_that_of_the_words(words: list[str]) -> None:
    row = np.array(FACTS.words.numbers(words), np.int32)
    room = np.empty((4, 1_024), np.int32)
    own = stated(row, len(row), FACTS.arrays, room)
    assert (*LEVELS, "")[own] == level([tuple(words)], ())
    found = MANAGER_LEVEL if manages(row, len(row), FACTS.arrays, room) else NONE
    assert (*LEVELS, "")[found] == level([], tuple(words))
