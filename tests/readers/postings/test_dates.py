"""Dates of postings."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.readers.fields import Fault, Unstated
from metier.readers.postings.dates import day, expires, newest_year, posted

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2068, 12, 31))
NOON = datetime.time(12, tzinfo=datetime.UTC)


@given(DAYS)
def test_a_day_is_read_in_every_way_it_is_written(date: datetime.date) -> None:
    seconds = datetime.datetime.combine(date, NOON).timestamp()
    ways = [
        date.isoformat(),
        f"{date.isoformat()}T12:00:00.000Z",
        f"{date.month}/{date.day}/{date.year}",
        f"{date:%m/%d/%y}",
        f"{date.day}-{date:%b-%y}",
        f"{date:%B} {date.day}, {date.year}",
        f"{date:%Y%m%d}",
        f"{seconds:.0f}",
        f"{seconds * 1000:.0f}",
        f"{seconds * 1000:.1f}",
    ]
    assert {way: day(way) for way in ways} == dict.fromkeys(ways, date)


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert isinstance(day(text), datetime.date | None)


@pytest.mark.parametrize("text", ["31/12/2024", "2024-02-30", "yesterday", "5-Foo-24", "12"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day(text) is None


def test_the_newest_year_goes_on_from_the_median_while_no_year_is_missing() -> None:
    assert newest_year({2021: 1, 2022: 2, 2023: 1, 2025: 1, 2099: 5000 // 5000}) == 2023
    assert newest_year({2024: 1, 2099: 1}) == 2024
    assert newest_year({1970: 99}) is None


def test_a_date_outside_the_years_of_the_file_sets_its_row_aside() -> None:
    parse = posted(2024)
    assert parse("2025-12-31") == datetime.date(2025, 12, 31)
    assert parse("N/A") is None
    for text, reason in (
        ("2099-01-01", "date out of range"),
        ("1989-12-31", "date out of range"),
        ("soon", "unreadable date"),
    ):
        found = parse(text)
        assert isinstance(found, Fault)
        assert found.reason == reason


def test_an_end_that_cannot_be_is_missing() -> None:
    assert expires(2024)("9999-12-31") == Unstated("date out of range")
