"""The pay of a posting in USD a year, from its columns or from its description."""

from __future__ import annotations

import re
from dataclasses import dataclass

from metier.readers.fields import YEARLY, Fault, Unstated
from metier.readers.fields.values import HIGHEST_PAY, LOWEST_PAY
from metier.readers.postings.amounts import (
    JOINT,
    NUMBER,
    SIGN,
    Figures,
    bounds,
    figures,
    unit_of,
)
from metier.readers.postings.dates import NOTHING

YEARLY_PAY = {**YEARLY, "day": 260.0}
"""How many of each unit of pay make a year."""

HOURLY_RANGE, YEARLY_RANGE = (7.0, 200.0), (15_000.0, 2_000_000.0)
"""Where a figure without a unit can only be by the hour, or by the year."""

_USD = re.compile(r"(?:usd?|us ?\$|\$|u\.?s\.? dollars?|dollars?)?", re.IGNORECASE)
_SPAN = f"USD a year from {LOWEST_PAY:,.0f} to {HIGHEST_PAY:,.0f}"
_OUTSIDE = Fault(f"{_SPAN}, pay_min up to pay_max", "pay out of range")
_UNREADABLE = Fault("one figure, or the two of a range", "unreadable pay")
_CURRENCY = Fault("pay in USD", "pay in another currency")
_UNIT = Fault("hour, day, week, month or year", "unknown unit of pay")
_NO_UNIT = Fault(
    f"a unit of pay, or {HOURLY_RANGE[0]:.0f} to {HOURLY_RANGE[1]:.0f} an hour, "
    f"or {YEARLY_RANGE[0]:,.0f} to {YEARLY_RANGE[1]:,.0f} a year",
    "pay without a unit",
)
_UPPER = Unstated("only an upper bound of pay")
_NO_FIGURE = Unstated("no figure of pay")


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay in USD a year, and the unit it was stated in."""

    low: float
    high: float
    unit: str


def stated(low: str, high: str, unit: str, currency: str) -> object:
    """What the columns of pay say: a `Pay`, a `Fault` or an `Unstated`; None if all are empty.

    Args:
        low: `pay_min`, or a text with both ends of a range.
        high: `pay_max`; empty without one.
        unit: empty where `low` says it, or nothing does.
        currency: empty for USD.

    >>> stated("$25.50/hr", "", "", "")
    Pay(low=53040.0, high=53040.0, unit='hour')
    >>> stated("5000", "6000", "Monthly", "EUR").reason, stated("12", "", "year", "").reason
    ('pay in another currency', 'pay out of range')
    """
    texts = [text for text in (low, high) if text and text.lower() not in NOTHING]
    if not texts:
        return None
    read = [figures(text) for text in texts]
    known = [one for one in read if one is not None]
    if len(known) < len(read):
        return _UNREADABLE
    ends = [one for one in known if one.low]
    if not ends:
        return _NO_FIGURE if any(one.low is None for one in known) else None
    usd = currency.lower() in NOTHING or _USD.fullmatch(currency)
    if not usd or any(one.foreign for one in ends):
        return _CURRENCY
    if ends[0].upper or (len(ends) < len(known) and known[0].low == 0):
        return _UPPER
    return _annual(ends, unit)


def _annual(ends: list[Figures], unit: str) -> object:
    low, high = ends[0].low, ends[-1].high
    assert low is not None and high is not None  # noqa: PT018  they are figures
    named = "" if unit.lower() in NOTHING else unit
    by = next((one.unit for one in ends if one.unit), "") or unit_of(named)
    if not by and named:
        return _UNIT
    if low < 0 or low > high:
        return _OUTSIDE
    by = by or _inferred(low, high)
    if not by:
        return _NO_UNIT
    pay = Pay(low * YEARLY_PAY[by], high * YEARLY_PAY[by], by)
    return pay if pay.low >= LOWEST_PAY and pay.high <= HIGHEST_PAY else _OUTSIDE


def _inferred(low: float, high: float) -> str:
    for unit, (least, most) in (("hour", HOURLY_RANGE), ("year", YEARLY_RANGE)):
        if least <= low <= high <= most:
            return unit
    return ""


_WORDS = r"hour|hr|hourly|day|week|wk|weekly|month|monthly|year|yr|annum|annually|yearly|annual"
_PER = rf"\s{{0,2}}(?:USD\s{{0,2}})?(?:/|\(?per\b|\ban?\b|\beach\b|,)?\s{{0,2}}(?:{_WORDS})\b"
_PROSE = re.compile(
    rf"(?<![\w$])({SIGN})\s?({NUMBER})\s?(k\b)?"
    rf"(?:(?:{_PER})?{JOINT}{SIGN}?\s?({NUMBER})\s?(k\b)?)?(?P<per>{_PER})?",
    re.IGNORECASE | re.ASCII,
)
_SALARY = re.compile(
    r"\b(?:salar(?:y|ies)|compensation|wages?|pay(?:\s(?:range|rate|scale|band))?|hourly|rate)\b"
    r"[^.$\n!?]{0,50}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:bonus(?:es)?|budget|revenue|sales|tuition|reimburse\w*|stipend|allowance|sign[- ]?on"
    r"|retention|relocation|commission|benefits? (?:of|worth)|401\W?k|differential|raise[ds]?"
    r"|funding|grants?|assets?|portfolio|million|save[ds]?|up to|fee|cost|discount|match\w*"
    r"|deductible|credit|insurance|award\w*|scholarship|incentive|referral|value[ds]?)\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 60, 24
_PLAUSIBLE = (HOURLY_RANGE[0] * YEARLY["hour"], YEARLY_RANGE[1])


def described(text: str) -> Pay | None:
    """The pay that a description states: by a unit, or in a phrase about salary.

    What is not clearly pay is left: bonuses, budgets, reimbursements, `up to`.

    >>> described("Salary: $85,000 - $95,000 per year plus a $5,000 bonus")
    Pay(low=85000.0, high=95000.0, unit='year')
    >>> described("Tuition help of $5,250 per year; you manage $2,000,000")
    """
    for found in _PROSE.finditer(text):
        before = text[max(found.start() - _BEFORE, 0) : found.start()]
        sentence = re.split(r"[.!?\n;](?:\s|$)", before)[-1]
        after = text[found.end() : found.end() + _AFTER]
        if _OTHER.search(sentence) or _OTHER.match(after.lstrip(" (-–+")):
            continue
        about = _SALARY.search(sentence)
        if not found["per"] and not about:
            continue
        low, high = bounds(*found.group(2, 3, 4, 5))
        by = unit_of(found[0]) or (unit_of(about[0]) if about else "") or _inferred(low, high)
        if not by or low > high:
            continue
        pay = Pay(low * YEARLY_PAY[by], high * YEARLY_PAY[by], by)
        if _PLAUSIBLE[0] <= pay.low and pay.high <= _PLAUSIBLE[1]:
            return pay
    return None
