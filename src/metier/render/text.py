"""A document for the terminal: wrapped at a width, aligned, plain where colour is off."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Column
from rich.table import Table as Grille
from rich.text import Text

from metier.document.nodes import (
    Block,
    Bullets,
    Cell,
    Chart,
    Document,
    Emphasis,
    Grid,
    Heading,
    Line,
    Notes,
    Paragraph,
    Steps,
    Subhead,
    Table,
)

CAREERS = ("blue", "yellow", "green", "magenta", "cyan")
"""The colour of each career, in their order."""

_STYLES = {Emphasis.STRONG: "bold", Emphasis.TERM: "italic", Emphasis.QUIET: "dim"}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"\n{3,}")
_TIE = "\ue000"
"""Stands for a blank at which no line may break; the wrapping knows no other."""

_TIED = re.compile(r" (?=[±%]( |$|[.,;)]))|(?<=±) ")
_FIGURE = re.compile(r"[-+]?\$?[\d.,]+( %)?( ± [\d.,]+)?( [a-z]+)?")
_BAR = 21
_GLYPHS = "●○◆◇■"
_LABEL, _CELL, _SAID = 24, 16, 19
"""The least widths at which a column of labels, of a career, and of verdicts can be read."""


def to_text(document: Document, width: int = 80, colour: bool = False) -> str:
    """The document as text.

    Args:
        width: of a line, in columns; nothing is wider.
        colour: whether careers, weak figures and headings have terminal colours.

    Returns:
        Lines without trailing blanks; without colour, no control character but the newline.
        Charts are left out: their figures are in the table.
    """
    sheet = io.StringIO()
    console = Console(
        file=sheet,
        width=max(width, 20),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(Text(_clean(document.title), style="bold"))
    for block in _written(document.blocks):
        _print(console, block)
    lines = sheet.getvalue().replace(_TIE, " ").split("\n")
    return _BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n") + "\n"


def _clean(text: str) -> str:
    """Text that moves no cursor and sets no colour, and whose figures are not torn apart."""
    return _TIED.sub(_TIE, _CONTROL.sub("", text).replace(_TIE, ""))


def _written(blocks: Sequence[Block]) -> Iterable[Block]:
    """Blocks without charts, and without a heading that has nothing else below it."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Chart) or (
            isinstance(block, Heading) and isinstance(following, Chart)
        ):
            continue
        yield block


def _print(console: Console, block: Block) -> None:
    console.print()
    match block:
        case Heading():
            console.print(Text(_clean(block.text).upper(), style="bold"))
        case Paragraph():
            console.print(_spans(block))
        case Bullets():
            for item in block.items:
                _hanging(console, "- ", item)
        case Steps():
            console.print(Text(_clean(block.title), style="bold"))
            console.print(Text(_clean(block.note), style="dim"))
            for at, step in enumerate(block.items, 1):
                _hanging(console, f"{at}. ", f"{step.label}: {step.text}")
        case Table():
            _table(console, block)
        case Notes():
            for note in block.items:
                _hanging(console, f"[{note.mark}] ", f"{note.text} {note.url}".strip())
        case Grid():
            _grid(console, block)


def _spans(paragraph: Paragraph) -> Text:
    text = Text()
    for span in paragraph.spans:
        text.append(_clean(span.text), style=_STYLES.get(span.emphasis))
    return text


def _hanging(console: Console, mark: str, text: str) -> None:
    """A mark, and text that is wrapped to its right."""
    grid = Grille.grid(Column(no_wrap=True, width=len(mark)), Column(overflow="fold"))
    grid.add_row(Text(mark), Text(_clean(text)))
    console.print(grid)


def _grid(console: Console, grid: Grid) -> None:
    console.print(Text(_clean(grid.caption)))
    grille = Grille(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in grid.columns:
        grille.add_column(Text(_clean(name)), overflow="fold")
    for row in grid.rows:
        grille.add_row(*(Text(_clean(cell)) for cell in row))
    console.print(grille)


def _table(console: Console, table: Table) -> None:
    compared = len(table.careers) > 1
    least = _LABEL + (_CELL + 1) * len(table.careers) + (_SAID + 1) * compared
    if console.width >= least:
        _columns(console, table, bars=compared and console.width >= least + 2 * _BAR)
    else:
        _stacked(console, table)


def _columns(console: Console, table: Table, *, bars: bool) -> None:
    """One grid of columns for all groups, so that their figures are aligned with each other."""
    compared = len(table.careers) > 1
    label, cell, said = _widths(console.width, len(table.careers), bars=bars, compared=compared)
    grille = Grille(
        Column("", width=label, overflow="fold"),
        *(
            Column(Text(_clean(name), style=CAREERS[at]), width=cell, overflow="fold")
            for at, name in enumerate(table.careers)
        ),
        *([Column("", width=_BAR, no_wrap=True)] if bars else []),
        *([Column("", width=said, overflow="fold")] if compared else []),
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
    )
    for group in table.groups:
        blank = [""] * (len(grille.columns) - 1)
        grille.add_row(Text(group.title.upper(), style="bold"), *blank)
        widths = _figure_widths(group.lines, len(table.careers))
        for line in group.lines:
            grille.add_row(*_row(line, widths, bars=bars, compared=compared))
        grille.add_row(*[""] * len(grille.columns))
    console.print(grille)


def _widths(width: int, careers: int, *, bars: bool, compared: bool) -> tuple[int, int, int]:
    """The widths of labels, of each career and of verdicts that fill a line together."""
    free = width - careers - (_BAR + 1) * bars - compared
    said = max(_SAID, free // 4) if compared else 0
    cell = max(_CELL, (free - said) * 7 // (7 * careers + 11))
    return free - said - careers * cell, cell, said


def _row(
    line: Line | Subhead, widths: Sequence[int], *, bars: bool, compared: bool
) -> Iterable[Text | Padding]:
    if isinstance(line, Subhead):
        yield Text(_clean(line.label) + _marks(line.marks))
        return
    style = "dim" if line.secondary else ""
    label = Text(_clean(line.label) + _marks(line.marks), style=style)
    yield Padding(label, (0, 0, 0, 2 * line.level))
    for cell, width in zip(line.cells, widths, strict=True):
        yield _cell(cell, line, width)
    if bars:
        yield _bar(line)
    if compared:
        yield Text(_clean(line.said), style=style)


def _cell(cell: Cell, line: Line, width: int = 0) -> Text:
    words = _clean(cell.words(line.unit))
    if width and _is_figure(words):
        value = words.partition(f"{_TIE}±")[0]
        words = " " * (width - len(value)) + words
    weak = " (weak)" if cell.weak else ""
    return Text(words + weak + _marks(cell.marks), style="dim" if cell.weak else "")


def _is_figure(words: str) -> bool:
    return _FIGURE.fullmatch(words.replace(_TIE, " ")) is not None


def _figure_widths(lines: Iterable[Line | Subhead], careers: int) -> list[int]:
    """For each career, how wide its widest figure is without its margin."""
    widths = [0] * careers
    for line in lines:
        if isinstance(line, Line):
            for at, cell in enumerate(line.cells):
                words = cell.words(line.unit)
                if _is_figure(words):
                    widths[at] = max(widths[at], len(words.partition(" ± ")[0]))
    return widths


def _marks(marks: Sequence[int]) -> str:
    return f" [{','.join(str(mark) for mark in marks)}]" if marks else ""


def _bar(line: Line) -> Text:
    """Each career's interval on one small axis, a line for each."""
    spans = [_span(cell) for cell in line.cells]
    known = [span for span in spans if span is not None]
    if len(known) < 2 or len(known) < len(spans):
        return Text("")
    low, high = min(start for start, _, _ in known), max(end for _, _, end in known)
    text = Text()
    for at, (start, value, end) in enumerate(known):
        left, middle, right = (
            round((_BAR - 1) * (spot - low) / (high - low)) for spot in (start, value, end)
        )
        drawn = [" "] * left + ["─"] * (right - left + 1)
        drawn[middle] = _GLYPHS[at % len(_GLYPHS)]
        text.append("".join(drawn) + "\n" * (at < len(known) - 1), style=CAREERS[at])
    return text


def _span(cell: Cell) -> tuple[float, float, float] | None:
    """Where a figure's interval starts, stands and ends; None without a margin."""
    answer = cell.answers[0]
    estimate, value = answer.estimate, answer.estimate.value
    if len(cell.answers) > 1 or value is None or not answer.margin:
        return None
    if not estimate.known or estimate.category is not None:
        return None
    return value - answer.margin, value, value + answer.margin


def _stacked(console: Console, table: Table) -> None:
    """One block per measure with the careers under each other, for a narrow terminal."""
    for group in table.groups:
        console.print(Text(group.title.upper(), style="bold"))
        for line in group.lines:
            if isinstance(line, Subhead):
                console.print(Text(_clean(line.label) + _marks(line.marks)))
                continue
            console.print(Text("  " * line.level + _clean(line.label) + _marks(line.marks)))
            for at, (tag, cell) in enumerate(zip(table.tags, line.cells, strict=True)):
                text = (
                    Text(f"{_clean(tag)}: ", style=CAREERS[at]) if len(table.tags) > 1 else Text()
                )
                text.append_text(_cell(cell, line))
                console.print(Padding(text, (0, 0, 0, 4)))
            if line.said:
                console.print(Padding(Text(_clean(line.said), style="dim"), (0, 0, 0, 4)))
        console.print()
