"""Ratings drawn to the mean of all: a published example, and coverage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError, UsageError
from metier.survey.inference import z
from metier.survey.shrinkage import shrink, within_variance


def test_the_hachemeister_example_comes_out() -> None:
    """Hachemeister (1975), the Bühlmann-Straub fit in the vignette of the R package actuar."""
    claims = np.array([100155, 19895, 13735, 4152, 36110])
    means = np.array([2060.921, 1511.224, 1805.843, 1352.976, 1599.829])
    found = shrink(claims, means, within=139120026)
    assert found.centre == pytest.approx(1683.713, abs=0.01)
    assert found.between == pytest.approx(89639, abs=1)
    credibility = [0.9847404, 0.9276352, 0.8984754, 0.7279092, 0.9587911]
    np.testing.assert_allclose(found.weight, credibility, atol=1e-6)
    premiums = [2055.165, 1523.706, 1793.444, 1442.967, 1603.285]
    np.testing.assert_allclose(found.value, premiums, atol=0.01)


def test_moments_of_equal_groups_are_those_of_the_analysis_of_variance() -> None:
    draw = np.random.default_rng(4)
    ratings = draw.normal(draw.normal(3, 1, (12, 1)), 2, (12, 5))
    n = np.full(12, 5)
    within = within_variance(n, ratings.sum(1), (ratings**2).sum(1))
    assert within == pytest.approx(ratings.var(axis=1, ddof=1).mean())
    found = shrink(n, ratings.mean(1), within)
    assert found.between == pytest.approx(ratings.mean(1).var(ddof=1) - within / 5)
    assert found.centre == pytest.approx(ratings.mean())


def test_intervals_hold_the_true_mean_nine_times_in_ten_for_few_ratings_and_many() -> None:
    draw = np.random.default_rng(12)
    n = np.tile([1, 2, 5, 20, 100], 400)
    inside = []
    for _ in range(5):
        true = draw.normal(3.6, 0.5, n.size)
        totals, squares = np.zeros(n.size), np.zeros(n.size)
        for at in range(n.max()):
            rating = draw.normal(true, 1.1) * (n > at)
            totals += rating
            squares += rating**2
        found = shrink(n, totals / n, within_variance(n, totals, squares))
        assert found.between == pytest.approx(0.25, abs=0.05)
        inside.append(np.abs(found.value - true) <= z(0.9) * found.standard_error)
    shares = np.mean(inside, axis=0).reshape(400, 5).mean(axis=0)
    np.testing.assert_allclose(shares, 0.9, atol=0.025)


@given(st.lists(st.tuples(st.integers(0, 30), st.floats(1, 5)), min_size=3, max_size=20))
def test_posterior_means_lie_between_a_group_s_own_mean_and_that_of_all(
    groups: list[tuple[int, float]],
) -> None:
    n, means = np.array([[1, 2.0], [2, 4.0], *groups]).T
    found = shrink(n, means, 1.3)
    low, high = np.minimum(means, found.centre), np.maximum(means, found.centre)
    rated = n > 0
    assert (found.value >= low - 1e-12)[rated].all()
    assert (found.value <= high + 1e-12)[rated].all()
    assert np.isfinite(found.standard_error).all()
    assert found.between >= 0


def test_a_group_without_ratings_has_the_mean_of_all_and_the_spread_of_groups() -> None:
    found = shrink(np.array([50, 50, 0]), np.array([2.0, 4.0, np.nan]), 1.0)
    assert found.value[2] == found.centre == pytest.approx(3)
    assert found.standard_error[2] > np.sqrt(found.between)
    assert found.weight[2] == 0


def test_groups_that_differ_by_chance_have_one_mean() -> None:
    found = shrink(np.array([3, 4, 5]), np.array([3.0, 3.1, 2.9]), 1.0)
    assert found.between == 0
    np.testing.assert_allclose(found.value, (9 + 12.4 + 14.5) / 12)
    np.testing.assert_allclose(found.standard_error, np.sqrt(1 / 12))


def test_too_few_ratings_are_refused() -> None:
    with pytest.raises(InputError, match="two ratings or more"):
        within_variance(np.array([1, 0]), np.array([3.0, 0.0]), np.array([9.0, 0.0]))
    with pytest.raises(InputError, match="two or more, found 1"):
        shrink(np.array([5, 0]), np.array([3.0, np.nan]), 1.0)
    with pytest.raises(UsageError, match="above 0"):
        shrink(np.array([5, 5]), np.array([3.0, 3.0]), 0.0)
    with pytest.raises(UsageError, match="numbers of ratings"):
        shrink(np.array([5, -5]), np.array([3.0, 3.0]), 1.0)
