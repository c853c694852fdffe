"""Parts against totals: industries, states, metro areas, employers, and occupations of a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from metier.check.rounding import around, half_unit
from metier.check.rule import Found, Rule, at, digits, label, who
from metier.model.codes import Code, System
from metier.model.fact import Fact, Slice
from metier.model.states import STATES
from metier.words import later, say, translated

COUNTS = ("employment.jobs", "openings.annual", "postings.count")
PAY = "pay.annual.mean"
OF_GROUPS = ("employment.jobs", "employment.projected", "openings.annual")
_WITHOUT = ", United States without "
"""How a universe says which states a national figure leaves out."""
_STATES = {state.letters: state.name for state in STATES if not state.territory}
"""Territories are no part of national figures."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A count or a payroll, and the parts it is made of.

    Attributes:
        total, parts: figures by the same measure.
        pay: the average pay beside each, where payrolls are compared; empty for counts.
        kind: what the parts are, in words for `translated`.
    """

    total: Fact
    parts: tuple[Fact, ...]
    kind: str
    pay: Mapping[Slice, Fact]


def _amount(fact: Fact) -> float:
    return fact.estimate.value or 0.0


def _place(fact: Fact) -> Key:
    """What has to agree for figures to be parts of one whole, but for the place and the like."""
    universe = fact.slice.universe.partition(_WITHOUT)[0]
    return (fact.source.partition("/")[0], fact.slice.period, universe, fact.title or "")


def wholes(facts: Sequence[Fact]) -> Iterator[Whole]:
    """Every count of an occupation with its industries, states, metro areas or employers."""
    # two publications may have the same part, which counts once
    figures: dict[str, dict[Key, dict[Slice, Fact]]] = defaultdict(lambda: defaultdict(dict))
    for fact in facts:
        if fact.measure in (*COUNTS, PAY) and fact.slice.group is None and fact.estimate.known:
            figures[fact.measure][_place(fact)].setdefault(fact.slice, fact)
    for measure in COUNTS:
        for key, found in figures[measure].items():
            pay = figures[PAY].get(key, {}) if measure == "employment.jobs" else {}
            for total, parts, kind in _split(list(found.values())):
                yield Whole(total, parts, kind, {})
                if total.slice in pay and all(part.slice in pay for part in parts):
                    yield Whole(total, parts, kind, pay)


def _split(facts: Sequence[Fact]) -> Iterator[tuple[Fact, tuple[Fact, ...], str]]:
    """The totals among figures of one measure, and the parts of each by one dimension."""
    parts: dict[tuple[str, Key], list[Fact]] = defaultdict(list)
    for fact in facts:
        at = fact.slice
        if at.employer is not None:
            parts[later("employers"), (at.place, at.industry or "", "")].append(fact)
        elif at.industry is not None:
            level = str(len(at.industry.partition("-")[0]))
            parts[later("industries"), (at.place, "", level)].append(fact)
        elif at.place in _STATES:
            parts[later("states"), ("US", "", "")].append(fact)
        elif at.place.isdecimal():
            parts[later("metro areas"), ("US", "", "")].append(fact)
    totals = {
        (fact.slice.place, fact.slice.industry or ""): fact
        for fact in facts
        if fact.slice.employer is None
    }
    for (kind, (place, industry, _)), found in parts.items():
        if total := totals.get((place, industry)):
            left_out = total.slice.universe.partition(_WITHOUT)[2]
            kept = [f for f in found if _STATES.get(f.slice.place, "-") not in left_out]
            if kept:
                yield total, tuple(kept), kind


def _bounds(whole: Whole, facts: Sequence[Fact]) -> list[tuple[float, float]]:
    """The least and the most of each figure, or of each payroll, before rounding."""
    every = (whole.total, *whole.parts)
    half = half_unit(map(_amount, every))
    jobs = [around(_amount(fact), half) for fact in facts]
    if not whole.pay:
        return jobs
    half_pay = half_unit(_amount(whole.pay[fact.slice]) for fact in every)
    paid = [around(_amount(whole.pay[fact.slice]), half_pay) for fact in facts]
    return [
        (max(low, 0) * max(least, 0), high * most)
        for (low, high), (least, most) in zip(jobs, paid, strict=True)
    ]


def _figure(whole: Whole, fact: Fact) -> str:
    if not whole.pay:
        return at(fact)
    return f"{at(fact)} × {at(whole.pay[fact.slice])}"


def _about(whole: Whole, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(one for fact in facts for one in (fact, whole.pay.get(fact.slice)) if one)


def _largest(whole: Whole) -> tuple[Fact, bool]:
    """The part that is the most, and whether it is more than the total."""
    (_, most), *bounds = _bounds(whole, (whole.total, *whole.parts))
    low, part = max(
        ((low, part) for (low, _), part in zip(bounds, whole.parts, strict=True)),
        key=lambda pair: pair[0],
    )
    return part, low > most


def _leader(facts: Sequence[Fact]) -> Found:
    for whole in wholes(facts):
        part, above = _largest(whole)
        if above:
            said = say(
                later("{who}: {measure} ({part}) is more than that of {total}: {figure}."),
                who=who(part),
                measure=_measure(whole),
                part=_figure(whole, part),
                total=who(whole.total),
                figure=_figure(whole, whole.total),
            )
            yield said, _about(whole, (part, whole.total))


def _sums(facts: Sequence[Fact]) -> Found:
    for whole in wholes(facts):
        (_, most), *bounds = _bounds(whole, (whole.total, *whole.parts))
        if sum(low for low, _ in bounds) > most and not _largest(whole)[1]:
            yield _said(whole), _about(whole, (whole.total, *whole.parts))


def _measure(whole: Whole) -> str:
    """Jobs, or jobs × average pay."""
    named = label(whole.total.measure)
    return f"{named} × {label(PAY)}" if whole.pay else named


def _said(whole: Whole) -> str:
    def amount(fact: Fact) -> float:
        return _amount(fact) * (_amount(whole.pay[fact.slice]) if whole.pay else 1)

    return say(
        "{who}: {measure} of {n} parts ({kind}) add up to {sum}, more than the total of {total} "
        "({figure}) however they were rounded.",
        who=who(whole.total),
        measure=_measure(whole),
        n=len(whole.parts),
        kind=translated(whole.kind),
        sum=digits(round(sum(map(amount, whole.parts)), 2)),
        total=digits(round(amount(whole.total), 2)),
        figure=_figure(whole, whole.total),
    )


def _groups(counts: Sequence[Fact]) -> Found:
    """Of SOC codes alone; a code whose nearest group is not at hand is left out of every sum."""
    tables: dict[tuple[object, ...], dict[Code, Fact]] = defaultdict(dict)
    for fact in counts:
        if fact.occupation.system is System.SOC:
            at = fact.slice
            where = (at.place, at.period, at.universe, at.industry)
            tables[fact.source, fact.measure, where][fact.occupation] = fact
    for table in tables.values():
        members: dict[Code, list[Fact]] = defaultdict(list)
        for code, fact in table.items():
            if code.parents and code.parents[0] in table:
                members[code.parents[0]].append(fact)
        for group, parts in members.items():
            whole = Whole(table[group], tuple(parts), later("occupations"), {})
            (_, most), *bounds = _bounds(whole, (whole.total, *whole.parts))
            if sum(low for low, _ in bounds) > most:
                yield _said(whole), _about(whole, (whole.total, *whole.parts))


RULES: tuple[Rule[Sequence[Fact]], ...] = (
    Rule(
        "part-above-total",
        later("One industry, state, metro area or employer has more than the total it is part of."),
        "the largest part's least > the total's most, each within half the unit of the figures; "
        "of jobs, openings, postings, and of jobs × average pay",
        _leader,
    ),
    Rule(
        "parts-above-total",
        later("Industries, states, metro areas or employers add up to more than their total."),
        "sum of the parts' least > the total's most, each within half the unit of the figures; of "
        "the same, where no single part is above the total",
        _sums,
    ),
)

GROUP_RULES: tuple[Rule[Sequence[Fact]], ...] = (
    Rule(
        "occupations-above-group",
        later("The occupations of a group add up to more than the group."),
        "sum of the members' least > the group's most, each within half the unit of the figures; "
        "of jobs, jobs projected and openings",
        _groups,
    ),
)
"""Rules about the counts of all occupations at once."""
