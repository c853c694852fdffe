"""A document for the terminal: wrapped at a width, aligned, plain where colour is off."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Column
from rich.table import Table as Grille
from rich.text import Text

from metier.document.chart import Chart
from metier.document.nodes import (
    Block,
    Bullets,
    Document,
    Emphasis,
    Grid,
    Heading,
    Notes,
    Paragraph,
    Steps,
    Table,
)
from metier.document.spoken import in_its_language
from metier.document.states import StateMap
from metier.render.text.table import print_table
from metier.render.text.words import TIE, clean

_STYLES = {Emphasis.STRONG: "bold", Emphasis.TERM: "italic", Emphasis.QUIET: "dim"}
_BLANKS = re.compile(r"\n{3,}")


@in_its_language
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
    console.print(Text(clean(document.title), style="bold"))
    for block in _written(document.blocks):
        _print(console, block)
    lines = sheet.getvalue().replace(TIE, " ").split("\n")
    return _BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n") + "\n"


def _written(blocks: Sequence[Block]) -> Iterable[Block]:
    """Blocks without charts, and without a heading that has nothing else below it."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Chart | StateMap) or (
            isinstance(block, Heading) and isinstance(following, Chart | StateMap)
        ):
            continue
        yield block


def _print(console: Console, block: Block) -> None:
    console.print()
    match block:
        case Heading():
            console.print(Text(clean(block.text).upper(), style="bold"))
        case Paragraph():
            console.print(_spans(block))
        case Bullets():
            for item in block.items:
                _hanging(console, "- ", item)
        case Steps():
            console.print(Text(clean(block.title), style="bold"))
            console.print(Text(clean(block.note), style="dim"))
            for at, step in enumerate(block.items, 1):
                _hanging(console, f"{at}. ", f"{step.label}: {step.text}")
        case Table():
            print_table(console, block)
        case Notes():
            for note in block.items:
                _hanging(console, f"[{note.mark}] ", f"{note.text} {note.url}".strip())
        case Grid():
            _grid(console, block)


def _spans(paragraph: Paragraph) -> Text:
    text = Text()
    for span in paragraph.spans:
        text.append(clean(span.text), style=_STYLES.get(span.emphasis))
    return text


def _hanging(console: Console, mark: str, text: str) -> None:
    """A mark, and text that is wrapped to its right."""
    grid = Grille.grid(Column(no_wrap=True, width=len(mark)), Column(overflow="fold"))
    grid.add_row(Text(mark), Text(clean(text)))
    console.print(grid)


def _grid(console: Console, grid: Grid) -> None:
    console.print(Text(clean(grid.caption)))
    grille = Grille(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in grid.columns:
        grille.add_column(Text(clean(name)), overflow="fold")
    for row in grid.rows:
        grille.add_row(*(Text(clean(cell)) for cell in row))
    console.print(grille)
