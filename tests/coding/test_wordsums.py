"""A key's vector is the sum of what its words, pairs and last word add to it."""

from __future__ import annotations

import numpy as np
import pytest

from metier.coding.features import ROWS, features
from metier.coding.numbering import Numbering
from metier.coding.rows import Rows
from metier.coding.wordsums import key_sums, word_sums


@pytest.mark.parametrize("keys", [["bill collector", "", "c#", "a b c d e"], ["chief cook " * 9]])
def test_sums_by_word_are_those_of_all_features(keys: list[str]) -> None:
    draw = np.random.default_rng(1)
    table = draw.integers(-99, 99, (ROWS, 4)).astype(np.int8)
    scales = draw.random(ROWS, np.float32)
    words = Numbering()
    rows = Rows.of([words.numbers(key.split()) for key in keys])
    places = np.arange(words.count)
    own = words.letters, words.starts
    held = word_sums(places, *own, table, scales)
    found = key_sums(rows.values, rows.starts, *own, places, *held, table, scales)
    for row, key in zip(found, keys, strict=True):
        seen = features(key)
        whole = scales[seen].astype(float) @ table[seen].astype(float)
        assert row == pytest.approx(whole / max(len(seen), 1) ** 0.5, rel=1e-12)
