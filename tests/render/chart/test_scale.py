"""A scale keeps order and proportion, and names round values within its ends."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from metier.render.chart.scale import Scale, scale, short_money, ticks

VALUES = st.floats(-1e6, 1e6)


@given(VALUES, VALUES, st.floats(0, 1))
def test_the_ends_stand_at_the_ends_and_what_lies_between_between(
    a: float, b: float, share: float
) -> None:
    at = scale(min(a, b), max(a, b), 2, 98)
    spot = at(a + share * (b - a))
    assert 2 - 1e-6 <= spot <= 98 + 1e-6
    if abs(b - a) > 1:
        assert isclose(at(min(a, b)), 2)
        assert isclose(at(max(a, b)), 98)


def test_a_scale_may_run_down() -> None:
    assert Scale(0, 10, 200, 0)(4) == 120


@given(st.floats(0, 1e6), st.floats(1, 1e6))
def test_round_values_are_within_the_ends_and_neither_few_nor_many(low: float, wide: float) -> None:
    found = ticks(low, low + wide)
    assert all(low - wide * 1e-6 <= one <= low + wide * (1 + 1e-6) for one in found)
    assert 2 <= len(found) <= 9


def test_one_value_has_one_tick() -> None:
    assert ticks(5, 5) == (5,)


def test_dollars_are_short() -> None:
    assert [short_money(value) for value in (0, 250_000, 1_000_000)] == ["$0", "$250k", "$1M"]
