"""Rows whose answers are lists: skills, knowledge, software, activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metier.compare.holding import Frame, Holding, answer
from metier.model.comparison import Answer, Item, Row
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import measure
from metier.survey.inference import difference, false_discovery, two_sided_p

LENGTH = 8
"""Entries of a list on a page; the snapshot holds them all."""

IMPORTANT = 3.0
"""O*NET's scale of importance: 1 not, 2 somewhat, 3 important, 4 very, 5 extremely."""

_DEMAND = ("hot technology, in demand", "in demand", "hot technology")
"""O*NET's marks for software, the most asked-for first."""


def list_row(id: str, holdings: Sequence[Holding], frame: Frame) -> Row:
    """The top of a list for each career, by the publication's own figures or marks."""
    listed = measure(id)
    answers = []
    for holding in holdings:
        facts = sorted(nearest(id, holding), key=_rank)[:LENGTH]
        if not facts:
            answers.append(Answer(Estimate.absent(listed.missing)))
            continue
        lead = answer(facts[0], holding, frame)
        items = tuple(_item(fact) for fact in facts)
        # ratings by eight analysts are all there are; a list of names is not a weak sample
        flags = tuple(flag for flag in lead.flags if flag != "weak")
        answers.append(
            replace(lead, estimate=Estimate(None), margin=None, items=items, flags=flags)
        )
    return Row(listed, listed.label, tuple(answers))


def nearest(id: str, holding: Holding) -> list[Fact]:
    """The known facts of a list measure, all of the nearest single code that has any."""
    return holding.nearest([f for f in holding.facts if f.measure == id and f.estimate.known])


def _rank(fact: Fact) -> tuple[float, int, str]:
    mark = fact.estimate.category or ""
    place = _DEMAND.index(mark) if mark in _DEMAND else len(_DEMAND)
    return -(fact.estimate.value or 0.0), place, fact.slice.group or ""


def _item(fact: Fact) -> Item:
    mark = fact.estimate.category or ""
    return Item(fact.slice.group or "", fact.estimate, mark if mark in _DEMAND else "")


def difference_row(holdings: Sequence[Holding], frame: Frame) -> Row:
    """For each career the skills that matter more to it than to another.

    Each later career is held against the first, the first against the second.
    A skill is named only where the gap of the two importances is real by the
    false discovery rate over all skills compared; where a rating has no spread
    between raters its error is unknown, and the skill is left out.
    """
    row = measure("skills.difference")
    answers = []
    for position, holding in enumerate(holdings):
        other = holdings[0] if position else holdings[min(1, len(holdings) - 1)]
        answers.append(_stronger(holding, other, frame))
    return Row(row, row.label, tuple(answers))


def _stronger(holding: Holding, other: Holding, frame: Frame) -> Answer:
    if holding is other:
        return Answer(Estimate.absent("needs a second career"))
    theirs = {fact.slice.group: fact for fact in nearest("skills.top", other)}
    pairs = [
        (mine, theirs[mine.slice.group])
        for mine in nearest("skills.top", holding)
        if mine.slice.group in theirs
    ]
    if not pairs:
        return Answer(Estimate.absent("no skill ratings for one of them"))
    if pairs[0][0] == pairs[0][1]:
        return Answer(Estimate.absent("both titles are read as the same occupation"))
    gaps = [_gap(mine.estimate, their.estimate) for mine, their in pairs]
    tested = [(gap, pair) for gap, pair in zip(gaps, pairs, strict=True) if gap is not None]
    real = false_discovery([two_sided_p(*gap) for gap, _ in tested], 1 - frame.confidence)
    found = [
        (gap[0], mine, their)
        for (gap, (mine, their)), yes in zip(tested, real, strict=True)
        if yes and gap[0] > 0 and (mine.estimate.value or 0.0) >= IMPORTANT
    ]
    found.sort(key=lambda entry: (-entry[0], entry[1].slice.group or ""))
    items = tuple(
        Item(
            mine.slice.group or "",
            mine.estimate,
            f"{mine.estimate.value:g} against {their.estimate.value:g}",
        )
        for _, mine, their in found[:LENGTH]
    )
    lead = answer(pairs[0][0], holding, frame)
    lead = replace(lead, flags=tuple(flag for flag in lead.flags if flag != "weak"))
    if not items:
        return replace(
            lead, estimate=Estimate(None, category="none clearly more"), margin=None, items=()
        )
    return replace(lead, estimate=Estimate(None), margin=None, items=items)


def _gap(mine: Estimate, their: Estimate) -> tuple[float, float] | None:
    if mine.value is None or their.value is None:
        return None
    if mine.standard_error is None or their.standard_error is None:
        return None
    return difference(mine.value, mine.standard_error, their.value, their.standard_error)
