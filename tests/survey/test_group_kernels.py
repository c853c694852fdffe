"""The loops over sorted rows give what a slow reading of their definitions gives."""

from __future__ import annotations

import math
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.survey import group_kernels as kernels

Rows = list[tuple[int, int, int]]
rows = st.lists(
    st.tuples(st.integers(-5, 40), st.integers(-3, 90), st.integers(-3, 90)), min_size=1,
    max_size=60,
)  # fmt: skip


def arrays(people: Rows) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    people = sorted(people)
    values = np.array([value for value, *_ in people], np.int64)
    weights = np.array([list(own) for _, *own in people], np.int16)
    return weights, values, np.array([0, len(people)])


def first_reaching(people: Rows, column: int, share: float) -> float:
    """The quantile by its definition."""
    total = sum(person[column] for person in people)
    if total <= 0:
        return math.nan
    reached = 0
    for value, same in groupby(sorted(people), key=lambda person: person[0]):
        reached += sum(person[column] for person in same)
        if reached >= share * total:
            return float(value)
    raise AssertionError("a whole is always reached")


@settings(deadline=None)  # the first call compiles
@given(people=rows, share=st.sampled_from([0.1, 0.25, 0.5, 0.9]))
def test_single_records_give_sums_and_the_value_that_first_reaches_the_share(
    people: Rows, share: float
) -> None:
    weights, values, starts = arrays(people)
    counts, products, found = (np.full((1, 2), 7), np.full((1, 2), 7), np.zeros((1, 2)))
    scratch = np.empty(0, np.int32)
    kernels.group_sums(weights, values, starts, share, scratch, True, counts, products, found)
    for column in (1, 2):
        assert counts[0, column - 1] == sum(person[column] for person in people)
        assert products[0, column - 1] == sum(person[0] * person[column] for person in people)
        wanted = first_reaching(people, column, share)
        assert found[0, column - 1] == pytest.approx(wanted, nan_ok=True, abs=0)


@settings(deadline=None)
@given(people=rows)
def test_fractions_of_weights_give_the_same_quantiles(people: Rows) -> None:
    weights, values, starts = arrays(people)
    halves, found = weights / 2, np.zeros((1, 2))
    counts = halves.sum(axis=0, keepdims=True)
    kernels.group_quantiles(
        halves, values, starts, 0.5, np.empty(0, np.float64), False, counts, found
    )
    wanted = [first_reaching(people, column, 0.5) for column in (1, 2)]
    assert found[0].tolist() == pytest.approx(wanted, nan_ok=True, abs=0)


def test_replicate_variances_are_the_weighted_squares_around_the_estimate() -> None:
    estimates = np.array([[10.0, 12.0, 9.0], [1.0, 1.0, 1.0]])
    found = np.empty(2)
    kernels.replicate_variances(estimates, np.array([0.5, 0.25]), found)
    assert found.tolist() == [0.5 * 4 + 0.25 * 1, 0.0]
