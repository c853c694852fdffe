"""A document as Markdown (GitHub's flavour: tables and footnotes)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from metier.document.chart import Chart
from metier.document.lines import chart_words
from metier.document.nodes import (
    Bullets,
    Document,
    Emphasis,
    Grid,
    Heading,
    Line,
    Notes,
    Paragraph,
    Span,
    Steps,
    Subhead,
    Table,
)
from metier.document.spoken import in_its_language
from metier.document.states import StateMap
from metier.words import say, translated

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&!])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_MARKS = {Emphasis.STRONG: "**", Emphasis.TERM: "*"}


@in_its_language
def to_markdown(document: Document) -> str:
    """The document as Markdown, each block as text or a table; charts as their sentence and data.

    Returns:
        Text with a final newline, in which nothing of a title or a figure acts as markup.
    """
    blocks = [f"# {_plain(document.title)}"]
    for block in document.blocks:
        match block:
            case Heading():
                blocks.append(f"## {_plain(block.text)}")
            case Paragraph():
                blocks.append("".join(_span(span) for span in block.spans))
            case Bullets():
                blocks.append("\n".join(f"- {_plain(item)}" for item in block.items))
            case Steps():
                blocks += _steps(block)
            case Table():
                blocks += _table(block)
            case Notes():
                blocks.append("\n".join(_note(n.mark, n.text, n.url) for n in block.items))
            case Chart():
                blocks += _chart(block)
            case StateMap():
                blocks += _states(block)
            case Grid():
                blocks += _words(block)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _plain(text: str) -> str:
    """Text in which no character is markup, on one line."""
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text))


def _span(span: Span) -> str:
    mark = _MARKS.get(span.emphasis, "")
    inner = span.text.strip()
    if not mark or not inner:
        return _plain(span.text)
    before, after = span.text.partition(inner)[::2]
    return f"{before}{mark}{_plain(inner)}{mark}{after}"


def _steps(steps: Steps) -> Iterable[str]:
    yield f"### {_plain(steps.title)}"
    yield _plain(steps.note)
    yield "\n".join(
        f"{at}. {_plain(step.label)}: {_plain(step.text)}" for at, step in enumerate(steps.items, 1)
    )


def _note(mark: int, text: str, url: str) -> str:
    return f"[^{mark}]: {_plain(text)}" + (f" <{url}>" if url else "")


def _table(table: Table) -> Iterable[str]:
    compared = len(table.careers) > 1
    for group in table.groups:
        yield f"### {_plain(group.title)}"
        head = ["", *(_plain(name) for name in table.careers), *([""] if compared else [])]
        lines = [_cells(line, len(table.careers), compared=compared) for line in group.lines]
        yield _grid(head, lines)


def _cells(line: Line | Subhead, careers: int, *, compared: bool) -> list[str]:
    if isinstance(line, Subhead):
        return [f"**{_plain(line.label)}**", *[""] * (careers + compared)]
    indent = "&nbsp;&nbsp;" if line.level else ""
    cells = [f"{indent}{_plain(line.label)}{_refs(line.marks)}"]
    for cell in line.cells:
        weak = f" {say('(weak)')}" if cell.weak else ""
        cells.append(f"{_plain(cell.words(line.unit))}{weak}{_refs(cell.marks)}")
    return [*cells, _plain(line.said)] if compared else cells


def _refs(marks: Sequence[int]) -> str:
    return "".join(f"[^{mark}]" for mark in marks)


def _grid(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    ruled = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in ruled)


def _words(grid: Grid) -> Iterable[str]:
    yield _plain(grid.caption)
    head = [_plain(name) for name in grid.columns]
    yield _grid(head, [[_plain(cell) for cell in row] for row in grid.rows])


def _states(drawn: StateMap) -> Iterable[str]:
    """The map as its sentence and its figures; layers as columns."""
    yield f"### {_plain(drawn.title)}"
    yield _plain(drawn.sentence)
    head = [_plain(say("State")), *(_plain(layer.label) for layer in drawn.layers)]
    yield _grid(
        head,
        [
            [_plain(name), *(_plain(layer.tiles[at].words) for layer in drawn.layers)]
            for at, name in enumerate(drawn.names.values())
        ],
    )
    yield _plain(drawn.source)


def _chart(chart: Chart) -> Iterable[str]:
    yield f"### {_plain(chart.title)}"
    yield _plain(chart.sentence)
    head = [_plain(chart.key_label), *(_plain(tag) for tag in chart.tags)]
    yield _grid(head, [[_plain(translated(key)), *chart_words(chart, key)] for key in chart.keys])
