"""How an OEWS file is laid out: its columns, its notes, and the period they state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from metier.errors import InputError, LayoutError
from metier.readers.tables import Table, delimited, fold, number, sheet_rows, table


@dataclass(frozen=True, slots=True)
class Column:
    """How one wage or employment column becomes a fact; `unit` is A a year, H an hour."""

    name: str
    measure: str
    prse: str | None = None
    unit: str = ""


def _pay(unit: str, measure: str) -> tuple[Column, ...]:
    ranks = (("MEDIAN", "median"), *((f"PCT{rank}", f"p{rank}") for rank in (10, 25, 75, 90)))
    mean = Column(f"{unit}_MEAN", f"{measure}.mean", "MEAN_PRSE", unit)
    return mean, *(Column(f"{unit}_{name}", f"{measure}.{end}", None, unit) for name, end in ranks)


COLUMNS = (
    Column("TOT_EMP", "employment.jobs", "EMP_PRSE"),
    *_pay("A", "pay.annual"),
    *_pay("H", "pay.hourly"),
)
"""Every figure that is read."""
FIGURES = ("EMP_PRSE", "MEAN_PRSE", *(column.name for column in COLUMNS))
"""The columns that two rows of one occupation must have alike."""
ONLY = {"A": ("HOURLY", "hourly"), "H": ("ANNUAL", "annual")}
"""By unit, the column that says that BLS publishes the other unit only, and that unit."""
_ALWAYS = {"AREA", "AREA_TITLE", "OCC_CODE", "OCC_TITLE", "O_GROUP"} | {
    *("TOT_EMP", "EMP_PRSE", "A_MEAN", "MEAN_PRSE")
}
AREA = ("AREA", "AREA_TYPE", "AREA_TITLE", "I_GROUP", "NAICS", "NAICS_TITLE", "OWN_CODE")
"""The columns that say whom a row is about."""
_UNUSED = {"PRIM_STATE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT"}
_USED = {*_ALWAYS, *AREA, *(column.name for column in COLUMNS), "ANNUAL", "HOURLY"}


def open_table(path: Path) -> tuple[Table, list[str]]:
    """The estimates, and the lines of the notes; a CSV has none.

    Raises:
        InputError: the file is empty, cut short, or not of its kind.
    """
    if path.suffix.lower() == ".csv":
        lines = [row for _, row in delimited(path)]
        for index, row in enumerate(lines):
            if len(row) != len(lines[0]):
                raise InputError(
                    f"{path.name}:{index + 1}",
                    f"{len(lines[0])} fields",
                    str(len(row)),
                    "the file may be cut short: fetch it again",
                )
        return table(path.name, "", lines, 0), []
    name, rows = sheet_rows(path)
    try:
        notes = sheet_rows(path, "Field Descriptions")[1]
    except LayoutError:
        notes = []
    return table(path.name, name, rows, 0), [str(cell) for row in notes for cell in row if cell]


def find_columns(sheet: Table) -> Mapping[str, int]:
    """Each column's position by BLS's name in capitals.

    An extract may leave columns out. But where a column is missing and an unknown
    one is there, it was renamed, and its figures must not get lost in silence.

    Raises:
        LayoutError: a column is missing or renamed.
    """
    unknown = any(name and name.upper() not in _USED | _UNUSED for name in sheet.header)
    wanted = _USED if unknown else _ALWAYS
    names = (name for name in sorted(_USED) if name in wanted or fold(name) in sheet.columns)
    return {name: sheet.position(name) for name in names}


def find_period(name: str, notes: Iterable[str], given: str | None) -> str:
    """The month that the estimates refer to, from the file's name, its notes, or as given.

    Raises:
        InputError: they say nothing, or not the same.

    >>> find_period("national_M2025_dl.xlsx", ["May 2025 OEWS Estimates"], None)
    '2025-05'
    """
    named = re.search(r"_M(\d{4})(?!\d)", name, re.IGNORECASE)
    noted = next(filter(None, (re.match(r"May (\d{4}) OE", line) for line in notes)), None)
    stated = {f"{match[1]}-05" for match in (named, noted) if match} | ({given} if given else set())
    if len(stated) != 1:
        found = " and ".join(sorted(stated)) or "none in its name or notes"
        raise InputError(name, "one period", found, 'give the period, as in "2025-05"')
    return stated.pop()


def find_floors(notes: Iterable[str]) -> dict[str, float]:
    """The top code's floor by unit, A a year and H an hour; empty where the notes state none.

    >>> find_floors(["# = indicates a wage equal to or greater than $115.00 per hour or "
    ...              "$239,200 per year"])
    {'H': 115.0, 'A': 239200.0}
    """
    for line in notes:
        found = re.match(r"#\s*=.*\$([\d,.]+) per hour or \$([\d,.]+) per year", line)
        if found:
            hour, year = (number(text) for text in found.groups())
            if hour and year:
                return {"H": hour, "A": year}
    return {}
