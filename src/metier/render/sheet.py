"""The table of a page of HTML: its lines and cells, and what stands behind each figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from metier.document.evidence import citation, evidence, gap_evidence
from metier.document.lines import absence, intervals, is_list
from metier.document.nodes import Cell, Group, Line, Subhead, Table
from metier.model.comparison import Answer, Verdict
from metier.model.measure import Unit
from metier.words import display, figure, say, say_many, translated

_PLOT = 112.0
"""Pixels between the ends of the small axis in a line of the table."""

_CLEAR = (Verdict.HIGHER, Verdict.LOWER)


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure of a cell, with what its button opens; a whole one stays on one line."""

    id: str
    about: str
    value: str
    margin: str
    whole: bool
    evidence: tuple[tuple[str, str], ...]
    citation: str | None


@dataclass(frozen=True, slots=True)
class CellView:
    """What one career says in one line."""

    who: str
    classes: str
    figures: tuple[FigureView, ...]
    entries: tuple[tuple[str, str, str], ...]
    marks: tuple[int, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the table; a subhead has a label and marks alone.

    Attributes:
        difference: what the words about it open; None where there is nothing behind them.
    """

    label: str
    marks: tuple[int, ...]
    subhead: bool
    classes: str = ""
    cells: tuple[CellView, ...] = ()
    absence: str = ""
    listed: bool = False
    intervals: tuple[tuple[float, ...], ...] = ()
    said: str = ""
    clear: bool = False
    difference: FigureView | None = None


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
    """The table; `columns` counts all of them."""

    caption: str
    careers: tuple[str, ...]
    compared: bool
    columns: int
    groups: tuple[GroupView, ...]


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
    return TableView(table.caption, table.careers, compared, columns, groups)


def _gist(group: Group) -> str:
    """How many lines a section has, and how many of its differences are clear."""
    lines = [line for line in group.lines if isinstance(line, Line)]
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
        intervals=tuple(
            tuple(round(4 + _PLOT * spot, 1) for spot in interval) for interval in intervals(line)
        ),
        said=line.said,
        clear=line.verdict in _CLEAR,
        difference=_difference(line, f"{id}-0"),
    )


def _difference(line: Line, id: str) -> FigureView | None:
    pairs = gap_evidence(line.rows[0], line.said) if line.said and len(line.rows) == 1 else ()
    about = say("{measure}: difference", measure=line.label)
    return FigureView(id, about, line.said, "", False, pairs, None) if pairs else None


def _cell(
    cell: Cell, line: Line, id: str, table: Table, career: int, confidence: float
) -> CellView:
    answers = cell.answers[:1] if len(set(cell.answers)) == 1 else cell.answers
    about = f"{line.label}: {table.careers[career]}"
    figures = tuple(
        _figure(answer, line, f"{id}-{at}", about, confidence) for at, answer in enumerate(answers)
    )
    return CellView(
        table.tags[career] if len(table.tags) > 1 else "",
        " ".join(["cell"] + ["none"] * (not cell.known) + ["weak"] * cell.weak),
        figures,
        tuple(_entries(answers[0], line)),
        cell.marks,
        cell.weak,
    )


def _figure(answer: Answer, line: Line, id: str, about: str, confidence: float) -> FigureView:
    listed = bool(answer.items) and answer.estimate.category is None
    words = say("Where this is from") if listed else display(answer, line.unit)
    whole = answer.estimate.known and answer.estimate.category is None and not listed
    value, found, margin = words.partition(" ± ") if whole else (words, "", "")
    known = answer.release is not None or answer.estimate.value is not None
    return FigureView(
        id,
        about,
        value,
        f"{found.lstrip()}{margin}",
        whole,
        evidence(answer, line.unit, confidence) if known else (),
        citation(answer),
    )


def _entries(answer: Answer, line: Line) -> Iterable[tuple[str, str, str]]:
    """Name, figure and remark of each entry of a list."""
    if answer.estimate.category is not None:
        return
    for item in answer.items:
        value = item.estimate.value
        bare = value is None or line.unit is Unit.NAME
        yield (
            translated(item.name),
            "" if bare or value is None else figure(value, line.unit),
            item.note,
        )
