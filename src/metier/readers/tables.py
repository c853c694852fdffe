"""Worksheets and delimited files as rows, with the errors a reader owes its user."""

from __future__ import annotations

import csv
import datetime
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from metier.errors import InputError, LayoutError
from metier.model.fact import Cell
from metier.readers.sheetsize import check

Value = int | float | str | bool | datetime.date | datetime.time | datetime.timedelta
Record = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header, with each column found by its publisher's name.

    Attributes:
        file: the file's name, for errors.
        sheet: the worksheet's name.
        columns: folded header to position, first occurrence.
        header: position to the publisher's own spelling.
        rows: the rows below the header.
        first_row: the number of the first of them as a spreadsheet shows it, from 1.
        above: the rows above the header.
    """

    file: str
    sheet: str
    columns: Mapping[str, int]
    header: Sequence[str]
    rows: Sequence[Record]
    first_row: int
    above: Sequence[Record] = ()

    def position(self, *names: str) -> int:
        """The position of the column called by one of `names`.

        Raises:
            LayoutError: there is none.
        """
        for name in names:
            at = self.columns.get(fold(name))
            if at is not None:
                return at
        raise LayoutError(
            f"{self.file}#{self.sheet}" if self.sheet else self.file,
            f"a column {names[0]!r}",
            f"columns {', '.join(self.header[:12])}{' ...' if len(self.header) > 12 else ''}",
            "was the file edited, or is it another publication?",
        )

    def cell(self, column: int, index: int) -> Cell:
        """Where `rows[index][column]` stands."""
        return Cell(self.sheet, self.header[column], index + 1, self.first_row + index)

    def place(self, column: int, index: int) -> str:
        """The same in words, for errors and problems."""
        return f"{self.file}#{self.cell(column, index)}"


def fold(header: object) -> str:
    """A header without case, line breaks or doubled blanks; dashes made plain.

    >>> fold("Total\\nemployed "), fold("change, 2024–34")
    ('total employed', 'change, 2024-34')
    """
    text = str(header).replace("–", "-").replace("—", "-").replace("’", "'")
    return " ".join(text.lower().split())


def sheet_rows(path: Path, sheet: str | int = 0) -> tuple[str, list[list[Value]]]:
    """All rows of one worksheet, empty leading rows kept, and the sheet's name.

    Args:
        sheet: its position, or the beginning of its name.

    Raises:
        InputError: not a workbook, cut short, empty, or larger than memory may be.
        LayoutError: no such sheet.
    """
    if not path.is_file():
        raise InputError(str(path), "a workbook", "nothing there", "check the path")
    if path.stat().st_size == 0:
        raise InputError(path.name, "a workbook", "an empty file", "fetch the file again")
    check(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            names = book.sheet_names
            wanted = _sheet_named(path, names, sheet)
            rows = book.get_sheet_by_name(wanted).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(
            path.name,
            "an Excel workbook",
            f"a file that cannot be opened ({error})",
            "it may be cut short or not a workbook: fetch it again",
        ) from error
    if not rows:
        raise InputError(f"{path.name}#{wanted}", "rows", "an empty sheet", "fetch the file again")
    return wanted, rows


def _sheet_named(path: Path, names: Sequence[str], sheet: str | int) -> str:
    if isinstance(sheet, int):
        if sheet < len(names):
            return names[sheet]
    else:
        for name in names:
            if fold(name).startswith(fold(sheet)):
                return name
    raise LayoutError(
        path.name, f"a sheet {sheet!r}", f"sheets {', '.join(names)}", "is it another publication?"
    )


def table(file: str, sheet: str, rows: Sequence[Record], header_row: int) -> Table:
    """A table whose header is `rows[header_row]`."""
    header = [str(cell).strip() for cell in rows[header_row]]
    columns: dict[str, int] = {}
    for position, name in enumerate(header):
        columns.setdefault(fold(name), position)
    below = rows[header_row + 1 :]
    return Table(file, sheet, columns, header, below, header_row + 2, rows[:header_row])


def stacked(
    file: str, sheet: str, rows: Sequence[Record], header_rows: range, joint: str = ", "
) -> Table:
    """A table whose header takes several rows, the wider names above the narrower.

    In all but the last of them a blank repeats the name to its left, as merged cells do.

    >>> rows = [["Title", "Employment", ""], ["", 2016.0, 2026.0], ["All", 1.0, 2.0]]
    >>> list(stacked("f", "s", rows, range(0, 2)).header)
    ['Title', 'Employment, 2016', 'Employment, 2026']
    """
    lines = [[_name(cell) for cell in rows[index]] for index in header_rows]
    lines = [line for line in lines if any(line)]
    for line in lines[:-1]:
        for position in range(1, len(line)):
            line[position] = line[position] or line[position - 1]
    header = [joint.join(filter(None, names)) for names in zip(*lines, strict=True)]
    below = table(file, sheet, [header, *rows[header_rows.stop :]], 0)
    return replace(below, first_row=header_rows.stop + 1)


def _name(cell: Value) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def find_header(
    file: str, sheet: str, rows: Sequence[Record], *names: str, within: int = 15
) -> int:
    """The index of the first row that has all of `names` as cells.

    Raises:
        LayoutError: none of the first `within` rows has.
    """
    wanted = {fold(name) for name in names}
    for index, row in enumerate(rows[:within]):
        if wanted <= {fold(cell) for cell in row}:
            return index
    first = ", ".join(str(cell) for cell in rows[0] if cell != "")[:120] if rows else "no rows"
    raise LayoutError(
        f"{file}#{sheet}",
        f"a header with {', '.join(map(repr, names))}",
        f"{first!r} and no such header in the first {within} rows",
        "was the file edited, or is it another publication?",
    )


def sheet_table(path: Path, *names: str, sheet: str | int = 0, within: int = 15) -> Table:
    """The table of a worksheet whose header is the first row that has all of `names` as cells.

    Args:
        sheet: its position, or the beginning of its name.
        within: rows in which the header is looked for.

    Raises:
        InputError: not a workbook, cut short, empty, or larger than memory may be.
        LayoutError: no such sheet or header.
    """
    name, rows = sheet_rows(path, sheet)
    return table(path.name, name, rows, find_header(path.name, name, rows, *names, within=within))


def delimited(
    path: Path, delimiter: str = ",", encoding: str = "utf-8-sig"
) -> Iterator[tuple[int, list[str]]]:
    """Rows of a delimited text file with the line each starts on, from 1.

    Raises:
        InputError: empty, missing, or not text in that encoding.
    """
    if not path.is_file():
        raise InputError(str(path), "a text file", "nothing there", "check the path")
    if path.stat().st_size == 0:
        raise InputError(path.name, "rows", "an empty file", "fetch the file again")
    try:
        with path.open(encoding=encoding, newline="") as stream:
            if delimiter == "	":
                reader = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE)
            else:
                reader = csv.reader(stream, delimiter=delimiter)
            line = 1
            for row in reader:
                yield line, row
                line = reader.line_num + 1
            if line == 1:
                raise InputError(path.name, "rows", "none", "fetch the file again")
    except UnicodeDecodeError as error:
        raise InputError(
            path.name,
            f"text in {encoding}",
            f"byte {error.object[error.start]:#x} at {error.start}",
        ) from error
    except csv.Error as error:
        raise InputError(f"{path.name}:{line}", "a readable row", str(error)) from error


_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)


def number(value: Value) -> float | None:
    """A finite number from a cell, thousands commas and blanks around it allowed; else None.

    >>> number("1,234.5"), number(" 7 "), number("n/a"), number("")
    (1234.5, 7.0, None, None)
    >>> number("12,5"), number("1_000")
    (None, None)
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, str):
        value = value.strip()
        if _GROUPED.fullmatch(value):
            value = value.replace(",", "")
        if not value.isascii() or "_" in value:  # which float() reads, and no publisher means
            return None
    try:
        parsed = float(value)
    except ValueError:
        return None
    return parsed if math.isfinite(parsed) else None
