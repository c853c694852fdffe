"""A published page's figures beside the official ones: which hold, which cannot, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from metier.compare.gathered import of_records
from metier.compare.holding import Holding
from metier.compare.naming import short_name
from metier.model.comparison import Answer, Audited, Outcome, Row
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import Unit, measure
from metier.model.release import Basis
from metier.words import difference, display, figure, later, per, say, translated

_WHOLE_PEOPLE = ("employment.jobs",)
"""Counts of which a title's share can never be more than its occupation's whole."""

_BEYOND = {
    "age.mean": later("the official figure is a median, the page's an average"),
    "employment.jobs": later("a title is only a part of its occupation"),
    "pay.annual.mean": later("a title's pay may differ from its occupation's"),
    "pay.hourly.mean": later("a title's pay may differ from its occupation's"),
}
"""What keeps a page's figure from being like the official one, by measure."""

_COUNTED_APART = later(
    "{figure}: the official figure counts Hispanics among them, the page counts them apart"
)


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
        return told(Outcome.NO_SOURCE, say("the page does not say which percentiles it means"))
    if fact.slice.group == "unknown":
        return told(Outcome.NO_SOURCE, say("unknown is not a group of the census"))
    if official is None or not _known(official):
        reason = official.estimate.reason if official else None
        return told(Outcome.NO_SOURCE, translated(reason or measured.missing))
    if measured.unit is Unit.NAME:
        return told(*_names(fact, official))
    if _overlapping(fact, official):
        beside = display(official, measured.unit)
        return told(Outcome.NO_SOURCE, say(_COUNTED_APART, figure=beside))
    claimed, value = fact.estimate.value, official.estimate.value
    if claimed is None or value is None:
        return told(Outcome.NO_SOURCE, translated(measured.missing))
    unit, whose = measured.unit, short_name(holding.career.occupation_title)
    beside = say("{figure} for {career}", figure=display(official, unit), career=whose)
    note = "".join(f"; {reason}" for reason in _reasons(fact, official))
    if fact.measure in _WHOLE_PEOPLE and claimed > value + (official.margin or 0.0):
        why = say("more than the whole occupation has: {figure}", figure=beside)
        return told(Outcome.CANNOT_HOLD, why)
    if abs(claimed - value) <= max(official.margin or 0.0, _rounding(claimed)):
        kind = f"; {say(_BEYOND[fact.measure])}" if fact.measure == "age.mean" else ""
        return told(Outcome.HOLDS, beside + kind)
    if (edition := _older(fact, holding)) is not None:
        why = say("the figure of {period}; now {figure}", period=edition, figure=beside)
        return told(Outcome.OUTDATED, why)
    apart = difference(claimed - value, unit) + (f" {per(unit)}" if unit is Unit.YEARS else "")
    why = say("{gap} apart from {figure}", gap=apart, figure=beside)
    return told(Outcome.DIFFERS, why + note)


def _overlapping(fact: Fact, official: Answer) -> bool:
    """Whether the official groups of race overlap with Hispanic origin, as the CPS has them."""
    reader = official.release.reader if official.release else ""
    return fact.measure == "race.share" and fact.slice.group != "hispanic" and reader == "cps"


def _reasons(fact: Fact, official: Answer) -> Iterable[str]:
    if fact.measure in _BEYOND:
        yield say(_BEYOND[fact.measure])
    surveyed = official.release is not None and official.release.basis is Basis.SURVEY
    if surveyed and official.margin is None:
        yield say("its margin is not published, so chance may explain a part")


def _official(fact: Fact, at: int, rows: Sequence[Row]) -> Answer | None:
    rows = [row for row in rows if not _of_records(row.answers[at])]
    wanted = "age.median" if fact.measure == "age.mean" else fact.measure
    for id in dict.fromkeys((fact.measure, wanted)):
        for row in rows:
            same_level = row.group == fact.slice.group
            if row.measure.id == id and same_level and _known(row.answers[at]):
                return row.answers[at]
    same = (r for r in rows if r.measure.id == fact.measure and r.group == fact.slice.group)
    return next((row.answers[at] for row in same), None)


def _of_records(answer: Answer) -> bool:
    return answer.fact is not None and of_records(answer.fact)


def _known(answer: Answer) -> bool:
    return answer.estimate.value is not None or answer.estimate.category is not None


def _names(fact: Fact, official: Answer) -> tuple[Outcome, str]:
    claimed, found = fact.estimate.category or "", official.estimate.category or ""
    beside = display(replace(official, items=()), Unit.NAME)
    if _same(claimed, found):
        share, known = fact.estimate.value, official.estimate.value
        apart = share is not None and known is not None and not _is_pay(official)
        if apart and abs((share or 0.0) - (known or 0.0)) > _rounding(share or 0.0):
            said = figure(share or 0.0, Unit.PERCENT)
            return Outcome.DIFFERS, say(
                "the same name with another share, {share}; officially {figure}",
                share=said,
                figure=beside,
            )
        return Outcome.HOLDS, say("the same name; officially {figure}", figure=beside)
    tied = next((item.name for item in official.items if _same(claimed, item.name)), None)
    if tied is not None:
        return Outcome.HOLDS, say(
            "{name} cannot be told from the highest, {figure}", name=tied, figure=beside
        )
    return Outcome.DIFFERS, say("officially {figure}", figure=beside)


def _is_pay(official: Answer) -> bool:
    return official.fact is not None and official.fact.measure.startswith("pay.")


def _same(claimed: str, found: str) -> bool:
    stems = _stem(claimed), _stem(found)
    return bool(all(stems) and (stems[0] in stems[1] or stems[1] in stems[0]))


def _stem(name: str) -> str:
    return name.lower().replace("degree", "").strip(" .")


def _rounding(claimed: float) -> float:
    """Half of the last digit that the page prints.

    >>> _rounding(3643251.0), _rounding(-8.0), _rounding(3.67)
    (0.5, 0.5, 0.005)
    """
    decimals = len(f"{claimed:.12g}".partition(".")[2])
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
        and not of_records(known)
    )
