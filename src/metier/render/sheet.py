"""The table of a page of HTML: its lines and cells, and what stands behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metier.document.evidence import gap_evidence
from metier.document.lines import Interval, absence, intervals, is_list
from metier.document.nodes import Cell, Group, Line, Subhead, Table
from metier.model.comparison import Verdict
from metier.render.popover import button, contents
from metier.words import say, say_many

_PLOT = 112.0
"""Pixels between the ends of the small axis in a line of the table."""

_CLEAR = (Verdict.HIGHER, Verdict.LOWER)


@dataclass(frozen=True, slots=True)
class CellView:
    """What one career says in one line; its contents are ready."""

    who: str
    classes: str
    contents: Markup
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the table; a subhead has a label and marks alone.

    Attributes:
        said: the words about the difference; a button where something stands behind them.
    """

    label: str
    marks: tuple[int, ...]
    subhead: bool
    classes: str = ""
    cells: tuple[CellView, ...] = ()
    absence: str = ""
    listed: bool = False
    plot: str | Markup = ""
    said: str | Markup = ""
    clear: bool = False


@dataclass(frozen=True, slots=True)
class GroupView:
    """Lines under a title, which fold.

    Attributes:
        gist: what there is to see when they are unfolded.
    """

    title: str
    anchor: str
    gist: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """The table; `columns` counts all of them.

    Attributes:
        others: what shows the lines of other sources, which are folded; empty for none.
    """

    caption: str
    careers: tuple[str, ...]
    compared: bool
    columns: int
    groups: tuple[GroupView, ...]
    others: str


def laid_out(table: Table, confidence: float) -> TableView:
    """The table ready for its template.

    Args:
        confidence: of the margins, as 0.9.
    """
    compared = len(table.careers) > 1
    groups = tuple(
        GroupView(
            group.title,
            group.anchor,
            _gist(group),
            tuple(
                _line(line, f"{group.anchor}-{at}", table, confidence)
                for at, line in enumerate(group.lines, 1)
            ),
        )
        for group in table.groups
    )
    columns = 1 + len(table.careers) + 2 * compared
    return TableView(table.caption, table.careers, compared, columns, groups, _others(table))


def _others(table: Table) -> str:
    lines = [line for group in table.groups for line in group.lines if isinstance(line, Line)]
    if not (n := sum(line.secondary for line in lines)):
        return ""
    return say_many("Show other sources too ({n} line)", "Show other sources too ({n} lines)", n)


def _gist(group: Group) -> str:
    """How many lines a section has at first, and how many of its differences are clear."""
    lines = [line for line in group.lines if isinstance(line, Line) and not line.secondary]
    clear = sum(line.verdict in _CLEAR for line in lines)
    counted = say_many("{n} line", "{n} lines", len(lines))
    if not clear:
        return counted
    return f"{counted}, {say_many('{n} clear difference', '{n} clear differences', clear)}"


def _line(line: Line | Subhead, id: str, table: Table, confidence: float) -> LineView:
    if isinstance(line, Subhead):
        return LineView(line.label, line.marks, subhead=True)
    cells = tuple(
        _cell(cell, line, f"{id}-{at}", table, at - 1, confidence)
        for at, cell in enumerate(line.cells, 1)
    )
    return LineView(
        line.label,
        line.marks,
        subhead=False,
        classes=" ".join(["level"] * line.level + ["secondary"] * line.secondary),
        cells=cells,
        absence=absence(line) if len(cells) > 1 else "",
        listed=is_list(line),
        plot=_plot(intervals(line)),
        said=_difference(line, f"{id}-0"),
        clear=line.verdict in _CLEAR,
    )


def _plot(every: Sequence[Interval]) -> str | Markup:
    """The intervals of a line on one axis, the mark of each career in its colour."""
    drawn = []
    for at, interval in enumerate(every):
        start, spot, end = (round(4 + _PLOT * place, 1) for place in interval)
        top, colour = 11 * at, f"var(--mark-{at + 1})"
        drawn.append(
            f'<line x1="{start}" x2="{end}" y1="{top + 5.5}" y2="{top + 5.5}" '
            f'stroke="{colour}" stroke-width="2"/>'
        )
        drawn.append(
            f'<path d="M{spot} {top + 1.2}l4.3 4.3l-4.3 4.3l-4.3 -4.3z" fill="{colour}"/>'
            if at
            else f'<circle cx="{spot}" cy="5.5" r="3.6" fill="{colour}"/>'
        )
    if not drawn:
        return ""
    box = f"0 0 120 {11 * len(every)}"
    inside = "".join(drawn)
    return Markup(f'<svg viewBox="{box}" aria-hidden="true" focusable="false">{inside}</svg>')


def _difference(line: Line, id: str) -> str | Markup:
    pairs = gap_evidence(line.rows[0], line.said) if line.said and len(line.rows) == 1 else ()
    about = say("{measure}: difference", measure=line.label)
    return button(id, about, line.said, pairs) if pairs else line.said


def _cell(
    cell: Cell, line: Line, id: str, table: Table, career: int, confidence: float
) -> CellView:
    about = f"{line.label}: {table.careers[career]}"
    return CellView(
        table.tags[career] if len(table.tags) > 1 else "",
        " ".join(["cell"] + ["none"] * (not cell.known) + ["weak"] * cell.weak),
        contents(cell, line.unit, about, confidence, id),
        cell.marks,
    )
