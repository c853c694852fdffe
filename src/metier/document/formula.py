"""How a figure came about: its formula with the numbers put in.

A figure that the comparison computed has its formula with it (`Answer.formula`). One that a
build estimated says by which; sums over the people asked are not kept, their number is.
"""

from __future__ import annotations

import re

from metier.compare.gathered import of_records
from metier.model.comparison import Answer, Row
from metier.model.measure import Unit
from metier.words import difference, figure
from metier.words.language import later, say

_BY_METHOD = {
    "weighted mean": later(
        "sum of weight × value / sum of weights, over the {n} people asked = {value}"
    ),
    "weighted share": later(
        "100 × weights of those counted / weights of all, over the {n} people asked = {value}"
    ),
    "weighted quantile": later(
        "value that {part} % of the weights of the {n} people asked lie below = {value}"
    ),
    "weighted count": later("sum of the weights of the {n} people asked = {value}"),
    "ratio of medians": later("100 × (women's median / men's median − 1) = {value}"),
    "(women's median": later("100 × (women's median / men's median − 1) = {value}"),
    "100 - published share of women": later("100 − {rest} = {value}"),
    "people of that age": later("100 × people of that age / people of all ages = {value}"),
}
"""What a method begins with, and its formula; the sums themselves are not in a snapshot."""

_SHARE = later("100 × weights of those counted / weights of all, over {n} records = {value}")
_OF_RECORDS = {
    "weighted mean": later("sum of weight × value / sum of weights, over {n} records = {value}"),
    "weighted share": _SHARE,
    "share": _SHARE,
    "weighted quantile": later(
        "value that {part} % of the weights of {n} records lie below = {value}"
    ),
    "weighted grouped quantile": later(
        "age that {part} % of the weights of {n} records lie below = {value}"
    ),
    "counted": later("records counted = {n}"),
}
"""The same of records, of which nobody was asked."""

_PART = re.compile(r"quantile ([\d.]+)")
_HOURS = re.compile(r"divided by ([\d,]+) hours")
_BLEND = re.compile(r": ([\d.e-]+ x \S+ \+ [^:=]+ = [\d,.]+)")


def formula(answer: Answer, unit: Unit) -> str:
    """The formula of a figure with its numbers; empty where it stands printed as it is.

    >>> from metier.model.estimate import Estimate
    >>> formula(Answer(Estimate(50450.0), formula="52520 × 100 / 104.1"), Unit.USD_YEAR)
    '52520 × 100 / 104.1'
    """
    if answer.formula:
        return answer.formula
    estimate, fact = answer.estimate, answer.fact
    value = estimate.value
    if fact is None or value is None or not estimate.known:
        return ""
    if blend := _BLEND.search(fact.method):
        return blend[1].replace(" x ", " × ")
    messages = _OF_RECORDS if of_records(fact) else _BY_METHOD
    message = next((m for begins, m in messages.items() if fact.method.startswith(begins)), "")
    if not message or ("{n}" in message and estimate.n is None):
        return ""
    if unit is Unit.NAME:  # the number beside a name
        unit = Unit.USD_YEAR if fact.measure.startswith("pay.") else Unit.PERCENT
    part, hours = _PART.search(fact.method), _HOURS.search(fact.method)
    times = float(hours[1].replace(",", "")) if hours else 1.0
    whole = say(
        message,
        part=f"{100 * float(part[1]):g}" if part else "",
        n=f"{estimate.n:,}" if estimate.n is not None else "",
        value=figure(value * times, Unit.USD_YEAR if hours else unit, exact=True),
        rest=f"{100 - value:.4g}",
    )
    if hours is None:
        return whole
    return say(
        "{formula}; / {hours} hours = {value}",
        formula=whole,
        hours=hours[1],
        value=figure(value, unit, exact=True),
    )


def standard_error(answer: Answer) -> str:
    """How a printed relative standard error becomes one in the figure's unit; empty for others.

    >>> from metier.model.estimate import Estimate
    >>> standard_error(Answer(Estimate(49060.0, 196.24)))  # of no publication
    ''
    """
    estimate = answer.estimate
    value, error = estimate.value, estimate.standard_error
    relative = answer.fact is not None and "relative standard error" in answer.fact.method
    if not relative or not value or error is None:
        return ""
    return say(
        "{value} × relative standard error {percent} % / 100 = {error}",
        value=f"{value:,.10g}",
        percent=f"{100 * error / abs(value):.3g}",
        error=number(error),
    )


def gap_formula(row: Row) -> str:
    """First minus second with the numbers put in; empty where a row of two has no such gap."""
    if row.gap is None or row.level is not None or len(row.answers) != 2:
        return ""
    unit = row.measure.unit
    first, second = (answer.estimate.value for answer in row.answers)
    if first is None or second is None:
        return ""
    return say(
        "{first} − {second} = {gap}",
        first=figure(first, unit, exact=True),
        second=figure(second, unit, exact=True),
        gap=figure(row.gap.value, unit, exact=True),
    )


def gap_margin(row: Row) -> str:
    """The margin of a gap with the numbers put in; empty where the gap has none."""
    errors = [answer.estimate.standard_error for answer in row.answers]
    if row.gap is None or not row.gap.margin or row.level is not None or len(errors) != 2:
        return ""
    first, second = errors
    if first is None or second is None:
        return ""
    root = (first**2 + second**2) ** 0.5
    return say(
        "{factor} × √({first}² + {second}²) = {margin}, the samples taken as independent",
        factor=f"{row.gap.margin / root:.3f}",
        first=number(first),
        second=number(second),
        margin=difference(row.gap.margin, row.measure.unit),
    )


def number(value: float) -> str:
    """A standard error as a number, to four digits.

    >>> number(196.24), number(3252.9)
    ('196.2', '3,253')
    """
    return f"{value:,.4g}" if value < 1000 else f"{value:,.0f}"
