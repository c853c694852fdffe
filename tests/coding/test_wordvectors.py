"""The vectors of keys do not depend on which words are held already."""

from __future__ import annotations

import numpy as np

from metier.coding.features import LONGEST_KEY, ROWS
from metier.coding.model import TitleModel
from metier.coding.numbering import Numbering
from metier.coding.wordvectors import WordVectors


def test_vectors_are_the_same_with_other_words_held() -> None:
    draw = np.random.default_rng(7)
    table = draw.integers(-99, 99, (ROWS, 6)).astype(np.int8)
    scales = draw.random(ROWS).astype(np.float16)
    model = TitleModel((), table, scales, np.zeros((7, 0), np.float16), {})
    keys = ["bill collector", "", "night cook"]
    own = WordVectors(model, Numbering())
    expected = own.of(own.rows(keys))
    many = WordVectors(model, Numbering())
    for start in range(0, 3_000, 1_000):
        many.of(many.rows([f"cook{at}" for at in range(start, start + 1_000)]))
    assert np.array_equal(many.of(many.rows(keys)), expected)
    assert not expected[1].any()


def test_a_key_is_cut_where_the_classifier_stops_reading() -> None:
    model = TitleModel(
        (),
        np.zeros((ROWS, 1), np.int8),
        np.ones(ROWS, np.float16),
        np.zeros((2, 0), np.float16),
        {},
    )
    vectors = WordVectors(model, Numbering())
    (row,) = (vectors.rows([" ".join(["abcdefghi"] * 20)]),)
    assert len(row.values) == LONGEST_KEY // 10
