"""Shares in 32 bits are those in 64, to six digits."""

from __future__ import annotations

import numpy as np
import pytest

from metier.coding.blending import blended, likely_of
from metier.coding.bulk import together
from metier.coding.shares import pooled
from metier.coding.standings import Standings

DRAW = np.random.default_rng(3)
CODES = 40


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return shares


def test_titles_and_their_workers_are_taken_together() -> None:
    vectors, layer = DRAW.normal(size=(3, 5)), DRAW.normal(size=(6, CODES)).astype(np.float32)
    which = np.array([[0, 1, 2, 2], [0, 0, 2, 1]])
    expected = together(_softmax(vectors @ layer[:-1] + layer[-1]), *which)
    assert likely_of(vectors, layer, which) == pytest.approx(expected, abs=1e-6)


def test_lists_and_classifier_are_pooled() -> None:
    likely = DRAW.dirichlet(np.ones(CODES), 5)
    likely[4] = np.eye(CODES)[2]
    standings = Standings(
        np.ones(5, bool),
        np.array([False, True, False, True, True]),
        np.array([3, 9, 7, 8, 2], np.int32),
        np.array([5.0, 1.5, 40.0, 40.0, 40.0]),
        np.array([0, 2, 4, 4, 4, 5]),
    )
    expected = pooled(likely, standings.spread(CODES), standings.settled)
    found = blended(likely.astype(np.float32), standings)
    assert found == pytest.approx(expected, abs=1e-6)
