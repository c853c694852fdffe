"""Errors that samples can have are never flagged; those that none can have always are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.planted import fact

from metier.check import check_facts
from metier.check.margins import AMOUNTS, SHARES
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact, Slice
from metier.model.measure import MEASURES


@given(yes=st.integers(1, 400), no=st.integers(1, 400), weights=st.floats(1.0, 9.0))
def test_the_error_of_a_share_of_any_sample_is_in_proportion(
    yes: int, no: int, weights: float
) -> None:
    percent = 100 * yes / (yes + no)
    error = math.sqrt(weights * percent * (100 - percent) / (yes + no + weights))
    assert check_facts([fact("remote.share", percent, error)]) == ()


@given(amounts=st.lists(st.floats(0.0, 1e6), min_size=2, max_size=30))
def test_the_error_of_a_mean_of_amounts_is_in_proportion(amounts: list[float]) -> None:
    mean = math.fsum(amounts) / len(amounts)
    squares = math.fsum((amount - mean) ** 2 for amount in amounts)
    error = math.sqrt(squares / (len(amounts) - 1) / len(amounts))
    if mean > 1 and error > 0:
        assert check_facts([fact("pay.annual.mean", mean, min(error, mean))]) == ()


@pytest.mark.parametrize("error", [0.0, -1.0])
def test_an_error_of_nothing_is_flagged_whatever_the_measure(error: float) -> None:
    (flag,) = check_facts([fact("employment.jobs", 158_830, error)])
    assert "is above 0" in flag.text


def test_a_share_whose_error_no_sample_has_is_flagged_with_the_bound() -> None:
    (flag,) = check_facts([fact("remote.share", 4.0, 30.0)])
    assert flag.rule == "margin-out-of-proportion"
    assert "√(4 × (100 - 4)) = 20.1" in flag.text


def test_an_unknown_error_and_that_of_a_bound_are_not_tested() -> None:
    where = Slice("US", "2025-05", "jobs")
    coded = Estimate(239_200.0, 300_000.0, status=Status.TOP_CODED)
    code = fact("pay.annual.p90", 1.0).occupation
    assert check_facts([fact("pay.annual.p90", 10.0)]) == ()
    assert check_facts([Fact(code, "pay.annual.p90", where, coded, "oews/2025-05")]) == ()


def test_figures_that_may_be_below_zero_have_neither_bound() -> None:
    signed = {"employment.change", "employment.growth", "pay.gender.gap", "pay.adjusted.gap"}
    assert not signed & (AMOUNTS | SHARES)
    assert check_facts([fact("pay.gender.gap", -2.0, 5.0)]) == ()


def test_the_two_kinds_share_no_measure_and_are_of_the_catalogue() -> None:
    assert not AMOUNTS & SHARES
    assert set(MEASURES) >= AMOUNTS | SHARES
