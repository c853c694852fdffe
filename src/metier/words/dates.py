"""Periods as people say them."""

from __future__ import annotations

import re

from metier.words.language import later, say

_MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
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
        named = say(_MONTHS[int(month) - 1])
        if day:
            return say("{day} {month} {year}", day=int(day), month=named, year=year)
        return say("{month} {year}", month=named, year=year)
    if matched := re.fullmatch(r"(\d\d)(\d\d)-(\d\d)?(\d\d)", period):
        century, start, ending, end = matched.groups()
        first, last = f"{century}{start}", f"{ending or century}{end}"
        return say("{first} to {last}", first=first, last=last)
    return period
