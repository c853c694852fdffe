"""A published page's figures beside the official ones: which hold, which cannot, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from metier.document.nodes import Block, Grid, Heading, Paragraph, Span
from metier.model.comparison import Audited, Comparison, Outcome
from metier.model.measure import Unit
from metier.words import figure, join, later, say, translated

_SAID = {
    Outcome.CANNOT_HOLD: (later("{n} cannot hold"), later("{n} cannot hold")),
    Outcome.OUTDATED: (later("{n} is of an older edition"), later("{n} are of an older edition")),
    Outcome.DIFFERS: (
        later("{n} differs from the official figure"),
        later("{n} differ from the official figure"),
    ),
    Outcome.HOLDS: (later("{n} holds"), later("{n} hold")),
    Outcome.NO_SOURCE: (
        later("{n} has no official figure to be held against"),
        later("{n} have no official figure to be held against"),
    ),
}
"""Each outcome as the predicate of one figure and of several, the gravest first."""


def audited_blocks(comparison: Comparison) -> Iterable[Block]:
    """The audit of the page that the comparison was given; nothing where there was none."""
    if not comparison.audited:
        return
    yield Heading(say("The published page"), "audit")
    yield Paragraph((Span(_summary(comparison.audited)),))
    for at, career in enumerate(comparison.careers):
        entries = [entry for entry in comparison.audited if entry.career == at]
        if entries:
            yield Grid(
                say("Published for {title}", title=career.title),
                (say("figure"), say("published"), say("beside the official figure")),
                tuple(_row(entry) for entry in entries),
            )


def claimed(entry: Audited) -> str:
    """What the page says, in words: a name with its share, or a number as printed.

    A page's number is shown in full, for what it leaves out is not known.
    """
    estimate = entry.claimed.estimate
    if estimate.category is None:
        return figure(estimate.value or 0.0, entry.measure.unit, exact=True)
    if estimate.value is None or entry.measure.unit is not Unit.NAME:
        return estimate.category  # a range, whose end is not said twice
    return f"{estimate.category}, {figure(estimate.value, Unit.PERCENT)}"


def _summary(entries: Iterable[Audited]) -> str:
    counts = Counter(entry.outcome for entry in entries)
    told = [_counted(number, *_SAID[o]) for o in _SAID if (number := counts[o])]
    return say("Of the page's {n} figures, {told}.", n=counts.total(), told=join(told))


def _counted(number: int, one: str, many: str) -> str:
    return say(one if number == 1 else many, n=number)


def _row(entry: Audited) -> tuple[str, str, str]:
    group = entry.claimed.slice.group
    name = translated(entry.measure.label)
    if group:
        name = say("{measure}: {level}", measure=name, level=translated(group))
    outcome = translated(entry.outcome)
    why = say("{verdict}: {reason}", verdict=outcome, reason=translated(entry.why))
    return name, claimed(entry), why
