"""Figures and units of pay in a text: `$60k - $80k a year`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from metier.readers.fields import amount

UNITS: tuple[tuple[str, str], ...] = (
    ("bi-weekly", r"bi-?\s?weekly|fortnight(?:ly)?|every two weeks"),
    ("hour", r"hour(?:ly)?|hrs?|ph|p/h"),
    ("day", r"daily|days?|diem"),
    ("week", r"week(?:ly)?|wks?"),
    ("month", r"month(?:ly)?|mo|mth|mos"),
    ("year", r"year(?:ly)?|yrs?|annual(?:ly|ized)?|annum|p\.a\.|pa"),
)
"""Each unit and the words for it, those with a longer word for another first."""

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
SIGN = r"(?:USD\s?\$?|US\s?\$|\$)"
JOINT = r"\s{0,3}(?:-|–|—|−|\bto\b|\band\b|\bthrough\b)\s{0,3}"

_UNITS = tuple(
    (unit, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.IGNORECASE)) for unit, words in UNITS
)


def _money(which: int) -> str:
    return (
        rf"(?P<sign{which}>{SIGN})?\s?(?P<number{which}>{NUMBER})"
        rf"\s?(?P<thousand{which}>k(?![a-z]))?"
    )


_BETWEEN = r"(?:\s{0,2}(?:/|per|an?)?\s{0,2}(?:hour|hr|week|month|year|yr|annum))?(?:\s?USD)?"
_RANGE = re.compile(rf"{_money(1)}(?:{_BETWEEN}{JOINT}{_money(2)})?", re.ASCII | re.IGNORECASE)
_FOREIGN = re.compile(
    r"[€£¥₹₩₽₱฿₫₪]|\b(?:eur|euros?|gbp|cad|aud|nzd|sgd|hkd|inr|jpy|cny|rmb|chf|sek|nok|dkk|pln|mxn"
    r"|brl|zar|aed|php|krw|pounds?|rupees?|lpa|lakhs?)\b|\b(?:ca?|au?|nz|s|hk|mx|r)\$",
    re.IGNORECASE,
)
_UPPER = re.compile(r"\b(?:up\s?to|max(?:imum)?|at most)\b[\s:]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a text says of pay.

    Attributes:
        low, high: as written, equal where there is one figure; None without a figure.
        unit: `hour`, `day`, `week`, `bi-weekly`, `month`, `year`; empty if not said.
        upper: whether it says no more than `up to`.
        foreign: whether it names a currency other than the dollar of the United States.
    """

    low: float | None
    high: float | None
    unit: str
    upper: bool = False
    foreign: bool = False


@lru_cache(1024)
def unit_of(text: str) -> str:
    """The first unit of pay that a text names; empty without one.

    >>> unit_of("per annum"), unit_of("HOURLY"), unit_of("Bi-weekly"), unit_of("once")
    ('year', 'hour', 'bi-weekly', '')
    """
    found = [(match.start(), unit) for unit, words in _UNITS if (match := words.search(text))]
    return min(found, key=lambda one: one[0])[1] if found else ""


def is_foreign(text: str) -> bool:
    """Whether a text names a currency other than the dollar of the United States.

    >>> is_foreign("C$50,000"), is_foreign("EUR"), is_foreign("USD 5,000"), is_foreign("US$5")
    (True, True, False, False)
    """
    return _FOREIGN.search(text) is not None


def figures(text: str) -> Figures | None:
    """One figure, or the two of a range; None if there are more, or digits that are none.

    >>> figures("$60k - $80k a year")
    Figures(low=60000.0, high=80000.0, unit='year', upper=False, foreign=False)
    >>> figures("Competitive")
    Figures(low=None, high=None, unit='', upper=False, foreign=False)
    """
    plain = amount(text)
    if plain is not None:
        return Figures(plain, plain, "")
    every = list(_RANGE.finditer(text))
    signed = [one for one in every if one["sign1"]] or every
    if not signed:
        return Figures(None, None, unit_of(text))
    if len(signed) > 1:
        return None
    found = signed[0]
    # a unit behind the figure is its own: `$20 an hour, 40 hours a week`
    unit = unit_of(text[found.end("number1") :]) or unit_of(text[: found.start()])
    low, high = bounds(found["number1"], found["thousand1"], found["number2"], found["thousand2"])
    if text[: found.start()].strip() in ("-", "−"):
        low, high = -low, -high if found["number2"] is None else high
    upper = _UPPER.search(text[: found.start()]) is not None
    return Figures(low, high, unit, upper, is_foreign(text))


def bounds(
    low: str, thousand: str | None, high: str | None, too: str | None
) -> tuple[float, float]:
    """Two numbers as written, `k` for a thousand; the `k` of the second may serve both.

    >>> bounds("60", None, "80", "k"), bounds("25.50", None, None, None)
    ((60000.0, 80000.0), (25.5, 25.5))
    """
    first = float(low.replace(",", ""))
    if high is None:
        value = first * 1000 if thousand else first
        return value, value
    second = float(high.replace(",", ""))
    both = too and not thousand and first <= second
    return first * (1000 if thousand or both else 1), second * (1000 if too else 1)
