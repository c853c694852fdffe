"""The chance to out-earn, against analytic values and laws."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.survey.outearn import Knot, outearn_chance

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
