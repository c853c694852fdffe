"""Rows are put together, taken and told apart."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding.rows import Rows, distinct, joined


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=40))
def test_rows_that_are_the_same_are_found(rows: list[list[int]]) -> None:
    firsts, which = distinct(*Rows.of(rows).pair)
    assert [rows[firsts[at]] for at in which] == rows
    assert len(firsts) == len({tuple(row) for row in rows})


def test_rows_are_taken_and_joined() -> None:
    rows = Rows.of([[1, 2], [], [3]])
    both = joined([rows.take(np.array([2, 0])), rows])
    assert both.values.tolist() == [3, 1, 2, 1, 2, 3]
    assert both.starts.tolist() == [0, 1, 3, 5, 5, 6]
    assert len(both) == 5
