"""What a text of a record says: a day, an amount, a number; or why it says nothing.

A function here takes one text, without blanks around it, and gives the value, or a `Fault`
where the row is to be set aside, or an `Unstated` where only the field is missing.
"""

from __future__ import annotations

import calendar
import datetime
import math
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that is wrong: its row is set aside.

    Attributes:
        expected: what would have been right.
        reason: a short phrase that rows of one kind share.
    """

    expected: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unstated:
    """A text that is right but says nothing the field can hold: the field is missing.

    Attributes:
        reason: a short phrase by which such fields are counted.
    """

    reason: str


Parse = Callable[[str], object]
"""From a text to a value, a `Fault`, an `Unstated`, or None for a missing field."""

FIRST_YEAR, LAST_YEAR = 1940, 2099
"""Nothing earlier or later is taken for a date of a record."""

LOWEST_PAY, HIGHEST_PAY = 1_000.0, 5_000_000.0
"""Outside of these, USD a year, a figure of pay is taken for an error of unit or of typing."""

YEARLY = {"hour": 2080.0, "week": 52.0, "bi-weekly": 26.0, "month": 12.0, "year": 1.0}
"""How many of each unit of pay make a year's work, full-time all year (2,080 hours, as OEWS)."""

_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?)?)?)?",
    re.ASCII,
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
_AMOUNT = re.compile(r"-?\$?\s?-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?", re.ASCII)
_DIGITS = re.compile(r"\d", re.ASCII)


def iso_date(text: str, *, last: bool = False) -> datetime.date | None:
    """A date as ISO 8601 writes it; its time of day is passed over.

    Args:
        last: whether a year or a month alone stands for its last day, not its first.

    Returns:
        None if it is no date.

    >>> iso_date("2019-02", last=True), iso_date("2019"), iso_date("2019-02-30")
    (datetime.date(2019, 2, 28), datetime.date(2019, 1, 1), None)
    """
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None  # the pattern has it
    return _date(year, month or (12 if last else 1), day, last=last)


def slashed_date(text: str, *, day_first: bool = False) -> datetime.date | None:
    """A date with slashes: month, day, year (or day first); two digits are of 1970 to 2069.

    >>> slashed_date("8/3/11"), slashed_date("13/10/2015", day_first=True)
    (datetime.date(2011, 8, 3), datetime.date(2015, 10, 13))
    """
    found = _SLASHED.fullmatch(text)
    if not found:
        return None
    month, day, year = (int(part) for part in found.groups())
    if day_first:
        month, day = day, month
    if year < 100:
        year += 1900 if year >= 70 else 2000
    return _date(year, month, day, last=False)


def _date(year: int, month: int, day: int | None, *, last: bool) -> datetime.date | None:
    try:
        days = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, day or (days if last else 1))
    except ValueError:  # calendar.IllegalMonthError is one, too
        return None


def dated(read: Callable[[str], datetime.date | None], last: datetime.date | None) -> Parse:
    """Dates from 1940 to `last`, or to 2099 without it; what `read` cannot read is a fault."""
    until = last or datetime.date(LAST_YEAR, 12, 31)
    span = f"a date from {FIRST_YEAR} to {until.isoformat()}"
    unreadable = Fault("an ISO date, as 2023-06-30", "unreadable date")
    early, late = Fault(span, f"date before {FIRST_YEAR}"), Fault(span, "date in the future")

    def parse(text: str) -> object:
        date = read(text)
        if date is None:
            return unreadable
        if date.year < FIRST_YEAR:
            return early
        return late if date > until else date

    return parse


def amount(text: str) -> float | None:
    """An amount of money or another number; a dollar sign and commas may be in it.

    >>> amount("$65,000.00"), amount("-5"), amount("65k"), amount("1,2")
    (65000.0, -5.0, None, None)
    """
    if not _AMOUNT.fullmatch(text) or not _DIGITS.search(text):
        return None
    negative = "-" in text
    value = float(text.replace("$", "").replace(",", "").replace(" ", "").replace("-", ""))
    if math.isinf(value):  # some hundred digits
        return None
    return -value if negative else value


def yearly(value: float) -> float | Fault:
    """The amount, if it can be the pay of a year."""
    if LOWEST_PAY <= value <= HIGHEST_PAY:
        return value
    span = f"USD a year from {LOWEST_PAY:,.0f} to {HIGHEST_PAY:,.0f}"
    if value < 0:
        return Fault(span, "pay below 0")
    if value < LOWEST_PAY:
        return Fault(span, f"pay below {LOWEST_PAY:,.0f} a year")
    return Fault(span, f"pay above {HIGHEST_PAY:,.0f} a year")


def annual_pay(text: str) -> object:
    """Pay in USD a year.

    >>> annual_pay("65,000"), annual_pay("12").reason
    (65000.0, 'pay below 1,000 a year')
    """
    value = amount(text)
    return Fault("an amount in USD a year", "unreadable pay") if value is None else yearly(value)


def within(low: float, high: float, name: str) -> Parse:
    """Numbers from `low` to `high`; others are faults called `name`."""
    outside = Fault(f"a number from {low:g} to {high:g}", f"{name} outside {low:g} to {high:g}")
    unreadable = Fault(outside.expected, f"unreadable {name}")

    def parse(text: str) -> object:
        value = amount(text)
        if value is None:
            return unreadable
        return value if low <= value <= high else outside

    return parse


def above_zero(text: str) -> object:
    """A weight: a number above 0."""
    value = amount(text)
    return (
        value
        if value is not None and value > 0
        else Fault("a number above 0", "weight not above 0")
    )


def whole(parse: Parse) -> Parse:
    """The same for whole numbers; `1985.0` is one."""

    def read(text: str) -> object:
        value = parse(text)
        if not isinstance(value, float):
            return value
        return int(value) if value.is_integer() else Fault("a whole number", "not a whole number")

    return read
