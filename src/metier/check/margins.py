"""Errors of figures that cannot be, or that say nothing: rules about one slice of one release."""

from __future__ import annotations

import math

from metier.check.facts import Group
from metier.check.rule import Found, Rule, at, digits, label, who
from metier.model.measure import MEASURES, Kind, Unit
from metier.words import later, say

_SIGNED = ("employment.change", "employment.growth", "pay.gender.gap", "pay.adjusted.gap")
"""Measures that may be below zero, of which neither bound holds."""
SHARES = frozenset(
    id
    for id, measure in MEASURES.items()
    if measure.unit is Unit.PERCENT and id not in (*_SIGNED, "company.pay")
)
"""Percentages of people or jobs, from 0 to 100."""
AMOUNTS = frozenset(
    id
    for id, measure in MEASURES.items()
    if measure.kind is Kind.QUANTITY
    and measure.unit not in (Unit.PERCENT, Unit.PERCENT_YEAR, Unit.LOG, Unit.INDEX, Unit.NAME)
    and id not in _SIGNED
)
"""Quantities that cannot be below zero."""


def _out_of_proportion(group: Group) -> Found:
    for fact in group.facts:
        estimate = fact.estimate
        value, error = estimate.value, estimate.standard_error
        if value is None or error is None or not estimate.known:
            continue
        if error <= 0:
            text = later(
                "{who}: {measure} ({figure}) has a standard error of {error}; that of a sample is "
                "above 0, and one that is not known is left out."
            )
            most = 0.0
        elif fact.measure in SHARES and error > (most := _largest_of_share(value)):
            text = later(
                "{who}: {measure} ({figure}) has a standard error of {error}; of a share of "
                "{value} % it cannot be above √({value} × (100 - {value})) = {most}."
            )
        elif fact.measure in AMOUNTS and error > (most := value):
            text = later(
                "{who}: {measure} ({figure}) has a standard error of {error}, more than the figure "
                "itself, which says no more than that it is not below 0."
            )
        else:
            continue
        said = say(
            text,
            who=who(fact),
            measure=label(fact.measure),
            figure=at(fact),
            error=digits(error),
            value=digits(value),
            most=f"{most:.3g}",
        )
        yield said, (fact,)


def _largest_of_share(percent: float) -> float:
    """The standard error of a share known from one person; a printed share may be rounded."""
    return math.sqrt(max(percent * (100 - percent), 0.0)) + 0.5


RULES: tuple[Rule[Group], ...] = (
    Rule(
        "margin-out-of-proportion",
        later("The error of a figure cannot be, or is larger than the figure itself."),
        "standard error ≤ 0; of a share p, standard error > √(p × (100 - p)) + 0.5; of an amount, "
        "standard error > the amount",
        _out_of_proportion,
    ),
)
