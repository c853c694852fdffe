"""A document as one page of HTML that needs nothing else: no script, no other host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from metier.document.evidence import citation, evidence
from metier.document.lines import absence, chart_words, intervals, is_list
from metier.document.nodes import (
    Block,
    Cell,
    Chart,
    Document,
    Line,
    Steps,
    Subhead,
    Table,
)
from metier.model.comparison import Answer, Comparison, Verdict
from metier.model.measure import Unit
from metier.render.chart import NARROW, WIDE, to_svg
from metier.words import display, figure, when

_PLOT = 112.0
"""Pixels between the ends of the small axis in a line of the table."""

_CLEAR = (Verdict.HIGHER, Verdict.LOWER)
_CONFIDENCE = 0.9
"""Of margins where a document is no comparison; there are none on such a page."""


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
    """One line of the table; a subhead has a label and marks alone."""

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


@dataclass(frozen=True, slots=True)
class GroupView:
    """Lines under a title."""

    title: str
    anchor: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """The table; `columns` counts all of them."""

    caption: str
    careers: tuple[str, ...]
    compared: bool
    columns: int
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart drawn for a page and for a phone, with its figures in words."""

    chart: Chart
    wide: str
    narrow: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def to_html(document: Document) -> str:
    """The document as a page.

    Returns:
        The same text for the same document, every time; all words are escaped.
    """
    return environment().get_template("page.html").render(context(document))


@cache
def framed(document: Document) -> str:
    """The page in a frame of its own, whose styles do not reach the notebook around it."""
    style = "width: 100%; height: 85vh; border: 0"
    page = escape(to_html(document), quote=True)
    return f'<iframe title="{escape(document.title)}" style="{style}" srcdoc="{page}"></iframe>'


def environment(*folders: str) -> Environment:
    """The templates of pages; `page.html` has blocks for a masthead, head, style and colophon.

    Args:
        folders: in the package, with templates of their own that may extend or replace these.
    """
    loaders = [PackageLoader("metier", folder) for folder in (*folders, "render/templates")]
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_tied,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["web"] = _is_web
    made.tests["local"] = _is_local
    return made


def context(document: Document, *, linked: bool = False) -> dict[str, object]:
    """What `page.html` is rendered with: the document, and its parts ready to be laid out.

    Args:
        linked: whether the page stands on a site, so that links to its other pages lead there.
    """
    subject = document.subject
    confidence = subject.confidence if isinstance(subject, Comparison) else _CONFIDENCE
    parts = tuple(_parts(document.blocks, confidence))
    return {"document": document, "parts": parts, "linked": linked}


def _tied(value: object) -> object:
    """Words whose figures no line break tears apart."""
    if type(value) is not str:
        return value
    return value.replace(" %", "\N{NO-BREAK SPACE}%").replace(" ± ", " ±\N{NO-BREAK SPACE}")


def _is_web(url: str) -> bool:
    """Whether an address may stand in a link."""
    return url.startswith(("https://", "http://"))


def _is_local(url: str) -> bool:
    """Whether an address is one of the same site.

    >>> _is_local("/careers"), _is_local("?as=43-3011"), _is_local("//example.org")
    (True, True, False)
    """
    return url.startswith(("/", "?")) and not url.startswith(("//", "/\\"))


def _parts(blocks: Sequence[Block], confidence: float) -> Iterator[tuple[str, object]]:
    """Blocks by name; charts and ways that follow each other are laid out together."""
    charts: list[ChartView] = []
    ways: list[Steps] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        match block:
            case Chart():
                charts.append(_chart(block))
                if not isinstance(following, Chart):
                    yield "Charts", tuple(charts)
                    charts = []
            case Steps():
                ways.append(block)
                if not isinstance(following, Steps):
                    yield "Ways", tuple(ways)
                    ways = []
            case Table():
                yield "Table", _table(block, confidence)
            case _:
                yield type(block).__name__, block


def _chart(chart: Chart) -> ChartView:
    rows = tuple((when(key), chart_words(chart, key)) for key in chart.keys)
    wide, narrow = (to_svg(chart, width) for width in (WIDE, NARROW))
    return ChartView(chart, wide, narrow, rows)


def _table(table: Table, confidence: float) -> TableView:
    compared = len(table.careers) > 1
    groups = tuple(
        GroupView(
            group.title,
            group.anchor,
            tuple(
                _line(line, f"{group.anchor}-{at}", table, confidence)
                for at, line in enumerate(group.lines, 1)
            ),
        )
        for group in table.groups
    )
    columns = 1 + len(table.careers) + 2 * compared
    return TableView(table.caption, table.careers, compared, columns, groups)


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
    )


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
    words = "Where this is from" if listed else display(answer, line.unit)
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
        yield item.name, "" if bare or value is None else figure(value, line.unit), item.note
