"""Figures and units of pay in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.readers.postings.amounts import figures, unit_of


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$60k - $80k a year", 60_000, 80_000, "year"),
        ("60-80k", 60_000, 80_000, ""),
        ("$25.50/hr", 25.5, 25.5, "hour"),
        ("USD 5,000 monthly", 5000, 5000, "month"),
        ("Hourly: $20 to $25", 20, 25, "hour"),
        ("$20 an hour, 40 hours a week", 20, 20, "hour"),
        ("$80K/yr – $100K/yr", 80_000, 100_000, "year"),
        ("-5", -5, -5, ""),
        ("- $5 per day", -5, -5, "day"),
        ("1,234,567.89", 1_234_567.89, 1_234_567.89, ""),
        ("70,000 USD per annum", 70_000, 70_000, "year"),
    ],
)
def test_a_figure_or_a_range_is_read_with_its_unit(
    text: str, low: float, high: float, unit: str
) -> None:
    found = figures(text)
    assert found is not None
    assert (found.low, found.high, found.unit, found.foreign) == (low, high, unit, False)


@pytest.mark.parametrize("text", ["1e5", "$20 + $500", "10 20 30"])
def test_more_figures_than_a_range_are_unreadable(text: str) -> None:
    assert figures(text) is None


@pytest.mark.parametrize(
    "text",
    ["€40,000", "£25/hr", "C$50,000", "CA$50,000", "40k EUR", "12 LPA", "A$90k", "₹5,00,000"],
)
def test_other_currencies_are_told(text: str) -> None:
    found = figures(text)
    assert found is None or found.foreign


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("YEARLY", "year"),
        ("HOURLY", "hour"),
        ("Hourly", "hour"),
        ("Annual", "year"),
        ("per annum", "year"),
        ("Daily", "day"),
        ("Bi-weekly", "bi-weekly"),
        ("WEEK", "week"),
        ("mo", "month"),
        ("ONCE", ""),
        ("yearning", ""),
    ],
)
def test_units_are_read_in_the_words_that_publishers_have(text: str, unit: str) -> None:
    assert unit_of(text) == unit


@given(st.text(max_size=60))
def test_any_text_has_figures_or_none_and_never_an_error(text: str) -> None:
    found = figures(text)
    assert found is None or (found.low is None) == (found.high is None)


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from(["-", " - ", " to ", "–"]))
def test_a_range_written_with_signs_and_commas_is_the_two_numbers(
    low: int, high: int, joint: str
) -> None:
    found = figures(f"${low:,}{joint}${high:,} per year")
    assert found is not None
    assert (found.low, found.high, found.unit) == (low, high, "year")
