"""A figure in its place: what it is of, what it measures, and the cell it came from."""

from __future__ import annotations

from dataclasses import dataclass

from metier.model.codes import Code
from metier.model.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Slice:
    """What has to agree for two facts to be comparable.

    Attributes:
        place: `US`, a state's two letters, or a metro area's CBSA code.
        period: starts with the year: `2025-05`, `2024`, `2024-34`.
        universe: who is counted, in words, as in `wage and salary jobs`.
        industry: a NAICS code; None for all.
        employer: a name; None for all.
        group: the level of a distribution, such as `female`; None otherwise.
    """

    place: str
    period: str
    universe: str
    industry: str | None = None
    employer: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a release a figure stands.

    Attributes:
        sheet: the worksheet, or the file's name inside a folder; empty if there is one only.
        column: the publisher's own name of the column.
        record: counted from 1 below the header.
        row: counted from 1 at the top of the sheet, as a spreadsheet shows it.

    >>> str(Cell("national_M2025_dl", "A_MEAN", 846, 847))
    'national_M2025_dl!A_MEAN:846'
    """

    sheet: str
    column: str
    record: int
    row: int

    def __str__(self) -> str:
        return f"{self.sheet}!{self.column}:{self.record}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with all that is needed to trust or to refuse it.

    Attributes:
        occupation: whose figure it is; with `title`, of that title within it.
        measure: an id of the catalogue.
        slice: place, period, universe and so on.
        estimate: the figure and its error.
        source: the address of the release.
        cell: where it stands there; None for a figure computed from many rows.
        method: how the value and its error were got: `published`, or a formula in words.
        title: the canonical job title; None for figures of an occupation.
    """

    occupation: Code
    measure: str
    slice: Slice
    estimate: Estimate
    source: str
    cell: Cell | None = None
    method: str = "published"
    title: str | None = None
