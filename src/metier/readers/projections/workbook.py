"""The workbook: which of its sheets are read, and the projections themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from metier.errors import InputError, LayoutError
from metier.model.fact import Fact, Slice
from metier.model.records import Level, Occupation
from metier.model.release import Basis, Release
from metier.readers.base import BLS, Account, Reading, digest
from metier.readers.projections.columns import ASSIGNMENTS, FIGURES, Figure
from metier.readers.projections.matrix import Edition, Matrix, matrix
from metier.readers.projections.schooling import schooling
from metier.readers.tables import Record, fold, sheet_rows

UNIVERSE = "jobs, with the self-employed"

_IRREGULAR_MINOR = {"15-1100", "15-1200", "31-1100", "51-5100"}
"""Minor groups of SOC 2010 and 2018 that do not end in three zeros."""


def read(path: Path, period: str | None = None) -> Reading:
    """Read one edition of occupation.xlsx, or a workbook with Table 5.4 alone.

    Employment, change and openings are turned from thousands into jobs. A dash
    in a numeric column, or in a column of words on a line item, is an absent
    figure; words are not assigned to summary rows, so a dash there gives no fact.

    Args:
        path: the workbook.
        period: the span, as `2024-34`; checked against the workbook, which says it.

    Returns:
        Facts and occupations in file order; no standard errors exist.

    Raises:
        LayoutError: neither an index nor a table of projections, or a column is missing.
        CodeError: a row's code is unreadable or stands twice.
        InputError: not a workbook, cut short, empty, or of another period.
    """
    contents, first = sheet_rows(path)
    account = Account()
    if "education and training assignments" in fold(first[0][0]):
        edition = Edition(_year(path, contents, first), "/table-5.4")
        facts, occupations = _occupations(matrix(path, contents, first, edition, account), ())
        name = "Employment Projections, Table 5.4: education and training assignments"
    else:
        found = _sheet_about(path, contents, first, "occupational projections,")
        if found is None:
            raise LayoutError(
                f"{path.name}#{contents}",
                "a table 'Occupational projections ... and worker characteristics'",
                repr(" ".join(str(first[0][0]).split())[:80]),
                "is it occupation.xlsx as BLS publishes it?",
            )
        edition = Edition(_year(path, *found))
        facts, occupations = _occupations(matrix(path, *found, edition, account), FIGURES)
        survey = _sheet_about(path, contents, first, "educational attainment for workers 25")
        if survey is not None:
            facts += schooling(matrix(path, *survey, edition, account), survey[1])
        name = "Employment Projections by occupation"
    if period is not None and fold(period) != edition.span:
        raise InputError(path.name, f"the edition {period}", edition.span, "correct the period")
    release = Release(
        address=edition.address,
        title=name,
        publisher=BLS,
        period=edition.span,
        file=path.name,
        sha256=digest(path),
        url="https://www.bls.gov/emp/data/occupational-data.htm",
        licence="public domain",
        basis=Basis.MODEL,
    )
    return Reading(release, account, tuple(facts), tuple(occupations))


def _sheet_about(
    path: Path, contents: str, first: Sequence[Record], words: str
) -> tuple[str, Sequence[Record]] | None:
    """The sheet whose title has `words`: the first one, or the one its index names."""
    if words in fold(first[0][0]):
        return contents, first
    for row in first:
        entry = re.match(r"(table \d+\.\d+) ", fold(row[0]))
        if entry and words in fold(row[0]):
            return sheet_rows(path, entry[1])
    return None


def _year(path: Path, sheet: str, rows: Sequence[Record]) -> int:
    year = re.search(r"\b20\d\d\b", fold(rows[0][0]))
    if year is None:
        raise LayoutError(
            f"{path.name}#{sheet}", "a title with the edition's years", repr(str(rows[0][0])[:80])
        )
    return int(year[0])


def _occupations(of: Matrix, figures: Sequence[Figure]) -> tuple[list[Fact], list[Occupation]]:
    """Projections, or Table 5.4 where there are no figures and every row is a line item."""
    table, years = of.table, of.edition.years
    kind_at = table.position("Occupation type") if figures else None
    columns = [
        (figure, table.position(*(name.format(**years) for name in figure.names)))
        for figure in figures
    ]
    assignments = [(assignment, table.position(assignment.name)) for assignment in ASSIGNMENTS]
    facts: list[Fact] = []
    occupations: list[Occupation] = []
    for line in of.lines():
        kind = "line item" if kind_at is None else fold(line.record[kind_at])
        if kind not in ("summary", "line item"):
            place = table.place(kind_at or 0, line.index)
            raise LayoutError(place, "'Summary' or 'Line item'", repr(kind))
        level = Level.DETAILED if kind == "line item" else _level(line.code.value)
        occupations.append(Occupation(line.code, line.title, level))
        for figure, column in columns:
            slice = Slice("US", figure.period.format(**years), UNIVERSE)
            estimate = of.quantity(line, column, figure.scale)
            facts += of.fact(line, column, figure.measure, slice, estimate)
        for assignment, column in assignments if kind == "line item" else ():
            slice = Slice("US", years["span"], UNIVERSE)
            estimate = of.word(line, column, assignment.words)
            facts += of.fact(line, column, assignment.measure, slice, estimate)
    return facts, occupations


def _level(code: str) -> Level:
    """The level of a summary row.

    >>> [_level(code).value for code in ("00-0000", "15-0000", "15-1200", "29-1210")]
    ['total', 'major', 'minor', 'broad']
    """
    if code == "00-0000":
        return Level.TOTAL
    if code.endswith("-0000"):
        return Level.MAJOR
    return Level.MINOR if code.endswith("000") or code in _IRREGULAR_MINOR else Level.BROAD
