"""Margins and tests, against analytic values and laws."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.survey.inference import difference, false_discovery, margin, two_sided_p, z

NORMAL = NormalDist()


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 1.7])
def test_a_confidence_outside_0_and_1_is_refused(confidence: float) -> None:
    with pytest.raises(UsageError):
        z(confidence)


def test_margins_at_90_percent_use_the_census_factor() -> None:
    assert margin(1678, 0.9) == pytest.approx(1.645 * 1678, abs=1e-9)


def test_positive_covariance_narrows_a_difference() -> None:
    assert difference(5, 3, 2, 4, covariance=12).standard_error == pytest.approx(1)


def test_a_gap_of_one_z_has_p_of_one_minus_confidence() -> None:
    assert two_sided_p(-NORMAL.inv_cdf(0.95) * 2, 2) == pytest.approx(0.1)
    assert two_sided_p(3, 0) == 0
    assert two_sided_p(30, 1) > 0


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.01, 0.5))
def test_discoveries_are_the_smallest_p_values_and_never_fewer_at_a_laxer_level(
    p_values: list[float], level: float
) -> None:
    found = false_discovery(p_values, level)
    chosen = [p for p, real in zip(p_values, found, strict=True) if real]
    rest = [p for p, real in zip(p_values, found, strict=True) if not real]
    assert not chosen or not rest or max(chosen) < min(rest)
    assert sum(false_discovery(p_values, level + 0.2)) >= len(chosen)


@pytest.mark.parametrize(
    ("p_values", "real"),
    [
        ([0.06, 0.5, 0.5], [False, False, False]),
        ([0.06, 0.001, 0.001], [True, True, True]),
        ([0.09, 0.095], [True, True]),
    ],
)
def test_what_else_is_tested_decides_which_p_value_is_a_discovery(
    p_values: list[float], real: list[bool]
) -> None:
    assert false_discovery(p_values, 0.1) == real


def test_a_gap_of_unknown_error_is_never_called_real() -> None:
    gap, error = difference(10.0, float("nan"), 4.0, 1.0)
    assert (gap, math.isnan(error)) == (6.0, True)
    assert two_sided_p(gap, error) == 1.0
