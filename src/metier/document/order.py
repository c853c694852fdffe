"""What matters to a reader, as an order of a comparison: nothing is scored, weighed or tested anew.

The same figures, findings and verdicts stand in another order, or some of them alone. A row is
called by its section (`pay`, `demand`, `way-in`, `people`, `work`, `places`) or its measure's id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TypeVar

from metier.errors import UsageError
from metier.model.comparison import Comparison, Flag, Row, Sentence
from metier.model.measure import MEASURES, Measure, Section

SECTIONS = {section.name.lower().replace("_", "-"): section for section in Section}
"""Sections by the name that an address and an option have for them."""

_MANY = 2
"""Sections that a finding may be about and still belong to the first of them."""

C = TypeVar("C", bound=Comparison)


@dataclass(frozen=True, slots=True)
class Order:
    """Which rows come first, and which come at all.

    Attributes:
        first: sections and measures, what matters most before the rest.
        only: sections and measures beside which nothing is shown; empty for everything.

    Raises:
        UsageError: a name that is neither a section nor a measure.

    >>> Order(("people", "pay.hourly.mean")).sections[:3]
    (<Section.PEOPLE: 'people'>, <Section.PAY: 'pay'>, <Section.DEMAND: 'demand'>)
    """

    first: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for place, names in (("first", self.first), ("only", self.only)):
            for name in names:
                _known(place, name)

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections: those named, in the order of their names, before the others."""
        named = [_section(name) for name in self.first]
        return tuple(dict.fromkeys([*named, *Section]))

    def takes(self, measure: Measure) -> bool:
        """Whether a measure is shown."""
        return not self.only or bool({measure.id, _name(measure.section)} & set(self.only))

    def rank(self, measure: Measure) -> tuple[int, int]:
        """Where a measure stands: its section's place, then its own within it."""
        place = self.first.index(measure.id) if measure.id in self.first else len(self.first)
        return self.sections.index(measure.section), place


def arranged(comparison: C, order: Order) -> C:
    """The comparison in an order.

    Findings follow the order of the sections they are about; one that is about the titles, or
    about more sections than two, keeps its end of the page. Verdicts stay those of all rows.
    """
    if not (order.first or order.only):
        return comparison
    rows = [row for row in comparison.rows if order.takes(row.measure)]
    shown = {row.measure.id for row in rows}
    moves = not order.only or bool({"way-in", "work"} & set(order.only))
    of_states = order.takes(MEASURES["pay.annual.mean"]) or "places" in order.only
    of_industries = order.takes(MEASURES["employment.jobs"]) or "places" in order.only
    trended = "pay.trend" in shown or "pay.annual.mean" in shown
    return replace(
        comparison,
        rows=tuple(sorted(rows, key=lambda row: order.rank(row.measure))),
        findings=tuple(_findings(comparison.findings, shown, order)),
        flags=tuple(_kept(comparison.flags, shown)),
        moves=comparison.moves if moves else (),
        trends=comparison.trends if trended else (),
        states=comparison.states if of_states else (),
        industries=comparison.industries if of_industries else (),
    )


def sections_of(rows: Iterable[Row]) -> tuple[Section, ...]:
    """The sections of rows, in the order in which they come up."""
    return tuple(dict.fromkeys(row.measure.section for row in rows))


S = TypeVar("S", Sentence, Flag)


def _kept(said: Sequence[S], shown: set[str]) -> list[S]:
    """Sentences that rest on no row, or on one that is shown."""
    return [one for one in said if not one.rows or shown & set(one.rows)]


def _findings(findings: Sequence[Sentence], shown: set[str], order: Order) -> list[Sentence]:
    def rank(finding: Sentence) -> int:
        about = dict.fromkeys(MEASURES[id].section for id in finding.rows if id in MEASURES)
        if not about:
            return -1
        return len(Section) if len(about) > _MANY else order.sections.index(next(iter(about)))

    return sorted(_kept(findings, shown), key=rank)


def _known(place: str, name: str) -> None:
    if name in SECTIONS or name in MEASURES:
        return
    near = get_close_matches(name[:40], [*SECTIONS, *MEASURES], 3)
    hint = f"did you mean {', '.join(near)}?" if near else ""
    expected = f"{', '.join(SECTIONS)} or the id of a measure, as pay.annual.mean"
    raise UsageError(place, expected, repr(name[:40]), hint)


def _section(name: str) -> Section:
    return SECTIONS[name] if name in SECTIONS else MEASURES[name].section


def _name(section: Section) -> str:
    return next(name for name, one in SECTIONS.items() if one is section)
