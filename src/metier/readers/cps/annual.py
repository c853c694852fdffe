"""Annual averages: which table a workbook holds, of which year, and its release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from metier.errors import InputError, LayoutError
from metier.model.release import Basis, Release
from metier.readers.base import BLS, Account, Reading, digest
from metier.readers.cps.figures import FIGURES
from metier.readers.cps.sheet import Sheet
from metier.readers.tables import Record, Table, fold, number, sheet_rows, stacked

_EDITED_HEADER = "total: median weekly earnings"
"""A column of table 39 whose three header rows were flattened into one."""


def read(path: Path, period: str | None = None) -> Reading:
    """Read table 11, 11b or 39 of one year.

    Counts are turned from thousands into people. Computed facts say so in their
    method: men's share is 100 - women's, shares by age are the band's thousands
    over the total's (withheld where the base is below BLS's 50,000), the pay gap
    is (women's / men's median - 1) x 100 and stands only where both are printed.

    A title that stands twice with the same figures counts once; with different
    figures the lower row is taken, since a group is printed above its occupations.

    Args:
        path: cpsaat11.xlsx, cpsaat11b.xlsx or cpsaat39.xlsx.
        period: the year; needed only where the header was edited and lacks it.

    Returns:
        Facts in file order. No names: the tables print no codes.

    Raises:
        LayoutError: not one of the tables, or a column is missing.
        InputError: not a workbook, cut short, empty, of an unknown or another year.
    """
    name, rows = sheet_rows(path)
    top, table = _table(path.name, name, rows)
    kind = _number(path.name, name, rows, top)
    year = _year(path.name, name, rows[top], period)
    months = _months(rows)
    edited = _edited(rows[top])
    sheet = Sheet(
        table=table,
        number=kind,
        year=year,
        note=f"; {months}" if months else "",
        dashes=frozenset({"-", "--", ""} if edited else {"-", "--"}),
        account=Account(),
    )
    facts = [fact for at in sheet.lines() for fact in FIGURES[kind](sheet, at)]
    release = Release(
        address=sheet.address,
        title=f"Current Population Survey, annual averages, table {kind}"
        + (f" ({months})" if months else ""),
        publisher=BLS,
        period=year,
        file=path.name,
        sha256=digest(path),
        url=f"https://www.bls.gov/cps/cpsaat{kind}.htm",
        licence="public domain",
        basis=Basis.SURVEY,
    )
    return Reading(release, sheet.account, tuple(facts))


def _table(file: str, sheet: str, rows: Sequence[Record]) -> tuple[int, Table]:
    """Where the header begins, and the table: wider names before narrower, `: ` between.

    The row of the header's beginning holds the year and is no part of the names.
    """
    for top, row in enumerate(rows[:15]):
        if _edited(row):
            return top, stacked(file, sheet, rows, range(top, top + 1))
        if fold(row[0]) == "occupation":
            below = range(top + 1, len(rows))
            end = next((at for at in below if str(rows[at][0]).strip()), len(rows))
            if end > top + 1:
                return top, stacked(file, sheet, rows, range(top + 1, end), ": ")
    raise LayoutError(
        f"{file}#{sheet}",
        "a header that begins with 'Occupation'",
        repr(" ".join(str(rows[0][0]).split())[:80]),
        "is it cpsaat11, cpsaat11b or cpsaat39 as BLS publishes it?",
    )


def _edited(row: Record) -> bool:
    return any(fold(cell) == _EDITED_HEADER for cell in row)


def _number(file: str, sheet: str, rows: Sequence[Record], top: int) -> str:
    """The table's number by its title; 39 where the flattened header says it."""
    if _edited(rows[top]):
        return "39"
    title = fold(rows[0][0])
    found = re.search(r"\b(\d+[a-z]?)\. (?:employed|median)", title)
    if found is None or found[1] not in FIGURES:
        raise LayoutError(
            f"{file}#{sheet}",
            "the title of table 11, 11b or 39",
            repr(title[:100]),
            "other tables of the CPS are not read",
        )
    return found[1]


def _year(file: str, sheet: str, header: Record, period: str | None) -> str:
    """The year in the header's first row, else the one given."""
    place = f"{file}#{sheet}"
    numbers = [value for cell in header if (value := number(cell)) is not None]
    if not numbers and period is None:
        raise InputError(place, "a year in the header", "none", "give the period of this file")
    year = f"{numbers[0]:.0f}" if numbers else str(period)
    if not re.fullmatch(r"(19|20)\d\d", year) or (period is not None and period != year):
        expected = "a year" if period is None else f"the year {period}"
        raise InputError(place, expected, year, "correct the period")
    return year


def _months(rows: Sequence[Record]) -> str:
    """What the note says of a year that lacks a month, in a few words; else empty."""
    for row in rows:
        note = re.search(r"(?<!\d)(\d{1,2})-month averages that exclude (\w+)", str(row[0]))
        if note:
            return f"{note[1]}-month average without {note[2]}"
    return ""
