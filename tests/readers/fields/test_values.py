"""Texts into values: what is no date, amount or number is told, never guessed."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.readers.fields.values import (
    YEARLY,
    Fault,
    above_zero,
    amount,
    annual_pay,
    dated,
    iso_date,
    slashed_date,
    whole,
    within,
)

DAY = datetime.date(2023, 12, 31)


@given(st.dates())
def test_every_iso_date_is_read_as_itself(date: datetime.date) -> None:
    assert iso_date(date.isoformat()) == date
    assert iso_date(f"{date.isoformat()}T10:00:00Z") == date


@given(st.dates(min_value=datetime.date(1970, 1, 1), max_value=datetime.date(2069, 12, 31)))
def test_two_digits_of_a_year_are_of_1970_to_2069(date: datetime.date) -> None:
    assert slashed_date(f"{date.month}/{date.day}/{date.year % 100:02}") == date
    assert slashed_date(f"{date.day}/{date.month}/{date.year}", day_first=True) == date


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_without_failing(text: str) -> None:
    for read in (iso_date, slashed_date, amount, annual_pay, above_zero, whole(within(1, 5, "x"))):
        read(text)


def test_a_month_or_year_alone_is_its_first_or_its_last_day() -> None:
    assert iso_date("2020-02") == datetime.date(2020, 2, 1)
    assert iso_date("2020-02", last=True) == datetime.date(2020, 2, 29)
    assert iso_date("2020", last=True) == datetime.date(2020, 12, 31)


@pytest.mark.parametrize("text", ["2020-13-01", "2020-02-30", "30.6.2020", "June 2020", "20200630"])
def test_what_is_no_iso_date_is_none(text: str) -> None:
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1939-12-31", "date before 1940"),
        ("2099-01-01", "date in the future"),
        ("soon", "unreadable date"),
    ],
)
def test_dates_outside_of_1940_to_the_last_day_are_faults(text: str, reason: str) -> None:
    found = dated(partial(iso_date), DAY)(text)
    assert isinstance(found, Fault)
    assert found.reason == reason
    assert dated(iso_date, DAY)("2023-12-31") == DAY


@pytest.mark.parametrize(
    ("text", "value"),
    [("65000", 65000.0), ("$65,000.50", 65000.5), ("-5", -5.0), (".5", 0.5), ("-$1,000", -1000.0)],
)
def test_amounts_may_have_a_dollar_sign_and_commas(text: str, value: float) -> None:
    assert amount(text) == value


@pytest.mark.parametrize(
    "text", ["", "65k", "1,2", "6,5000", "nan", "inf", "1e5", "٣٤", ".", "$", "9" * 400]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-65000", "pay below 0"),
        ("12", "pay below 1,000 a year"),
        ("6000000", "pay above 5,000,000 a year"),
        ("a lot", "unreadable pay"),
    ],
)
def test_pay_that_no_year_can_have_is_a_fault(text: str, reason: str) -> None:
    found = annual_pay(text)
    assert isinstance(found, Fault)
    assert found.reason == reason


def test_numbers_are_whole_and_within_their_bounds_or_faults() -> None:
    rating = whole(within(1, 5, "satisfaction"))
    assert rating("4.0") == 4
    assert [getattr(rating(text), "reason", None) for text in ("6", "4.5", "good")] == [
        "satisfaction outside 1 to 5",
        "not a whole number",
        "unreadable satisfaction",
    ]
    assert above_zero("0.5") == 0.5
    assert isinstance(above_zero("0"), Fault)


def test_a_year_has_2080_hours_52_weeks_and_12_months() -> None:
    assert YEARLY == {"hour": 2080, "week": 52, "bi-weekly": 26, "month": 12, "year": 1}
