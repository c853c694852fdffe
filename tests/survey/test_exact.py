"""Sums that do not depend on the order of the summands."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError
from metier.survey import exact

SUMMANDS = st.lists(st.floats(-(2.0**59), 2.0**59), max_size=30)


def summed(values: list[float]) -> list[int]:
    limbs = exact.zeros()
    for value in values:
        exact.add(limbs, value)
    exact.carry(limbs)
    return [int(limb) for limb in limbs]


@given(SUMMANDS, st.randoms(use_true_random=False), st.integers(0, 30))
def test_any_order_and_any_cut_gives_the_same_bits(
    values: list[float], order: object, cut: int
) -> None:
    shuffled = list(values)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    parts = np.array([summed(shuffled[:cut]), summed(shuffled[cut:])])
    both = parts.sum(axis=0)
    exact.carry(both)
    assert both.tolist() == summed(values)


@given(SUMMANDS)
def test_a_sum_is_the_true_one_but_for_what_lies_below_the_last_unit(values: list[float]) -> None:
    upper, middle, lower = summed(values)
    held = Fraction(2) ** 20 * upper + Fraction(middle, 2**20) + Fraction(lower, 2**60)
    true = sum(map(Fraction, values), Fraction(0))
    assert abs(held - true) <= len(values) * Fraction(1, 2**61)


@given(SUMMANDS)
def test_the_total_is_within_rounding_of_the_exactly_rounded_sum(values: list[float]) -> None:
    limbs = np.array(summed(values), np.int64)
    near = math.fsum(values)
    assert float(exact.total(limbs)) == pytest.approx(near, rel=4e-16, abs=1e-16)


@pytest.mark.parametrize("largest", [2.0**60, math.inf, math.nan])
def test_a_number_the_limbs_cannot_hold_is_refused(largest: float) -> None:
    with pytest.raises(InputError, match="weight"):
        exact.check(largest, "weight")
