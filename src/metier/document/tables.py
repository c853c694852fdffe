"""The rows of a comparison as one grouped table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from metier.document.naming import aside, heads, tags, verdict_words
from metier.document.nodes import Group, Line, Subhead, Table
from metier.document.notes import Notebook
from metier.document.order import sections_of
from metier.model.comparison import Comparison, Row
from metier.model.measure import Section
from metier.words import later, say, translated, when

_RANGES = {
    "pay.annual.p10": ("pay.annual.p90", later("Middle of pay, a year (10th to 90th percentile)")),
    "pay.annual.p25": ("pay.annual.p75", later("Middle half of pay, a year (25th to 75th)")),
    "entry.time.p25": ("entry.time.p75", later("Middle half of the time to become one")),
    "pay.hourly.p10": ("pay.hourly.p90", later("Middle of pay, an hour (10th to 90th percentile)")),
    "pay.hourly.p25": ("pay.hourly.p75", later("Middle half of pay, an hour (25th to 75th)")),
}
"""Rows that read best as the two ends of one range: the lower, the upper, and the label."""

_DATED = frozenset({Section.DEMAND})
"""Sections whose labels name the period, because a projection is nothing without its years."""


def table(comparison: Comparison, notebook: Notebook) -> Table:
    """All rows, in sections; the notes they need are entered into the notebook."""
    short = tags(comparison.careers)
    groups = []
    for section in sections_of(comparison.rows):
        rows = [r for r in comparison.rows if r.measure.section is section and not r.beside]
        if rows:
            lines = tuple(_hoisted(list(_lines(rows, short, notebook))))
            title = translated(section)
            title = title[:1].upper() + title[1:]
            groups.append(Group(title, section.value.replace(" ", "-"), lines))
    return Table(
        _caption(comparison),
        heads(comparison),
        short,
        tuple(groups),
    )


def _caption(comparison: Comparison) -> str:
    """Whose figures a table has: official ones, and before them those of the titles themselves."""
    facts = (answer.fact for row in comparison.rows for answer in row.answers)
    own = any(fact is not None and fact.title is not None for fact in facts)
    return say(
        _CAPTIONS[own, comparison.place.code == "US"],
        place=comparison.place.name,
        confidence=f"{100 * comparison.confidence:.0f} %",
    )


_CAPTIONS = {
    (False, True): later("Official figures, with margins at {confidence} confidence"),
    (False, False): later(
        "Official figures for {place} or, as a line says, the nation, with margins at {confidence} "
        "confidence"
    ),
    (True, True): later(
        "Figures of records and official figures, with margins at {confidence} confidence"
    ),
    (True, False): later(
        "Figures of records and official figures for {place} or, as a line says, the nation, with "
        "margins at {confidence} confidence"
    ),
}
"""By whether a title has figures of its own, and whether the page is of the nation."""


def _lines(
    rows: Sequence[Row], short: Sequence[str], notebook: Notebook
) -> Iterable[Line | Subhead]:
    ranges = {
        at: upper
        for at, row in enumerate(rows)
        if row.measure.id in _RANGES and (upper := _upper(row, rows)) is not None
    }
    headed = ""
    for at, row in enumerate(rows):
        id = row.measure.id
        if any(row is upper for upper in ranges.values()):
            continue
        if row.group is not None and headed != id:
            yield Subhead(translated(row.measure.label))
        headed = id
        if at in ranges:
            of_whom = row.label.removeprefix(translated(row.measure.label)).strip(" ()")
            label = aside(say(_RANGES[id][1]), of_whom)
            yield _range(label, row, ranges[at], notebook)
        else:
            yield _line(row, short, notebook)


def _upper(low: Row, rows: Sequence[Row]) -> Row | None:
    """The upper end of a range, of the same people as the lower; None where there is none."""
    for row in rows:
        same = row.primary == low.primary and row.measure.id == _RANGES[low.measure.id][0]
        people = {_counted(low), _counted(row)} - {None}
        if same and len(people) < 2:
            return row
    return None


def _counted(row: Row) -> tuple[str, str] | None:
    facts = (answer.fact for answer in row.answers if answer.fact is not None)
    return next(((f.source.partition("/")[0], f.slice.universe) for f in facts), None)


def _hoisted(lines: Sequence[Line | Subhead]) -> Iterable[Line | Subhead]:
    """Lines in which the line above a distribution's levels bears the notes they share."""
    shared: set[int] = set()
    for at, line in enumerate(lines):
        if isinstance(line, Line) and line.level:
            yield replace(line, marks=tuple(mark for mark in line.marks if mark not in shared))
            continue
        levels = takewhile(lambda under: isinstance(under, Line) and under.level, lines[at + 1 :])
        each = [set(level.marks) for level in levels]
        shared = set.intersection(*each) if each else set()
        if isinstance(line, Subhead):
            yield replace(line, marks=tuple(sorted(shared)))
        else:
            shared &= set(line.marks)
            yield line


def _line(row: Row, short: Sequence[str], notebook: Notebook) -> Line:
    cells, marks = notebook.cells([[answer] for answer in row.answers])
    said = verdict_words(row, short)
    if said and row.why and notebook.again(row.why):
        said = verdict_words(row, short, brief=True)
    return Line(
        _told(row),
        row.measure.unit,
        (row,),
        cells,
        row.verdict,
        said,
        marks,
        level=0 if row.group is None else 1,
        secondary=not row.primary,
    )


def _told(row: Row) -> str:
    """A row's label with what it needs to be read rightly: its period, and that it is national."""
    periods = {answer.fact.slice.period for answer in row.answers if answer.fact is not None}
    dated = row.measure.section in _DATED and len(periods) == 1 and row.primary
    return aside(row.label, when(periods.pop()) if dated else "", _nation(row))


def _nation(row: Row) -> str:
    """Says that a row on the page of a place is the nation's; of work the place is no matter."""
    known = [answer for answer in row.answers if answer.release is not None]
    national = bool(known) and all("national" in answer.flags for answer in known)
    return say("nation") if national and row.measure.section is not Section.WORK else ""


def _range(label: str, low: Row, high: Row, notebook: Notebook) -> Line:
    pairs = list(zip(low.answers, high.answers, strict=True))
    cells, marks = notebook.cells(pairs)
    label = aside(label, _nation(low))
    return Line(
        label,
        low.measure.unit,
        (low, high),
        cells,
        None,
        _overlap(low, high),
        marks,
        secondary=not low.primary,
    )


def _overlap(low: Row, high: Row) -> str:
    """Whether two ranges have anything in common; empty where an end is missing."""
    starts = [answer.estimate.value for answer in low.answers]
    ends = [answer.estimate.value for answer in high.answers]
    if len(starts) != 2 or None in starts or None in ends:
        return ""
    first, second = zip(starts, ends, strict=True)
    if first == second:
        return say("the same range")
    latest = max(value for value in starts if value is not None)
    earliest = min(value for value in ends if value is not None)
    return say("ranges overlap") if latest <= earliest else say("ranges do not overlap")
