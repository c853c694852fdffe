"""Which estimates are figures, and that absence keeps its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.estimate import Estimate, Status


def test_the_words_of_a_status_are_those_scripts_rely_on() -> None:
    assert set(Status) == {"published", "estimated", "top-coded", "withheld", "absent"}


@pytest.mark.parametrize("status", Status)
def test_a_figure_is_known_if_it_is_printed_or_computed(status: Status) -> None:
    assert Estimate(1.0, status=status).known is (status in ("published", "estimated"))


@given(st.text(min_size=1))
def test_a_missing_figure_has_its_reason_and_no_number(reason: str) -> None:
    for missing in (Estimate.withheld(reason), Estimate.absent(reason)):
        assert not missing.known
        assert missing.reason == reason
        assert (missing.value, missing.standard_error, missing.n) == (None, None, None)


@given(st.floats(0, 1e6))
def test_a_top_coded_figure_is_a_bound_without_an_error(floor: float) -> None:
    bound = Estimate.at_least(floor)
    assert (bound.value, bound.standard_error, bound.status) == (floor, None, "top-coded")
    assert not bound.known


def test_an_error_that_is_not_given_is_unknown_rather_than_nil() -> None:
    assert Estimate(1.0).standard_error is None
    assert Estimate(1.0) != Estimate(1.0, standard_error=0.0)


def test_no_rounded_error_is_nil() -> None:
    assert Estimate(1.0, 0.0).rounded().standard_error is None
    assert Estimate(None).rounded() == Estimate(None)


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9))
def test_rounding_twice_changes_no_more_than_once(value: float, error: float) -> None:
    once = Estimate(value, error).rounded()
    assert once.rounded() == once
    assert once.value == pytest.approx(value, rel=1e-6)
    assert once.standard_error == pytest.approx(error, rel=1e-3)
