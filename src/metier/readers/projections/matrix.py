"""One table of the workbook: its edition, its rows of occupations and their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from metier.errors import CodeError, InputError, LayoutError
from metier.model.codes import Code, soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.readers.base import Account
from metier.readers.tables import Record, Table, fold, number, stacked

UNAVAILABLE = "not available in the table"

_FIRST_2018 = 2019
"""The first base year whose matrix follows SOC 2018."""

_DASHES = {"-", "--"}
_CODE = re.compile(r"\d{2}-\d{4}")
_MARK = re.compile(r"(?<!\s)\s*+[(\[](\d++)[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Edition:
    """The years of a ten-year projection, and what its facts have in common.

    >>> Edition(2024).address, str(Edition(2016).code("43-3011"))
    ('projections/2024-34', 'soc-2010/43-3011')
    """

    base: int
    part: str = ""

    @property
    def years(self) -> dict[str, str]:
        """What fills the templates of the columns."""
        goal = self.base + 10
        return {"base": str(self.base), "goal": str(goal), "span": f"{self.base}-{goal % 100:02}"}

    @property
    def span(self) -> str:
        """As BLS names the edition: `2024-34`."""
        return self.years["span"]

    @property
    def address(self) -> str:
        """Of the release."""
        return f"projections/{self.span}{self.part}"

    def code(self, value: str) -> Code:
        """A matrix code as a code of the SOC edition it follows."""
        return soc(value, "2018" if self.base >= _FIRST_2018 else "2010")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an occupation; `mark` is the footnote's number on its title, or empty."""

    index: int
    record: Record
    code: Code
    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """One table of an edition: its rows of occupations and their cells."""

    table: Table
    edition: Edition
    account: Account

    def lines(self) -> Iterator[Line]:
        """The rows of occupations; blank rows and footnotes are set aside."""
        table, name = self.table, f"{self.edition.base} National Employment Matrix"
        shared = table.columns.get(fold(f"{name} title and code"))
        code_at = table.position(f"{name} code") if shared is None else shared + 1
        seen: set[str] = set()
        for index, record in enumerate(table.rows):
            title, value = str(record[0]).strip(), str(record[code_at]).strip()
            if not any(str(cell).strip() for cell in record[1:]):
                self.account.set_aside("footnote or source line" if title else "blank row")
                continue
            if not (_CODE.fullmatch(value) and title) or value in seen:
                raise CodeError(
                    table.place(code_at, index),
                    "a title and a matrix code as 11-1011, each code once",
                    f"{title!r} and {value!r}" + (" again" if value in seen else ""),
                    "was the table edited?",
                )
            seen.add(value)
            self.account.use()
            mark = _MARK.search(title)
            plain, note = _MARK.sub("", title), mark[1] if mark else ""
            yield Line(index, record, self.edition.code(value), plain, note)
        if not seen:
            place = f"{table.file}#{table.sheet}"
            raise InputError(place, "rows of occupations", "none", "fetch the file again")

    def quantity(self, line: Line, column: int, scale: int = 1) -> Estimate | None:
        """The figure of a numeric cell; None, and a problem, where it is unreadable."""
        cell = line.record[column]
        if fold(cell) in _DASHES:
            return Estimate.absent(UNAVAILABLE)
        value = number(cell)
        if value is None:
            place = self.table.place(column, line.index)
            self.account.problem(place, "a number or a dash", repr(cell), "unreadable figure")
            return None
        return Estimate(float(round(value * scale)) if scale > 1 else value)

    def word(self, line: Line, column: int, words: Sequence[str]) -> Estimate | None:
        """The word BLS assigns a line item; "None" is a word, a dash is not."""
        cell = line.record[column]
        if fold(cell) in _DASHES:
            return Estimate.absent(UNAVAILABLE)
        for word in words:
            if fold(word) == fold(cell):
                return Estimate(None, category=word)
        place = self.table.place(column, line.index)
        self.account.problem(place, "one of " + ", ".join(words), repr(cell), "unknown word")
        return None

    def fact(
        self,
        line: Line,
        column: int,
        measure: str,
        slice: Slice,
        estimate: Estimate | None,
        method: str = "published",
    ) -> tuple[Fact, ...]:
        """The fact of one cell; none where the cell was unreadable."""
        if estimate is None:
            return ()
        cell = self.table.cell(column, line.index)
        return (Fact(line.code, measure, slice, estimate, self.edition.address, cell, method),)


def matrix(
    path: Path, sheet: str, rows: Sequence[Record], edition: Edition, account: Account
) -> Matrix:
    """The table below its header of one row or, in 2016-26, of two."""
    name = f"{edition.base} National Employment Matrix title"
    for at, row in enumerate(rows[:15]):
        if fold(row[0]) in (fold(name), fold(f"{name} and code")):
            below = rows[at + 1] if at + 1 < len(rows) else ()
            two = any(str(cell).strip() for cell in below) and not str(below[0]).strip()
            header = range(at, at + 1 + two)
            return Matrix(stacked(path.name, sheet, rows, header), edition, account)
    raise LayoutError(
        f"{path.name}#{sheet}",
        f"a header {name!r}",
        "no such header in the first 15 rows",
        "was the file edited, or is it another publication?",
    )
