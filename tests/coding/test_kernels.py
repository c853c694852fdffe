"""The compiled loops see what the plain ones see, and learn what they are shown."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding.features import ROWS, features, joined
from metier.coding.kernels import fill, learn

KEYS = st.lists(st.text("abcdefghij+#19é漢", min_size=1, max_size=30), max_size=12).map(" ".join)


def _filled(key: str) -> list[int]:
    letters, starts = joined([key])
    rows = np.empty(2_000, np.int32)
    words = np.empty((200, 2), np.int64)
    used = fill(letters, starts[0], starts[1], words, rows)
    return [int(row) for row in rows[:used]]


@settings(deadline=None)  # the first call compiles
@given(KEYS)
def test_the_features_are_those_of_the_plain_function(key: str) -> None:
    assert _filled(key) == features(key)


def test_a_key_of_single_letters_fits() -> None:
    key = " ".join("a" * 100)
    assert _filled(key) == features(key)


def test_the_loss_falls_from_pass_to_pass() -> None:
    letters, starts = joined(["cook", "chief cook", "plumber", "pipe plumber"])
    table = ((np.random.default_rng(1).random((ROWS, 8)) - 0.5) / 5).astype(np.float32)
    output = np.zeros((9, 2), np.float32)
    sums, cells = np.full(ROWS, 1e-6, np.float32), np.full((9, 2), 1e-2, np.float32)
    state = np.array([5], np.uint64)
    losses = [
        learn(
            letters,
            starts,
            np.arange(5),
            np.array([0, 0, 1, 1], np.int32),
            np.ones(4, np.float32),
            np.ones(4, np.float32),
            np.array([0, 2, 1, 3]),
            table,
            sums,
            output,
            cells,
            0.2,
            0.2,
            np.zeros(5),
            0.0,
            state,
        )
        for _ in range(6)
    ]
    assert losses[-1] < losses[0] / 3
