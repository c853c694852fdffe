"""Figures into words, in the language in force: one rounding rule for prose, tables and data forms.

A margin decides how many digits are worth printing. Money is rounded to two
significant digits of its margin (to the nearest ten without one), counts to
three, shares to whole per cent when the margin exceeds half a point and to one
decimal otherwise; hourly pay keeps its cents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from metier.model.measure import Unit
from metier.words.language import later, say, say_in, say_many

_MONEY = frozenset({Unit.USD_YEAR, Unit.USD_HOUR, Unit.USD_WEEK})
_COUNTS = frozenset({Unit.JOBS, Unit.OPENINGS, Unit.POSTINGS})
_SHARES = frozenset({Unit.PERCENT, Unit.PERCENT_YEAR, Unit.NAME})
_PER = {
    Unit.USD_YEAR: later("a year"),
    Unit.USD_HOUR: later("an hour"),
    Unit.USD_WEEK: later("a week"),
    Unit.JOBS: later("jobs"),
    Unit.OPENINGS: later("openings a year"),
    Unit.POSTINGS: later("postings"),
    Unit.PERCENT_YEAR: later("a year"),
    Unit.YEARS: later("years"),
    Unit.MONTHS: later("months"),
    Unit.HOURS: later("hours a week"),
    Unit.MINUTES: later("minutes"),
    Unit.SCORE: later("out of 5"),
}
_ORDINALS = {1: later("{rank}st"), 2: later("{rank}nd"), 3: later("{rank}rd")}
_BEFORE_I = re.compile(r"h?i(?![aeo])", re.IGNORECASE)


def per(unit: Unit) -> str:
    """The words that follow a figure in a sentence; empty where none do.

    >>> per(Unit.USD_YEAR), per(Unit.USD_HOUR), per(Unit.PERCENT)
    ('a year', 'an hour', '')
    """
    return say(_PER[unit]) if unit in _PER else ""


def figure(
    value: float,
    unit: Unit,
    margin: float | None = None,
    *,
    signed: bool = False,
    exact: bool = False,
) -> str:
    """A figure with its margin, rounded to what the margin supports.

    Args:
        value: in `unit`; shares from 0 to 100.
        unit: see `Unit`; a number that goes with a name is taken as a share.
        margin: half the width of the interval, in `unit`; None or 0 means unknown.
        signed: whether a value above zero gets a plus sign.
        exact: whether money and counts are given to the dollar and to the head, as data forms do.

    Returns:
        The figure without its unit's words; never with a margin of 0.

    >>> figure(52520, Unit.USD_YEAR, 259.4)
    '$52,520 ± 260'
    >>> figure(49060, Unit.USD_YEAR, 322.8, exact=True)
    '$49,060 ± 323'
    >>> figure(50023, Unit.USD_YEAR), figure(25.25, Unit.USD_HOUR, 0.131)
    ('$50,020', '$25.25 ± 0.13')
    >>> figure(84.1, Unit.PERCENT, 1.9), figure(-10.5, Unit.PERCENT)
    ('84 % ± 2', '-10.5 %')
    >>> figure(164790, Unit.JOBS, 3253)
    '164,790 ± 3,250'
    """
    return _figure(value, unit, margin, signed, exact)


@lru_cache(maxsize=65_536)
def _figure(value: float, unit: Unit, margin: float | None, signed: bool, exact: bool) -> str:
    text = _alone(value, unit, margin, signed, exact)
    if not margin:
        return text
    return f"{text} ± {_margin_digits(margin, _power(unit, margin, exact=exact))}"


def alone(value: float, unit: Unit, margin: float | None = None, *, signed: bool = False) -> str:
    """A figure rounded to what its margin supports, without the margin.

    Args:
        value, unit, margin, signed: as of `figure`.

    >>> alone(52520, Unit.USD_YEAR, 2594), alone(84.1, Unit.PERCENT, 1.9)
    ('$52,500', '84 %')
    """
    return _alone(value, unit, margin, signed, exact=False)


def _alone(value: float, unit: Unit, margin: float | None, signed: bool, exact: bool) -> str:
    power = _power(unit, margin, exact=exact)
    number = _rounded(value, power)
    text = _written(abs(number), unit, power, bare=margin is None)
    sign = "-" if number < 0 else "+" if signed and number > 0 else ""
    return sign + text


def spread(margin: float, unit: Unit) -> str:
    """A margin on its own, as prose puts it in brackets.

    >>> spread(407.2, Unit.USD_YEAR), spread(3.4, Unit.PERCENT)
    ('± $410', '± 3')
    """
    digits = _margin_digits(margin, _power(unit, margin, exact=False))
    return f"± {'$' if unit in _MONEY else ''}{digits}"


def difference(value: float, unit: Unit, margin: float | None = None) -> str:
    """How far two figures are apart, without a sign; shares differ by points.

    >>> difference(-3460, Unit.USD_YEAR, 414)
    '$3,460 (± $410)'
    >>> difference(10.2, Unit.PERCENT, 3.6), difference(8.2, Unit.PERCENT)
    ('10 points (± 4)', '8.2 points')
    """
    power = _power(unit, margin, exact=False)
    number = abs(_rounded(value, power))
    if unit in _SHARES:
        points = _grouped(number, power)
        text = say_many("{points} point", "{points} points", 1 if number == 1 else 2, points=points)
    else:
        text = _written(number, unit, power, bare=margin is None)
    return f"{text} ({spread(margin, unit)})" if margin else text


def ordinal(rank: int) -> str:
    """A rank in words a reader says aloud.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    last = 0 if rank % 100 in (11, 12, 13) else rank % 10
    return say(_ORDINALS.get(last, later("{rank}th")), rank=rank)


def join(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> join(["a"]), join(["a", "b"]), join(["a", "b", "c"]), join([])
    ('a', 'a and b', 'a, b and c', '')
    """
    if len(words) < 2:
        return "".join(words)
    most, last = ", ".join(words[:-1]), words[-1]
    if _BEFORE_I.match(last):
        return say_in("before the sound of i", "{most} and {last}", most=most, last=last)
    return say("{most} and {last}", most=most, last=last)


def ranged(ends: Sequence[str]) -> str:
    """The ends of a range in words; the one where both are the same.

    >>> ranged(["$1", "$2"]), ranged(["$1", "$1"]), ranged([])
    ('$1 to $2', '$1', '')
    """
    apart = list(dict.fromkeys(ends))
    if len(apart) < 2:
        return "".join(apart)
    return say("{first} to {last}", first=apart[0], last=apart[-1])


def compact(words: Sequence[str], limit: int = 3) -> str:
    """A list in a sentence that names at most `limit` and counts the rest.

    >>> compact(["a", "b", "c", "d", "e"]), compact(["a", "b"])
    ('a, b, c and 2 more', 'a and b')
    """
    if len(words) <= limit:
        return join(words)
    return join([*words[:limit], say_many("{n} more", "{n} more", len(words) - limit)])


def _power(unit: Unit, margin: float | None, *, exact: bool) -> int:
    """The power of ten a figure of that unit and margin is rounded to."""
    if unit in _SHARES:
        return 0 if margin and margin > 0.5 and not exact else -1
    if unit is Unit.USD_HOUR:
        return -2
    finest = -2 if unit is Unit.SCORE and (margin or exact) else -1
    if unit in _MONEY or unit in _COUNTS:
        finest = 0
        if exact:
            return finest
    if not margin:
        return 1 if unit is Unit.USD_YEAR and not exact else finest
    return max(finest, _last_digit(margin, 3 if unit in _COUNTS else 2))


def _last_digit(margin: float, significant: int) -> int:
    """The power of ten of a margin's last significant digit, after rounding to it."""
    first = Decimal(repr(float(margin)))
    power = first.adjusted() - significant + 1
    return _rounded(margin, power).adjusted() - significant + 1


def _rounded(value: float, power: int) -> Decimal:
    """Half away from zero, as people round; Decimal keeps 0.5 from becoming 0.49999."""
    step = Decimal(1).scaleb(power)
    return (Decimal(repr(float(value))) / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _margin_digits(margin: float, power: int) -> str:
    """A margin is never printed as 0: it is at least one unit of its last digit."""
    return _grouped(max(_rounded(margin, power), Decimal(1).scaleb(power)), power)


def _grouped(number: Decimal, power: int) -> str:
    return f"{number:,.{max(0, -power)}f}"


def _written(number: Decimal, unit: Unit, power: int, *, bare: bool) -> str:
    digits = _grouped(number, power)
    if unit in _SHARES:
        return f"{digits} %"
    if unit in _MONEY:
        return f"${digits}"
    # 12 months, not 12.0; beside a margin the digit is information
    strip = bare and "." in digits and unit is not Unit.SCORE
    return digits.rstrip("0").rstrip(".") if strip else digits
