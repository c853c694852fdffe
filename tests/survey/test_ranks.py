"""Ranges of ranks hold the true ranks, all at once, as often as they say."""

from __future__ import annotations

import time
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.survey.kernels import Array
from metier.survey.ranks import UNRANKED, ranks

ITEMS = st.lists(st.tuples(st.floats(-9, 9), st.floats(0, 3)), min_size=1, max_size=25)


@given(ITEMS, st.sampled_from([0.5, 0.9, 0.99]))
def test_ranges_are_those_of_intervals_held_against_each_other_in_pairs(
    items: list[tuple[float, float]], confidence: float
) -> None:
    values, errors = np.array(items).T
    found = ranks(values, errors, confidence)
    wide = NormalDist().inv_cdf(0.5 + confidence ** (1 / len(items)) / 2)
    low, high = values - wide * errors, values + wide * errors
    above = low[None, :] > high[:, None]
    assert found.best.tolist() == (1 + above.sum(axis=1)).tolist()
    assert found.worst.tolist() == (len(items) - above.sum(axis=0)).tolist()


def true_ranks(true: Array) -> tuple[Array, Array]:
    """Equal items share all the ranks that they take up together."""
    return 1 + (true[None, :] > true[:, None]).sum(1), (true[None, :] >= true[:, None]).sum(1)


@pytest.mark.parametrize("spacing", [0.0, 1.0, 4.0])
def test_all_ranges_hold_all_true_ranks_at_least_nine_times_in_ten(spacing: float) -> None:
    draw = np.random.default_rng(8)
    true = np.arange(20) * spacing
    errors = draw.uniform(0.5, 1.5, 20)
    first, last = true_ranks(true)
    held, narrow = 0, 0.0
    for _ in range(1000):
        found = ranks(draw.normal(true, errors), errors, 0.9)
        held += bool(((found.best <= first) & (found.worst >= last)).all())
        narrow += float((found.worst - found.best).mean()) / 1000
    assert held >= 900 - 2 * 9.5
    assert narrow < (19.1 if spacing == 0 else 14 / spacing)


def test_figures_without_error_have_their_ranks() -> None:
    found = ranks(np.array([3.0, 1.0, 2.0]), np.zeros(3))
    assert found.best.tolist() == found.worst.tolist() == [1, 3, 2]


def test_items_without_a_figure_or_an_error_take_no_part() -> None:
    found = ranks(np.array([3.0, np.nan, 2.0, 9.0]), np.array([0.1, 0.1, 0.1, np.nan]))
    assert found.items == 2
    assert found.best.tolist() == [1, UNRANKED, 2, UNRANKED]
    none = ranks(np.array([np.nan]), np.array([np.nan]))
    assert (none.items, none.best.tolist(), none.worst.tolist()) == (0, [0], [0])


def test_what_cannot_be_ranked_is_refused() -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        ranks(np.ones(2), np.ones(2), 1.0)
    with pytest.raises(UsageError, match="one for each"):
        ranks(np.ones(2), np.ones(3))
    with pytest.raises(UsageError, match="0 or more"):
        ranks(np.ones(2), -np.ones(2))


def test_ten_thousand_items_take_a_moment() -> None:
    draw = np.random.default_rng(9)
    values, errors = draw.normal(0, 1, 10_000), draw.uniform(0, 0.3, 10_000)
    start = time.perf_counter()
    found = ranks(values, errors)
    assert time.perf_counter() - start < 1
    assert (found.best <= found.worst).all()
