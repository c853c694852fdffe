"""Rows whose answers are lists: skills, knowledge, software, activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from metier.compare.gathered import Facts, Variant, is_recorded, of_records
from metier.compare.holding import Frame, Holding, answer
from metier.compare.variants import LACKING, label_of, parted
from metier.compare.verdicts import SAME_READING
from metier.model.comparison import Answer, Item, Row
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import Unit, as_counted, measure
from metier.survey.inference import difference, false_discovery, two_sided_p
from metier.words import figure, join, later, say, sentence_case, translated

LENGTH = 8
"""Entries of a list on a page; the snapshot holds them all."""

IMPORTANT = 3.0
"""O*NET's scale of importance: 1 not, 2 somewhat, 3 important, 4 very, 5 extremely."""

_TITLED = frozenset(
    {"skills.top", "knowledge.top", "activities.top", "education.required", "major.share"}
)
"""Lists whose entries publications write with capitals throughout; records have names in theirs."""

_MATTERS = {Unit.SCORE: IMPORTANT, Unit.PERCENT: 5.0}
"""What a skill's figure must be for the skill to be named among those that matter more: rated
important, or asked for by one posting in twenty."""

_DEMAND = (later("hot technology, in demand"), later("in demand"), later("hot technology"))
"""O*NET's marks for software, the most asked-for first."""


def list_rows(id: str, holdings: Sequence[Holding], frame: Frame) -> list[Row]:
    """The top of a list for each career, by the source's own figures or marks.

    Records and publications make a row each, what leads first; at least one row.
    """
    parts = entries(id, holdings, frame)
    every = [variants[0] for variants, _ in parts]
    rows: list[Row] = []
    for variants, facts in parts:
        variant = variants[0]
        listed = as_counted(measure(id), variant[0])
        missing = LACKING if is_recorded(variant) else listed.missing
        answers = []
        for holding, mine in zip(holdings, facts, strict=True):
            made = partial(_top, mine, id, holding, missing, frame)
            answers.append(holding.once((frame, "list", id, tuple(variants)), made))
        label = translated(listed.label)
        if rows:
            label += f" ({label_of(variant, every)})"
        rows.append(Row(listed, label, tuple(answers), primary=not rows))
    return rows


def entries(
    id: str, holdings: Sequence[Holding], frame: Frame
) -> list[tuple[Sequence[Variant], list[Sequence[Fact]]]]:
    """The entries of a list for each career, those of records and publications apart.

    Returns:
        What leads first, with its variants in order; one without entries if there are none.
    """
    known = [holding.known(id) for holding in holdings]
    found: list[tuple[Sequence[Variant], list[Sequence[Fact]]]] = []
    for variants, facts in parted(known, frame.place.code):
        each = zip(holdings, facts, strict=True)
        found.append((variants, [_of_one(mine, variants, one, frame) for one, mine in each]))
    return found or [([("", "")], [*known])]


def _of_one(
    facts: Facts, variants: Sequence[Variant], holding: Holding, frame: Frame
) -> Sequence[Fact]:
    """Those of the nearest code that has any, of one variant, place and period."""
    first = next((variant for variant in variants if variant in facts.by_variant), None)
    if first is None:
        return ()
    mine = holding.nearest(facts.by_variant[first])
    if not mine:
        return ()

    def rank(fact: Fact) -> tuple[bool, str]:
        return fact.slice.place == frame.place.code, fact.slice.period

    best = rank(max(mine, key=rank))
    return [fact for fact in mine if rank(fact) == best]


def _top(facts: Sequence[Fact], id: str, holding: Holding, missing: str, frame: Frame) -> Answer:
    # a share of none is no entry, a rating or a name without a number is
    entries = sorted((f for f in facts if f.estimate.value != 0.0), key=_rank)[:LENGTH]
    if not entries:
        return Answer(Estimate.absent(missing))
    lead = answer(entries[0], holding, frame)
    items = tuple(_item(fact) for fact in entries)
    # ratings by eight analysts are all there are; a list of names is not a weak sample
    flags = tuple(flag for flag in lead.flags if flag != "weak")
    note = _withheld(entries[0], id, holding)
    found = replace(lead, estimate=Estimate(None), margin=None, items=items)
    return replace(found, flags=flags, note=note, inputs=tuple(entries))


def _withheld(fact: Fact, id: str, holding: Holding) -> str:
    """The entries that the source of one withholds, which may be the largest; empty if none."""
    names = [
        _called(other)
        for other in holding.of(id)
        if other.estimate.status is Status.WITHHELD
        and (other.occupation, other.source) == (fact.occupation, fact.source)
    ]
    return say("withheld by the source: {names}", names=join(sorted(names))) if names else ""


def _rank(fact: Fact) -> tuple[float, int, str]:
    mark = fact.estimate.category or ""
    place = _DEMAND.index(mark) if mark in _DEMAND else len(_DEMAND)
    return -(fact.estimate.value or 0.0), place, fact.slice.group or ""


def _called(fact: Fact) -> str:
    """What an entry is called within a page: as running text where it is no proper name."""
    name = fact.slice.group or ""
    return sentence_case(name) if fact.measure in _TITLED and not of_records(fact) else name


def _item(fact: Fact) -> Item:
    mark = fact.estimate.category or ""
    return Item(_called(fact), fact.estimate, translated(mark) if mark in _DEMAND else "")


def difference_row(holdings: Sequence[Holding], frame: Frame) -> Row:
    """For each career the skills that matter more to it than to another.

    Each later career is held against the first, the first against the second.
    A skill is named only where the gap of the two importances is real by the
    false discovery rate over all skills compared; where a rating has no spread
    between raters its error is unknown, and the skill is left out.
    """
    variants, skills = entries("skills.top", holdings, frame)[0]
    row = as_counted(measure("skills.difference"), variants[0][0])
    answers = []
    for at, holding in enumerate(holdings):
        other = 0 if at else min(1, len(holdings) - 1)
        found = _stronger(holding, skills[at], skills[other], row.unit, frame)
        answers.append(
            found if other != at else Answer(Estimate.absent(later("needs a second career")))
        )
    return Row(row, translated(row.label), tuple(answers))


def _stronger(
    holding: Holding, own: Sequence[Fact], others: Sequence[Fact], unit: Unit, frame: Frame
) -> Answer:
    theirs = {fact.slice.group: fact for fact in others}
    pairs = [(mine, theirs[mine.slice.group]) for mine in own if mine.slice.group in theirs]
    if not pairs:
        return Answer(Estimate.absent(later("no skill ratings for one of them")))
    if pairs[0][0] == pairs[0][1]:
        return Answer(Estimate.absent(SAME_READING))
    gaps = [_gap(mine.estimate, their.estimate) for mine, their in pairs]
    tested = [(gap, pair) for gap, pair in zip(gaps, pairs, strict=True) if gap is not None]
    real = false_discovery([two_sided_p(*gap) for gap, _ in tested], 1 - frame.confidence)
    found = [
        (gap[0], mine, their)
        for (gap, (mine, their)), yes in zip(tested, real, strict=True)
        if yes and gap[0] > 0 and (mine.estimate.value or 0.0) >= _MATTERS[unit]
    ]
    found.sort(key=lambda entry: (-entry[0], entry[1].slice.group or ""))
    items = tuple(
        Item(
            _called(mine),
            mine.estimate,
            say("{mine} against {theirs}", mine=_said(mine, unit), theirs=_said(their, unit)),
        )
        for _, mine, their in found[:LENGTH]
    )
    lead = answer(pairs[0][0], holding, frame)
    lead = replace(lead, flags=tuple(flag for flag in lead.flags if flag != "weak"))
    if not items:
        return replace(
            lead,
            estimate=Estimate(None, category=later("none clearly more")),
            margin=None,
            items=(),
        )
    rated = tuple(fact for _, *both in found[:LENGTH] for fact in both)
    return replace(lead, estimate=Estimate(None), margin=None, items=items, inputs=rated)


def _said(fact: Fact, unit: Unit) -> str:
    value = fact.estimate.value or 0.0
    return f"{value:g}" if unit is Unit.SCORE else figure(value, unit)


def _gap(mine: Estimate, their: Estimate) -> tuple[float, float] | None:
    if mine.value is None or their.value is None:
        return None
    if mine.standard_error is None or their.standard_error is None:
        return None
    return difference(mine.value, mine.standard_error, their.value, their.standard_error)
