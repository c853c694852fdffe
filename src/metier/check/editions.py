"""Sudden jumps from one edition of a publication to the next."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from types import MappingProxyType

from metier.check.rule import Found, Rule, at, label, who
from metier.model.fact import Fact
from metier.survey.inference import z
from metier.words import later, say

CONFIDENCE = 0.99
"""Of the interval of a ratio: thousands are looked at."""
PLAUSIBLE: Mapping[str, float] = MappingProxyType(
    {"pay.annual.mean": 1.2, "pay.annual.median": 1.2, "employment.jobs": 1.5}
)
"""The factor that a figure may change by in a year before it is doubted."""


def least_factor(before: Fact, after: Fact) -> float | None:
    """The least factor, at least 1, by which two figures differ within their errors.

    The interval is symmetric on the logarithm. Samples of editions overlap, which makes
    the true interval narrower than this one.

    Returns:
        None where an error is not known, or a figure is no number above 0.

    Source: delta method, variance of ln(b/a) = (sa/a)² + (sb/b)²; Wolter (2007), eq. 6.5.
    """
    a, b = before.estimate, after.estimate
    if not (a.known and b.known and a.value and b.value and a.value > 0 and b.value > 0):
        return None
    if a.standard_error is None or b.standard_error is None:
        return None
    error = math.hypot(a.standard_error / a.value, b.standard_error / b.value)
    return math.exp(max(abs(math.log(b.value / a.value)) - z(CONFIDENCE) * error, 0.0))


def _series(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The same figure in all editions of a publication, oldest first."""

    def key(fact: Fact) -> tuple[str, ...]:
        at = fact.slice
        where = (at.place, at.universe, at.industry or "", at.employer or "", str(len(at.period)))
        return (fact.measure, _publication(fact.source), *where)

    looked_at = [f for f in facts if f.measure in PLAUSIBLE and f.slice.group is None]
    if len({fact.slice.period for fact in looked_at}) > 1:
        for _, same in groupby(sorted(looked_at, key=key), key):
            yield sorted(same, key=lambda fact: fact.slice.period)


def _publication(source: str) -> str:
    """An address without its edition: `oews/national` of `oews/2025-05/national`."""
    first, _, rest = source.partition("/")
    return f"{first}/{rest.partition('/')[2]}"


def _jumps(facts: Sequence[Fact]) -> Found:
    for series in _series(facts):
        for before, after in pairwise(series):
            years = int(after.slice.period[:4]) - int(before.slice.period[:4])
            least = least_factor(before, after)
            bound = PLAUSIBLE[after.measure] ** years
            if years < 1 or least is None or least <= bound:
                continue
            first, last = before.estimate.value or 0.0, after.estimate.value or 0.0
            text = later(
                "{who}: {measure} rose from {before} in {earlier} to {after} by a factor of "
                "{factor}, at least {least} within the errors; {bound} is the most that is "
                "plausible."
            )
            if last < first:
                text = later(
                    "{who}: {measure} fell from {before} in {earlier} to {after} by a factor of "
                    "{factor}, at least {least} within the errors; {bound} is the most that is "
                    "plausible."
                )
            said = say(
                text,
                who=who(after),
                measure=label(after.measure),
                before=at(before),
                earlier=before.slice.period,
                after=at(after),
                factor=f"{max(first, last) / min(first, last):.2f}",
                least=f"{least:.3f}",
                bound=f"{bound:.3g}",
            )
            yield said, (before, after)


RULES: tuple[Rule[Sequence[Fact]], ...] = (
    Rule(
        "jump-between-editions",
        later(
            "A figure changes from one edition to the next by more than its errors and a plausible "
            "change explain."
        ),
        "exp(|ln(after / before)| - z × √((se₁ / before)² + (se₂ / after)²)) > bound to the power "
        "of the years between, where z is that of 99 %, and the bound 1.2 for pay and 1.5 for jobs",
        _jumps,
    ),
)
