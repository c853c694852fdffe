"""Dates of postings in the ways they are written, and the years they may be of."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping

from metier.readers.fields import Fault, Parse, Unstated, iso_date, slashed_date

FIRST_YEAR = 1990
"""No posting is older."""

NOTHING = frozenset({"n/a", "na", "none", "null", "nan", "nat", "-", "--", "not specified"})
"""Texts that stand for a missing value, in lower case."""

_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?|\d(?:\.\d+)?[eE]\+?\d{1,2}", re.ASCII)
_COMPACT = re.compile(r"(19|20)\d{6}", re.ASCII)
_NAMED = (
    re.compile(r"(?P<day>\d{1,2})[-\s](?P<month>[A-Za-z]{3})[a-z]*\.?[-\s,]+(?P<year>\d{4}|\d{2})"),
    re.compile(
        r"(?<![A-Za-z])(?P<month>[A-Za-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
    ),
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MILLISECONDS_FROM = 1e11


def day(text: str) -> datetime.date | None:
    """A date: ISO, month/day/year, seconds or milliseconds since 1970, or with a month's name.

    >>> day("2024-05-06T08:00:00Z"), day("5/6/2024"), day("1714953600000.0"), day("6-May-24")
    (datetime.date(2024, 5, 6), datetime.date(2024, 5, 6), datetime.date(2024, 5, 6), \
datetime.date(2024, 5, 6))
    >>> day("2 weeks ago"), day("31/12/2024")
    (None, None)
    """
    if _EPOCH.fullmatch(text) and not _COMPACT.fullmatch(text):
        return _since_1970(float(text))
    if _COMPACT.fullmatch(text):
        return iso_date(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    for pattern in _NAMED:
        if found := pattern.fullmatch(text):
            return _named(found["year"], found["month"].lower(), found["day"])
    return iso_date(text) or slashed_date(text)


def _since_1970(number: float) -> datetime.date | None:
    seconds = number / 1000 if number >= _MILLISECONDS_FROM else number
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _named(year: str, month: str, number: str) -> datetime.date | None:
    if month not in _MONTHS:
        return None
    return slashed_date(f"{_MONTHS.index(month) + 1}/{number}/{year}")


def newest_year(years: Mapping[int, int]) -> int | None:
    """The newest plausible year of a file: from the median year on while no year is missing.

    Args:
        years: how many rows are of each.

    >>> newest_year({2022: 5, 2023: 90, 2024: 3, 2099: 1}), newest_year({})
    (2024, None)
    """
    dated = Counter({year: n for year, n in years.items() if year >= FIRST_YEAR})
    if not dated:
        return None
    newest = _median(dated)
    while newest + 1 in dated:
        newest += 1
    return newest


def _median(years: Counter[int]) -> int:
    half, passed = (years.total() + 1) // 2, 0
    for year in sorted(years):
        passed += years[year]
        if passed >= half:
            break
    return year


def posted(newest: int | None) -> Parse:
    """The date of a posting, from 1990 to the end of the year after the newest plausible one."""
    last = FIRST_YEAR if newest is None else newest + 1
    unreadable = Fault("a date, as 2024-06-30", "unreadable date")
    outside = Fault(f"a date from {FIRST_YEAR} to {last}", "date out of range")

    def parse(text: str) -> object:
        if text.lower() in NOTHING:
            return None
        found = day(text)
        if found is None:
            return unreadable
        return found if FIRST_YEAR <= found.year <= last else outside

    return parse


def expires(newest: int | None) -> Parse:
    """The date a posting ends; one that cannot be is missing, as 9999 stands for no end."""
    within = posted(newest)

    def parse(text: str) -> object:
        found = within(text)
        return Unstated(found.reason) if isinstance(found, Fault) else found

    return parse
