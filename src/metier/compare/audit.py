"""A published page's figures beside the official ones: which hold, which cannot, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from metier.compare.align import Holding
from metier.model.comparison import Answer, Audited, Career, Outcome, Row
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import Unit, measure
from metier.words import difference, display, figure, mid_sentence

_WHOLE_PEOPLE = ("employment.jobs",)
"""Counts of which a title's share can never be more than its occupation's whole."""

_BEYOND = {
    "education.most_common": "the official one is of all workers in the occupation",
    "age.mean": "the official figure is a median, the page's an average",
}


def audit(
    page: Sequence[Fact], rows: Sequence[Row], holdings: Sequence[Holding]
) -> tuple[Audited, ...]:
    """Each figure of a page beside the official one, each once, in the page's order.

    Args:
        page: facts of a published page; those of other titles are left out.
    """
    by_title = {h.career.title.casefold(): at for at, h in enumerate(holdings)}
    seen: set[tuple[int, str, str | None]] = set()
    found = []
    for fact in page:
        career = by_title.get((fact.title or "").casefold())
        if career is None or not _says_something(fact):
            continue
        key = (career, fact.measure, fact.slice.group)
        if key in seen:
            continue
        seen.add(key)
        found.append(_held(fact, career, rows, holdings[career]))
    return tuple(found)


def _says_something(fact: Fact) -> bool:
    return fact.estimate.status is not Status.ABSENT and not fact.measure.startswith("skills")


def _held(fact: Fact, at: int, rows: Sequence[Row], holding: Holding) -> Audited:
    measured = measure(fact.measure)
    official = _official(fact, at, rows)

    def told(outcome: Outcome, why: str) -> Audited:
        return Audited(at, measured, fact, official, outcome, why)

    if fact.measure.startswith("pay.range."):
        return told(Outcome.NO_SOURCE, "the page does not say which percentiles it means")
    if fact.slice.group == "unknown":
        return told(Outcome.NO_SOURCE, "unknown is not a group of the census")
    if official is None or not _known(official):
        reason = official.estimate.reason if official else None
        return told(Outcome.NO_SOURCE, reason or measured.missing)
    if measured.unit is Unit.NAME:
        return told(*_names(fact, official))
    claimed, value = fact.estimate.value, official.estimate.value
    if claimed is None or value is None:
        return told(Outcome.NO_SOURCE, measured.missing)
    unit, whose = measured.unit, mid_sentence(holding.career.occupation_title)
    beside = f"{display(official, unit)} for {whose}"
    if fact.measure in _WHOLE_PEOPLE and claimed > value + (official.margin or 0.0):
        return told(Outcome.CANNOT_HOLD, f"more than the whole occupation has: {beside}")
    if abs(claimed - value) <= max(official.margin or 0.0, _rounding(claimed)):
        return told(Outcome.HOLDS, beside)
    if (edition := _older(fact, holding)) is not None:
        return told(Outcome.OUTDATED, f"the figure of {edition}; now {beside}")
    apart = difference(claimed - value, unit)
    note = _BEYOND.get(fact.measure, "")
    return told(Outcome.DIFFERS, f"{apart} apart from {beside}" + (f"; {note}" if note else ""))


def _official(fact: Fact, at: int, rows: Sequence[Row]) -> Answer | None:
    wanted = "age.median" if fact.measure == "age.mean" else fact.measure
    for id in dict.fromkeys((fact.measure, wanted)):
        for row in rows:
            same_level = row.group == fact.slice.group
            if row.measure.id == id and same_level and _known(row.answers[at]):
                return row.answers[at]
    same = (r for r in rows if r.measure.id == fact.measure and r.group == fact.slice.group)
    return next((row.answers[at] for row in same), None)


def _known(answer: Answer) -> bool:
    return answer.estimate.value is not None or answer.estimate.category is not None


def _names(fact: Fact, official: Answer) -> tuple[Outcome, str]:
    claimed, found = fact.estimate.category or "", official.estimate.category or ""
    beside = display(replace(official, items=()), Unit.NAME)
    stems = [_stem(claimed), _stem(found)]
    if stems[0] and stems[1] and (stems[0] in stems[1] or stems[1] in stems[0]):
        return Outcome.HOLDS, f"the same name; officially {beside}"
    return Outcome.DIFFERS, f"officially {beside}"


def _stem(name: str) -> str:
    return name.lower().replace("degree", "").strip(" .")


def _rounding(claimed: float) -> float:
    """Half of the last digit that the page prints.

    >>> _rounding(43251.0), _rounding(-8.0), _rounding(3.67)
    (0.5, 0.5, 0.005)
    """
    decimals = len(f"{claimed:g}".partition(".")[2])
    return float(0.5 * 10**-decimals)


def _older(fact: Fact, holding: Holding) -> str | None:
    """The newest older period whose national figure is the page's, within its rounding."""
    claimed = fact.estimate.value or 0.0
    periods = sorted(
        known.slice.period
        for known in _series(fact, holding.facts)
        if known.estimate.value is not None
        and abs(claimed - known.estimate.value) <= _rounding(claimed)
    )
    return periods[-1] if periods else None


def _series(fact: Fact, facts: Iterable[Fact]) -> Iterable[Fact]:
    return (
        known
        for known in facts
        if known.measure == fact.measure
        and known.slice.group == fact.slice.group
        and known.slice.industry is None
        and known.slice.place == "US"
    )


def audit_line(entry: Audited, careers: Sequence[Career]) -> str:
    """One figure of the page in one sentence."""
    estimate, measured = entry.claimed.estimate, entry.measure
    said = estimate.category or figure(estimate.value or 0.0, measured.unit, exact=True)
    group = entry.claimed.slice.group
    name = f"{measured.label}{f', {group}' if group else ''}"
    who = careers[entry.career].title
    return f"{who}, {mid_sentence(name)}, {said}: {entry.outcome}; {entry.why}."
