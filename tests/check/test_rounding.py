"""A rounded figure may stand for what rounds to it, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.check.rounding import around, half_unit


@given(values=st.lists(st.integers(1, 10**7), min_size=1, max_size=6), places=st.integers(0, 4))
def test_figures_in_units_of_a_power_of_ten_stand_for_what_rounds_to_them(
    values: list[int], places: int
) -> None:
    printed = [float(round(value, -places)) for value in values]
    half = half_unit(printed)
    for value, figure in zip(values, printed, strict=True):
        low, high = around(figure, max(half, 0.5 * 10.0**places))
        assert low <= value <= high


@pytest.mark.parametrize(
    ("values", "half"), [([], 0.0), ([0.0], 0.0), ([100.0, 0.0], 50.0), ([2.25, 300.0], 0.005)]
)
def test_the_unit_is_the_finest_that_any_figure_shows(values: list[float], half: float) -> None:
    assert half_unit(values) == half
