"""The grouped table on a terminal: columns where they fit, blocks where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Column
from rich.table import Table as Grille
from rich.text import Text

from metier.document.lines import absence, intervals, is_list
from metier.document.nodes import Cell, Group, Line, Subhead, Table
from metier.render.text.words import CAREERS, TIE, clean, marks
from metier.words import say

_FIGURE = re.compile(r"[-+]?\$?[\d.,]+( %)?( ± [\d.,]+)?")
_BAR = 21
_GLYPHS = "●○◆◇■"
_LABEL, _CELL, _SAID = 22, 17, 19
"""The least widths at which a column of labels, of a career, and of verdicts can be read."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Of the columns, in characters; 0 where there is no such column."""

    label: int
    cell: int
    bar: int
    said: int


def print_table(console: Console, table: Table) -> None:
    """The table in columns, or in blocks on a terminal too narrow for them.

    Lists and lines without any figure are written across the whole width.
    """
    compared = len(table.careers) > 1
    least = _LABEL + (_CELL + 1) * len(table.careers) + (_SAID + 1) * compared
    if console.width < least:
        for group in table.groups:
            _title(console, group)
            _blocks(console, group.lines, table.tags)
        return
    bars = compared and console.width >= least + 2 * _BAR
    widths = _widths(console.width, len(table.careers), bars=bars, compared=compared)
    head = _grille(table, widths)
    head.show_header = True
    console.print(head)
    for at, group in enumerate(table.groups):
        _title(console, group, first=not at)
        values = _value_widths(group.lines, len(table.careers))
        for across, lines in groupby(group.lines, _across):
            if across:
                _blocks(console, list(lines), table.tags)
                continue
            grille = _grille(table, widths)
            for line in lines:
                grille.add_row(*_row(line, values, widths))
            console.print(grille)


def _across(line: Line | Subhead) -> bool:
    return isinstance(line, Line) and (is_list(line) or bool(absence(line)))


def _title(console: Console, group: Group, *, first: bool = False) -> None:
    if not first:
        console.print()
    console.print(Text(group.title.upper(), style="bold"))


def _widths(width: int, careers: int, *, bars: bool, compared: bool) -> Widths:
    """The widths that fill a line together."""
    free = width - careers - (_BAR + 1) * bars - compared
    said = max(_SAID, free // 4) if compared else 0
    cell = max(_CELL, (free - said) * 7 // (7 * careers + 11))
    return Widths(free - said - careers * cell, cell, _BAR * bars, said)


def _grille(table: Table, widths: Widths) -> Grille:
    return Grille(
        Column("", width=widths.label, overflow="fold"),
        *(
            Column(Text(clean(name), style=CAREERS[at]), width=widths.cell, overflow="fold")
            for at, name in enumerate(table.careers)
        ),
        *([Column("", width=widths.bar, no_wrap=True)] if widths.bar else []),
        *([Column("", width=widths.said, overflow="fold")] if widths.said else []),
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_header=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
    )


def _row(line: Line | Subhead, values: Sequence[int], widths: Widths) -> Iterator[Text | Padding]:
    if isinstance(line, Subhead):
        yield Text(clean(line.label) + marks(line.marks))
        return
    style = "dim" if line.secondary else ""
    label = Text(clean(line.label) + marks(line.marks), style=style)
    yield Padding(label, (0, 0, 0, 2 * line.level))
    for cell, width in zip(line.cells, values, strict=True):
        yield _cell(cell, line, width, widths.cell)
    if widths.bar:
        yield _bar(line)
    if widths.said:
        yield Text(clean(line.said), style=style)


def _cell(cell: Cell, line: Line, width: int = 0, room: int = 0) -> Text:
    """A cell's words; a figure is moved right until its last digit stands at `width`.

    It is moved less where its margin would not fit into `room` any more.
    """
    words = clean(cell.words(line.unit))
    if room:
        words = fit(words, room - 1)
    if _is_figure(words):
        words = " " * min(width - len(_value(words)), room - 1 - len(words)) + words
    weak = f" {say('(weak)')}" if cell.weak else ""
    return Text(words + weak + marks(cell.marks), style="dim" if cell.weak else "")


def fit(words: str, room: int) -> str:
    """Words of which none is longer than `room`: a figure goes on in a new line before its margin,
    a name after a hyphen.

    >>> fit("Fond du Lac-Stevens-Wisconsin, WI", 20)
    'Fond du Lac-Stevens-\\nWisconsin, WI'
    >>> fit("$142,000\ue000±\ue00010,000", 15).replace(TIE, " ")
    '$142,000\\n± 10,000'
    """
    parts = re.split(r"( )", words)
    return "".join(_broken(part, room) for part in parts)


def _broken(word: str, room: int) -> str:
    if len(word) <= room:
        return word
    value, tied, rest = word.partition(f"{TIE}±")
    if tied:
        return f"{value}\n±{rest}"
    cut = word.rfind("-", 0, room) + 1
    return f"{word[:cut]}\n{_broken(word[cut:], room)}" if cut else word


def _is_figure(words: str) -> bool:
    return _FIGURE.fullmatch(words.replace(TIE, " ")) is not None


def _value(words: str) -> str:
    """A figure without its margin and the words after it."""
    return re.split(r"[ \ue000](?!%)", words, maxsplit=1)[0]


def _value_widths(lines: Iterable[Line | Subhead], careers: int) -> list[int]:
    """For each career, how wide its widest figure is without its margin."""
    widths = [0] * careers
    for line in lines:
        if isinstance(line, Line):
            for at, cell in enumerate(line.cells):
                words = clean(cell.words(line.unit))
                if _is_figure(words):
                    widths[at] = max(widths[at], len(_value(words)))
    return widths


def _bar(line: Line) -> Text:
    """Each career's interval on one small axis, a line for each."""
    text = Text()
    for at, interval in enumerate(intervals(line)):
        left, middle, right = (round((_BAR - 1) * spot) for spot in interval)
        drawn = [" "] * left + ["─"] * (right - left + 1)
        drawn[middle] = _GLYPHS[at % len(_GLYPHS)]
        text.append("\n" * bool(at) + "".join(drawn), style=CAREERS[at])
    return text


def _blocks(console: Console, lines: Sequence[Line | Subhead], tags: Sequence[str]) -> None:
    """Each line as its label with the careers under each other, across the whole width."""
    for line in lines:
        label = Text("  " * getattr(line, "level", 0) + clean(line.label) + marks(line.marks))
        if isinstance(line, Subhead):
            console.print(label)
        elif reason := absence(line):
            console.print(label.append(f": {clean(reason)}"))
        else:
            console.print(label)
            for at, cell in enumerate(line.cells):
                text = Text(f"{clean(tags[at])}: " if len(tags) > 1 else "", style=CAREERS[at])
                console.print(Padding(text.append_text(_cell(cell, line)), (0, 0, 0, 4)))
            if line.said:
                console.print(Padding(Text(clean(line.said), style="dim"), (0, 0, 0, 4)))
