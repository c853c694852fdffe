"""A published page's figures beside the official ones: which hold, which cannot, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from metier.document.nodes import Block, Grid, Heading, Paragraph, Span
from metier.model.comparison import Audited, Comparison, Outcome
from metier.model.measure import Unit
from metier.words import figure, join

_SAID = {
    Outcome.CANNOT_HOLD: "cannot hold",
    Outcome.OUTDATED: "is of an older edition",
    Outcome.DIFFERS: "differs from the official figure",
    Outcome.HOLDS: "holds",
    Outcome.NO_SOURCE: "has no official figure to be held against",
}
"""Each outcome as one figure's predicate, the gravest first."""


def audited_blocks(comparison: Comparison) -> Iterable[Block]:
    """The audit of the page that the comparison was given; nothing where there was none."""
    if not comparison.audited:
        return
    yield Heading("The published page", "audit")
    yield Paragraph((Span(_summary(comparison.audited)),))
    for at, career in enumerate(comparison.careers):
        entries = [entry for entry in comparison.audited if entry.career == at]
        if entries:
            yield Grid(
                f"Published for {career.title}",
                ("figure", "published", "beside the official figure"),
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
    told = [f"{counts[o]} {_plural(said, counts[o])}" for o, said in _SAID.items() if counts[o]]
    return f"Of the page's {counts.total()} figures, {join(told)}."


def _plural(said: str, number: int) -> str:
    """The predicate of several figures.

    >>> _plural("has no official figure", 2), _plural("cannot hold", 2), _plural("holds", 1)
    ('have no official figure', 'cannot hold', 'holds')
    """
    if number == 1:
        return said
    verb, blank, rest = said.partition(" ")
    verbs = {"is": "are", "has": "have", "differs": "differ", "holds": "hold"}
    return f"{verbs.get(verb, verb)}{blank}{rest}"


def _row(entry: Audited) -> tuple[str, str, str]:
    group = entry.claimed.slice.group
    name = f"{entry.measure.label}: {group}" if group else entry.measure.label
    return name, claimed(entry), f"{entry.outcome.value}: {entry.why}"
