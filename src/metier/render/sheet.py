"""The table of a page of HTML: its sections, lines and cells, and what stands behind each figure.

Lines are put together here and not by a template, for a page has a hundred of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metier.document.evidence import gap_evidence
from metier.document.lines import Interval, absence, intervals, is_list
from metier.document.nodes import Cell, Group, Line, Subhead, Table
from metier.model.comparison import CLEAR
from metier.render.escaping import escaped
from metier.render.popover import button, contents
from metier.words import say, say_many

_PLOT = 112.0
"""Pixels between the ends of the small axis in a line of the table."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Lines under a title, which fold.

    Attributes:
        gist: what there is to see when they are unfolded.
        lines: as rows of the table.
    """

    title: str
    anchor: str
    gist: str
    lines: Markup


@dataclass(frozen=True, slots=True)
class TableView:
    """The table.

    Attributes:
        others: what shows the lines of other sources, which are folded; empty for none.
    """

    caption: str
    careers: tuple[str, ...]
    compared: bool
    groups: tuple[GroupView, ...]
    others: str


def laid_out(table: Table, confidence: float) -> TableView:
    """The table ready for its template.

    Args:
        confidence: of the margins, as 0.9.
    """
    compared = len(table.careers) > 1
    groups = tuple(
        GroupView(group.title, group.anchor, _gist(group), _rows(group, table, confidence))
        for group in table.groups
    )
    return TableView(table.caption, table.careers, compared, groups, _others(table))


def _others(table: Table) -> str:
    lines = [line for group in table.groups for line in group.lines if isinstance(line, Line)]
    if not (n := sum(line.secondary for line in lines)):
        return ""
    return say_many("Show other sources too ({n} line)", "Show other sources too ({n} lines)", n)


def _gist(group: Group) -> str:
    """How many lines a section has at first, and how many of its differences are clear."""
    lines = [line for line in group.lines if isinstance(line, Line) and not line.secondary]
    clear = sum(line.verdict in CLEAR for line in lines)
    counted = say_many("{n} line", "{n} lines", len(lines))
    if not clear:
        return counted
    return f"{counted}, {say_many('{n} clear difference', '{n} clear differences', clear)}"


def _rows(group: Group, table: Table, confidence: float) -> Markup:
    return Markup(
        "\n".join(
            _subhead(line, table)
            if isinstance(line, Subhead)
            else _line(line, f"{group.anchor}-{at}", table, confidence)
            for at, line in enumerate(group.lines, 1)
        )
    )


def _subhead(line: Subhead, table: Table) -> str:
    return (
        '<tr class="sub" role="row"><th scope="rowgroup" role="rowheader" '
        f'colspan="{_columns(table)}">{escaped(line.label)}{_marks(line.marks)}</th></tr>'
    )


def _columns(table: Table) -> int:
    """All columns: the labels, a career each, and of a comparison intervals and differences."""
    careers = len(table.careers)
    return 1 + careers + 2 * (careers > 1)


def _line(line: Line, id: str, table: Table, confidence: float) -> str:
    classes = " ".join(["level"] * line.level + ["secondary"] * line.secondary)
    return (
        f'<tr class="{classes}" role="row">\n'
        f'<th scope="row" role="rowheader" class="label">{escaped(line.label)}'
        f"{_marks(line.marks)}</th>\n{_cells(line, id, table, confidence)}</tr>"
    )


def _cells(line: Line, id: str, table: Table, confidence: float) -> str:
    if len(line.cells) > 1 and (said := absence(line)):
        wide = _columns(table) - 1
        return f'<td role="cell" class="none" colspan="{wide}">{escaped(said)}</td>\n'
    told = [
        _told(cell, line, f"{id}-{at}", f"{line.label}: {career}", confidence)
        for at, (cell, career) in enumerate(zip(line.cells, table.careers, strict=True), 1)
    ]
    tags = table.tags if len(table.careers) > 1 else ("",)
    if is_list(line):
        lists = "".join(
            f'<div class="{_classes(cell)}">{_head(tag, at)}<div>{one}</div></div>\n'
            for at, (cell, tag, one) in enumerate(zip(line.cells, tags, told, strict=True), 1)
        )
        return (
            f'<td role="cell" class="listed" colspan="{_columns(table) - 1}">'
            f'<div class="lists">\n{lists}</div></td>\n'
        )
    cells = "".join(
        f'<td role="cell" class="{_classes(cell)}"><span class="who c{at}" aria-hidden="true">'
        f"{escaped(tag)}</span><div>{one}</div></td>\n"
        for at, (cell, tag, one) in enumerate(zip(line.cells, tags, told, strict=True), 1)
    )
    if len(line.cells) == 1:
        return cells
    clear = " clear" if line.verdict in CLEAR else ""
    return (
        f'{cells}<td role="cell" class="plot">{_plot(intervals(line))}</td>\n'
        f'<td role="cell" class="said{clear}">{_difference(line, f"{id}-0")}</td>\n'
    )


def _head(tag: str, career: int) -> str:
    return f'<b class="c{career}">{escaped(tag)}</b>' if tag else ""


def _classes(cell: Cell) -> str:
    return " ".join(["cell"] + ["none"] * (not cell.known) + ["weak"] * cell.weak)


def _told(cell: Cell, line: Line, id: str, about: str, confidence: float) -> str:
    return f"{contents(cell, line.unit, about, confidence, id)}{_marks(cell.marks)}"


def _marks(marks: Sequence[int]) -> Markup:
    """Numbers that lead to the notes of the table."""
    return Markup("".join(_mark(mark) for mark in marks))


def _mark(mark: int) -> str:
    label = escaped(say("note {n}", n=mark))
    return f'<sup><a href="#note-{mark}" aria-label="{label}">{mark}</a></sup>'


def _plot(every: Sequence[Interval]) -> str:
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
    return f'<svg viewBox="{box}" aria-hidden="true" focusable="false">{"".join(drawn)}</svg>'


def _difference(line: Line, id: str) -> str:
    """The words about a difference; a button where something stands behind them."""
    pairs = gap_evidence(line.rows[0], line.said) if line.said and len(line.rows) == 1 else ()
    about = say("{measure}: difference", measure=line.label)
    return button(id, about, line.said, pairs) if pairs else escaped(line.said)
