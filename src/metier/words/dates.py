"""Periods as people say them."""

from __future__ import annotations

import re

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def when(period: str) -> str:
    """A period in words; what is not of a known shape stays as it is.

    Args:
        period: `2025`, `2025-05`, `2025-05-31`, `2024-34` or `2017-2021`.

    >>> when("2025-05"), when("2024-34"), when("2024"), when("2017-2021")
    ('May 2025', '2024 to 2034', '2024', '2017 to 2021')
    """
    if matched := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?", period):
        year, month, day = matched.groups()
        said = f"{_MONTHS[int(month) - 1]} {year}"
        return f"{int(day)} {said}" if day else said
    if matched := re.fullmatch(r"(\d\d)(\d\d)-(\d\d)?(\d\d)", period):
        century, start, later, end = matched.groups()
        return f"{century}{start} to {later or century}{end}"
    return period
