"""Projections against themselves: growth, counts and openings of one edition."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from metier.check.rounding import around, half_unit
from metier.check.rule import Found, Rule, at, digits, label, who
from metier.model.fact import Fact
from metier.words import later, say

COUNTS = ("employment.jobs", "employment.projected", "employment.change", "openings.annual")
LOOKED_AT = frozenset((*COUNTS, "employment.growth"))
HALF_A_TENTH = 0.05
"""Growth is printed to one decimal."""


def _editions(facts: Sequence[Fact]) -> Iterator[Mapping[str, Fact]]:
    """The projected figures of each edition and place, by measure."""
    found: dict[tuple[str, str], dict[str, Fact]] = {}
    for fact in (fact for fact in facts if fact.measure in LOOKED_AT):
        at = fact.slice
        if fact.estimate.known and at.industry is at.group is None:
            found.setdefault((fact.source, at.place), {}).setdefault(fact.measure, fact)
    return (figures for figures in found.values() if "employment.projected" in figures)


def _value(fact: Fact) -> float:
    return fact.estimate.value or 0.0


def _half(figures: Mapping[str, Fact]) -> float:
    return half_unit(_value(figures[id]) for id in COUNTS if id in figures)


def _growth(facts: Sequence[Fact]) -> Found:
    for figures in _editions(facts):
        if not {"employment.jobs", "employment.change"} <= set(figures):
            continue
        base, target = figures["employment.jobs"], figures["employment.projected"]
        change, half = figures["employment.change"], _half(figures)
        if abs(_value(base) + _value(change) - _value(target)) > 3 * half + 1e-6:
            said = say(
                "{who}: {jobs} ({base}) + {change} = {sum}, not {projected} ({target}) within the "
                "{slack} that rounding allows.",
                who=who(change),
                jobs=label(base.measure),
                base=at(base),
                change=at(change),
                sum=digits(_value(base) + _value(change)),
                projected=label(target.measure),
                target=at(target),
                slack=digits(3 * half),
            )
            yield said, (change, base, target)
        growth = figures.get("employment.growth")
        low, high = _quotient(_value(change), _value(base), half)
        if growth and not low - HALF_A_TENTH <= _value(growth) <= high + HALF_A_TENTH:
            said = say(
                "{who}: {measure} is {figure} %, but {change} of {base} jobs is {low} % to "
                "{high} % however the two were rounded.",
                who=who(growth),
                measure=label(growth.measure),
                figure=at(growth),
                change=at(change),
                base=at(base),
                low=f"{low:.2f}",
                high=f"{high:.2f}",
            )
            yield said, (growth, change, base)


def _quotient(change: float, base: float, half: float) -> tuple[float, float]:
    """The least and the most that change / base may be, in per cent, before rounding."""
    low, high = around(base, half)
    if low <= 0:
        return -math.inf, math.inf
    ends = [100 * c / b for c, b in product(around(change, half), (low, high))]
    return min(ends), max(ends)


def _openings(facts: Sequence[Fact]) -> Found:
    for figures in _editions(facts):
        openings = figures.get("openings.annual")
        if openings is None:
            continue
        half, target = _half(figures), figures["employment.projected"]
        low, high = around(_value(openings), half)
        base, change = figures.get("employment.jobs"), figures.get("employment.change")
        years = _years(openings.slice.period)
        if change and years and high < (around(_value(change), half)[0]) / years:
            said = say(
                "{who}: {measure} are {figure}, fewer than the {each} new jobs a year that "
                "{change} in {years} years make.",
                who=who(openings),
                measure=label(openings.measure),
                figure=at(openings),
                each=digits(round(_value(change) / years, 1)),
                change=at(change),
                years=years,
            )
            yield said, (openings, change)
        if base and low > (around(_value(base), half)[1] + around(_value(target), half)[1]) / 2:
            said = say(
                "{who}: {measure} are {figure}, more than all jobs there are: {base} at first, "
                "{target} at last.",
                who=who(openings),
                measure=label(openings.measure),
                figure=at(openings),
                base=at(base),
                target=at(target),
            )
            yield said, (openings, base, target)


def _years(period: str) -> int:
    """The length of a projection: 10 for `2024-34`; 0 where the period is no such span."""
    first, _, last = period.partition("-")
    if not (len(first) == 4 and len(last) == 2 and (first + last).isdecimal()):
        return 0
    return (int(last) - int(first[2:])) % 100


RULES: tuple[Rule[Sequence[Fact]], ...] = (
    Rule(
        "growth-against-counts",
        later("Growth, its base and its target do not agree."),
        "|jobs + change - jobs projected| > 3 × half the unit of the counts; or growth outside "
        "100 × change / jobs ± 0.05 for every change and base within half that unit",
        _growth,
    ),
    Rule(
        "openings-against-jobs",
        later("Openings a year are fewer than the new jobs, or more than all jobs."),
        "openings < change / years, or openings > (jobs + jobs projected) / 2, each beyond half "
        "the unit of the counts",
        _openings,
    ),
)
