"""Margins, tests and the chance to out-earn, against analytic values and laws."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.survey.inference import (
    Knot,
    difference,
    false_discovery,
    margin,
    outearn_chance,
    two_sided_p,
    z,
)

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
NORMAL = NormalDist()


def lognormal(mu: float, sigma: float) -> list[Knot]:
    return [Knot(p, math.exp(mu + sigma * NORMAL.inv_cdf(p))) for p in SHARES]


@st.composite
def pay(draw: st.DrawFn) -> list[Knot]:
    values = sorted(draw(st.lists(st.integers(20_000, 90_000), min_size=5, max_size=5)))
    coded = draw(st.integers(2, 5))
    return [
        Knot(p, float(values[min(i, coded)]), floor=i >= coded)
        for i, (p, _) in enumerate(zip(SHARES, values, strict=True))
    ]


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


@pytest.mark.parametrize(("shift", "sa", "sb"), [(0.3, 0.5, 0.4), (-1.1, 0.3, 0.9), (0, 0.2, 1)])
def test_the_best_chance_is_exact_for_lognormal_pay(shift: float, sa: float, sb: float) -> None:
    chance = outearn_chance(lognormal(10.8 + shift, sa), lognormal(10.8, sb))
    assert chance.best == pytest.approx(NORMAL.cdf(shift / math.hypot(sa, sb)), abs=1e-10)


def test_bounds_are_those_of_hand_placed_mass() -> None:
    a, b = [Knot(0.5, 50.0)], [Knot(0.5, 40.0)]
    assert outearn_chance(a, b) == (0.25, None, 1.0)


def test_a_top_coded_percentile_leaves_the_upper_bound_open() -> None:
    known = [Knot(0.25, 30.0), Knot(0.5, 40.0), Knot(0.75, 50.0)]
    coded = [Knot(0.25, 30.0), Knot(0.5, 40.0), Knot(0.75, 50.0, floor=True)]
    other = [Knot(0.25, 45.0), Knot(0.5, 55.0), Knot(0.75, 60.0)]
    assert outearn_chance(coded, other).high > outearn_chance(known, other).high
    assert outearn_chance(coded, other).low == outearn_chance(known, other).low


def test_percentiles_out_of_order_are_refused() -> None:
    with pytest.raises(UsageError):
        outearn_chance([Knot(0.1, 50.0), Knot(0.5, 40.0)], [Knot(0.5, 40.0)])


@settings(max_examples=60, deadline=None)
@given(pay())
def test_nobody_out_earns_their_own_occupation_more_than_half_the_time(a: list[Knot]) -> None:
    assert outearn_chance(a, a).best == pytest.approx(0.5, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(pay(), pay())
def test_swapping_the_sides_gives_the_complement_and_bounds_hold_the_best(
    a: list[Knot], b: list[Knot]
) -> None:
    low, best, high = outearn_chance(a, b)
    back = outearn_chance(b, a)
    assert best is not None
    assert back.best is not None
    assert best == pytest.approx(1 - back.best, abs=1e-9)
    assert low == pytest.approx(1 - back.high, abs=1e-12)
    assert low <= best <= high


def test_a_gap_of_unknown_error_is_never_called_real() -> None:
    gap, error = difference(10.0, float("nan"), 4.0, 1.0)
    assert (gap, math.isnan(error)) == (6.0, True)
    assert two_sided_p(gap, error) == 1.0
