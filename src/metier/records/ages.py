"""Ages in completed years, as official statistics count them, and spans of such ages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from metier.errors import UsageError
from metier.records.lots import RANGE

_SPAN = re.compile(r"(\d{1,3})(?: to (\d{1,3})| and over)?")
OLDEST = 999

Ages = NDArray[np.int64]


def completed(born: NDArray[np.float64], lots: Ages, today: date) -> NDArray[np.float64]:
    """The years that people have completed, of whom the year of birth is known.

    Who was born 40 years before this one is 40 if the birthday has passed and else 39. Birthdays
    are not told; they are drawn from the year by lot, so that about as many people have had
    theirs as the day says.

    Args:
        born: years; NaN where unknown.
        lots: see `lots.lots`.
        today: the day on which they are so old.

    >>> completed(np.full(2, 1985.0), np.array([RANGE // 3, RANGE - 1]), date(2025, 6, 30)).tolist()
    [40.0, 39.0]
    >>> completed(np.array([1985.0, np.nan]), np.zeros(2, int), date(2025, 12, 31)).tolist()
    [40.0, nan]
    """
    first, last = date(today.year - 1, 12, 31), date(today.year, 12, 31)
    passed = (today - first).days / (last - first).days
    return today.year - born - (lots / RANGE > passed)


def span(name: str) -> tuple[int, int]:
    """The first and the last of the years that a level's name says.

    Raises:
        UsageError: it says none.

    >>> span("40 to 44"), span("40"), span("65 and over")
    ((40, 44), (40, 40), (65, 999))
    """
    found = _SPAN.fullmatch(name)
    if found is None:
        raise UsageError("ages", "ages as 40, 40 to 44 or 65 and over", repr(name))
    first = int(found[1])
    last = OLDEST if name.endswith("over") else int(found[2] or first)
    if last < first:
        raise UsageError("ages", "the younger age first", repr(name))
    return first, last


def apart(names: Iterable[str]) -> bool:
    """Whether no age is in two of the levels.

    >>> apart(["16 to 19", "20 to 24"]), apart(["16 to 20", "20 to 24"])
    (True, False)
    """
    spans = sorted(map(span, names))
    return all(a[1] < b[0] for a, b in pairwise(spans))
