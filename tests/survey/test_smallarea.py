"""Blended means of titles: the published milk example, and errors that hold in simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError, UsageError
from metier.survey.inference import z
from metier.survey.kernels import Array
from metier.survey.smallarea import blend, blend_by_regression

# Arora and Lahiri (1997), Statistica Sinica 7; You and Chapman (2006), Survey Methodology 32:
# weekly expenditure on fresh milk of 43 areas and its standard error.
MILK = np.fromstring(
    "1.099 1.075 1.105 .628 .753 .981 1.257 1.095 1.405 1.356 .615 1.46 1.338 .854 1.176 1.111 "
    "1.257 1.43 1.278 1.292 1.002 1.183 1.044 1.267 1.193 .791 .795 .759 .796 .565 .886 .952 "
    ".807 .582 .684 .787 .44 .759 .77 .8 .756 .865 .64",
    sep=" ",
)
MILK_ERROR = np.fromstring(
    ".163 .08 .083 .109 .119 .141 .202 .127 .168 .178 .1 .201 .148 .143 .149 .145 .135 .172 .137 "
    ".163 .125 .247 .14 .171 .106 .121 .121 .259 .106 .089 .225 .205 .119 .067 .106 .126 .092 "
    ".132 .1 .113 .083 .121 .129",
    sep=" ",
)
MAJOR_AREA = np.repeat([0, 1, 2, 3], [7, 7, 11, 18])


def test_the_milk_example_comes_out() -> None:
    """Molina and Marhuenda (2015), "sae: An R Package", R Journal 7(1): eblupFH, mseFH, REML."""
    regressors = np.column_stack([np.ones(43), *(area == MAJOR_AREA for area in (1, 2, 3))])
    found = blend_by_regression(MILK, MILK_ERROR**2, regressors)
    assert found.between == pytest.approx(0.01855022, abs=2e-7)  # theirs stops at 1e-4
    level = found.synthetic[[0, 7, 14, 25]]
    effects = [level[0], *(level[1:] - level[0])]
    np.testing.assert_allclose(effects, [0.9681890, 0.1327801, 0.2269462, -0.2413011], atol=1e-6)
    values = [1.0219703, 1.0476018, 1.0679513, 0.7608170, 0.8461574, 0.9743727, 1.0584523]
    np.testing.assert_allclose(found.value[:7], values, atol=1e-6)
    assert found.value[42] == pytest.approx(0.6810870, abs=1e-6)
    squared = [0.013460220, 0.005372876, 0.005701990, 0.008541740, 0.009579594, 0.011670632]
    np.testing.assert_allclose(found.standard_error[:6] ** 2, squared, atol=1e-7)
    assert found.standard_error[42] ** 2 == pytest.approx(0.009903626, abs=1e-7)


@pytest.mark.parametrize("synthetic_error", [0.0, 0.6])
def test_standard_errors_are_right_on_average_and_intervals_hold_about_nine_times_in_ten(
    synthetic_error: float,
) -> None:
    draw = np.random.default_rng(20)
    variances = np.tile([0.3, 0.6, 1.0, 2.0, 6.0], 8)
    missed, stated, inside = [], [], []
    for _ in range(400):
        true = draw.normal(20, 1, variances.size)
        means = draw.normal(true, np.sqrt(variances))
        found = blend(means, variances, draw.normal(20, synthetic_error), synthetic_error)
        missed.append((found.value - true) ** 2)
        stated.append(found.standard_error**2)
        inside.append(np.abs(found.value - true) <= z(0.9) * found.standard_error)
    actual, said = (np.mean(errors, axis=0).reshape(8, 5).mean(0) for errors in (missed, stated))
    np.testing.assert_allclose(said, actual, rtol=0.12)
    assert np.mean(inside) == pytest.approx(0.9, abs=0.02)


def test_the_between_variance_of_a_given_mean_is_where_the_likelihood_is_highest() -> None:
    draw = np.random.default_rng(3)
    variances = draw.gamma(2, 1, 12)
    means = draw.normal(5, np.sqrt(2 + variances))

    def likelihood(between: float) -> float:
        whole = np.diag(between + variances) + 0.7**2
        left = means - 5
        return float(-np.linalg.slogdet(whole)[1] - left @ np.linalg.solve(whole, left))

    between = blend(means, variances, 5.0, 0.7).between
    assert between > 0
    assert likelihood(between) > max(likelihood(between * 0.99), likelihood(between * 1.01))


@given(st.floats(0.1, 1e5), st.floats(-1e6, 1e6), st.integers(0, 1000))
def test_the_unit_and_the_origin_do_not_matter(scale: float, origin: float, seed: int) -> None:
    draw = np.random.default_rng(seed)
    variances, means = draw.gamma(3, 1, 9), draw.normal(0, 2, 9)
    one = blend(means, variances, 0.0, 0.3)
    other = blend(means * scale + origin, variances * scale**2, origin, 0.3 * scale)
    np.testing.assert_allclose(other.weight, one.weight, atol=1e-5)
    np.testing.assert_allclose(other.standard_error, one.standard_error * scale, rtol=1e-4)
    assert one.between >= 0


def test_titles_that_differ_by_chance_alone_take_the_official_mean() -> None:
    found = blend(np.array([9.0, 10.0, 11.0]), np.full(3, 4.0), 10.0, 0.5)
    assert found.between == 0
    assert found.value.tolist() == [10.0, 10.0, 10.0]
    assert (found.standard_error > 0.5).all()


def test_a_title_without_a_mean_takes_the_synthetic_one_and_says_how_far_titles_lie_from_it() -> (
    None
):
    means = np.array([1.0, 9.0, np.nan, 5.0])
    found = blend(means, np.array([1.0, 1.0, np.inf, 1.0]), 4.0, 2.0)
    assert found.value[2] == 4
    assert found.standard_error[2] == pytest.approx(np.sqrt(found.between + 4))
    assert np.isfinite(found.value).all()
    fitted = blend_by_regression(means, np.array([1.0, 1.0, np.inf, 1.0]), np.ones((4, 1)))
    assert fitted.value[2] == fitted.synthetic[2] == pytest.approx(5)


def test_a_mean_of_hardly_any_error_stays_what_it_is() -> None:
    found = blend(np.array([1.0, 9.0, 5.0]), np.array([1e-9, 1.0, 1.0]), 4.0)
    assert found.value[0] == pytest.approx(1)
    assert found.standard_error[0] == pytest.approx(np.sqrt(1e-9), rel=1e-3)


def test_what_cannot_be_blended_is_refused() -> None:
    two = np.array([1.0, 2.0])
    with pytest.raises(UsageError, match="above 0"):
        blend(two, np.array([1.0, 0.0]), 1.0)
    with pytest.raises(InputError, match="2 or more with a mean, found 1"):
        blend(two, np.array([1.0, np.inf]), 1.0)
    with pytest.raises(InputError, match="3 or more"):
        blend_by_regression(two, two, np.ones((2, 1)))
    with pytest.raises(InputError, match="dependent"):
        blend_by_regression(np.arange(6.0), np.ones(6), np.ones((6, 2)))


def all_finite(*arrays: Array) -> bool:
    return all(np.isfinite(array).all() for array in arrays)


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(1e-3, 1e3)), min_size=2, max_size=30))
def test_blends_lie_between_the_two_means(titles: list[tuple[float, float]]) -> None:
    means, variances = np.array(titles).T
    found = blend(means, variances, 2.0, 0.1)
    assert all_finite(found.value, found.standard_error)
    low, high = np.minimum(means, 2.0), np.maximum(means, 2.0)
    assert ((found.value >= low - 1e-12) & (found.value <= high + 1e-12)).all()
