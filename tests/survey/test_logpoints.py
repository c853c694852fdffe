"""Gaps of logarithms in percent."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.survey.inference import Difference, margin
from metier.survey.logpoints import percent, percent_interval

GAPS = st.builds(Difference, st.floats(-3, 3), st.floats(0.001, 1))


@given(GAPS)
def test_the_interval_in_percent_excludes_none_exactly_when_the_gap_does(gap: Difference) -> None:
    low, high = percent_interval(gap, 0.9)
    told_apart = abs(gap.gap) > margin(gap.standard_error, 0.9)
    assert (low > 0 or high < 0) == told_apart
    assert -100 < low < percent(gap).gap < high


def test_the_delta_method_agrees_with_the_interval_where_errors_are_small() -> None:
    gap = Difference(math.log(1.1), 1e-4)
    low, high = percent_interval(gap, 0.9)
    assert (high - low) / 2 == pytest.approx(margin(percent(gap).standard_error, 0.9), rel=1e-6)
