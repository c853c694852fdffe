"""Shares, scores and groups of people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metier.model.comparison import Flag

Bend = Callable[..., tuple[Flag, ...]]


def texts(flags: tuple[Flag, ...], rule: str) -> list[str]:
    return [flag.text for flag in flags if flag.rule == rule]


def test_a_total_within_rounding_is_said_to_be_so(servicing: tuple[Flag, ...]) -> None:
    (text,) = texts(servicing, "race-total")
    assert "11.8 + 4.4 + 14.4 + 8.2 + 60.7 + 0.4 = 99.9, not 100 (line 37)" in text
    assert "rounding 6 shares can move the sum by up to 0.30" in text


def test_a_total_beyond_rounding_is_said_to_be_so(bend: Bend) -> None:
    (flag,) = bend(("61.0%", "51.0%"))
    assert "= 90, not 100" in flag.text
    assert "more than the 0.20 that rounding 4 shares allows" in flag.text


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.integers(1, 900), second=st.integers(1, 99))
def test_shares_that_add_up_in_tenths_are_never_flagged(
    bend: Bend, tmp_path: Path, first: int, second: int
) -> None:
    third = 1000 - first - second
    row = f"White, {first / 10}% Asian, {second / 10}% Other, {third / 10}%"
    assert bend(("White, 61.0% Asian, 8.2% Hispanic or Latino, 29.8% Other, 1.0%", row)) == ()


def test_unknown_is_said_once_for_all_titles(collections: tuple[Flag, ...]) -> None:
    (text,) = texts(collections, "race-unknown")
    assert "4.1 % of collections specialists and 3.9 % of loss mitigation specialists" in text


@pytest.mark.parametrize(
    ("score", "fraction"), [("3.67", "11/3"), ("4.25", "17/4"), ("2.33", "7/3"), ("4.75", "19/4")]
)
def test_a_score_of_three_or_four_ratings_is_recognised(
    bend: Bend, score: str, fraction: str
) -> None:
    (flag,) = bend(("3.71", score))
    assert f"is {fraction} to two decimals" in flag.text


@pytest.mark.parametrize("score", ["4", "3.5", "3.60", "3.72", "4.17"])
def test_a_score_that_tells_nothing_of_the_number_of_ratings_is_not_flagged(
    bend: Bend, score: str
) -> None:
    assert bend(("3.71", score)) == ()


def test_an_lgbt_share_is_flagged_once_with_each_title(servicing: tuple[Flag, ...]) -> None:
    (text,) = texts(servicing, "lgbt-no-source")
    assert "7 % of loan servicing specialists and 8 % of loss mitigation specialists" in text
