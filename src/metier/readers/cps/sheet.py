"""One table of the CPS: its rows of occupations and their cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metier.errors import InputError, LayoutError
from metier.model.codes import Code, census_title
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.readers.base import Account
from metier.readers.tables import Table, fold, number

SMALL_BASE = "base below 50,000; not published by BLS"
UNPUBLISHED = "no data, or not published by BLS"

LEAST_BASE = 50
"""BLS prints no percentage, median or age where fewer thousands stand behind it."""

_FIRST_2018 = 2020
"""The first year of occupations by the 2018 Census codes (CPS, January 2020)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table and what its facts have in common.

    Attributes:
        number: as BLS numbers it.
        year: what the averages are of.
        note: what sets this year's averages apart, for the method; else empty.
        dashes: the cells that stand for an unpublished figure.
    """

    table: Table
    number: str
    year: str
    note: str
    dashes: frozenset[str]
    account: Account

    @property
    def address(self) -> str:
        """Of the release."""
        return f"cps/{self.year}/table-{self.number}"

    def lines(self) -> Iterator[int]:
        """The rows of occupations; notes, blank and repeated rows are set aside."""
        rows, account = self.table.rows, self.account
        last: dict[str, int] = {}
        titled: list[int] = []
        for index, row in enumerate(rows):
            title = str(row[0]).strip()
            if not any(str(cell).strip() for cell in row[1:]):
                account.set_aside("note" if title else "blank row")
                continue
            if not title:
                raise LayoutError(
                    self.table.place(0, index),
                    "an occupation's title",
                    "none",
                    "was the file edited?",
                )
            titled.append(index)
            last[self.occupation(index).value] = index
        if not titled:
            place = f"{self.table.file}#{self.table.sheet}"
            raise InputError(place, "rows of occupations", "none", "fetch the file again")
        for index in titled:
            kept = last[self.occupation(index).value]
            if kept == index:
                account.use()
                yield index
            elif list(rows[index][1:]) == list(rows[kept][1:]):
                account.set_aside("title repeated with the same figures")
            else:
                account.set_aside("title repeated below with other figures")

    def quantity(self, index: int, column: int, base: float | None = None) -> Estimate | None:
        """The figure of a cell; None, and a problem, where it is unreadable.

        Args:
            base: thousands of people behind the figure; None if it is a count itself.
        """
        cell = self.table.rows[index][column]
        if fold(cell) in self.dashes:
            small = base is not None and base < LEAST_BASE
            return Estimate.withheld(SMALL_BASE if small else UNPUBLISHED)
        value = number(cell)
        if value is None:
            place = self.table.place(column, index)
            self.account.problem(place, "a number or a dash", repr(cell), "unreadable figure")
            return None
        return Estimate(value)

    def facts(
        self,
        index: int,
        column: int,
        measure: str,
        universe: str,
        estimate: Estimate | None,
        group: str | None = None,
        method: str = "published",
    ) -> tuple[Fact, ...]:
        """The fact of one cell; none where the cell was unreadable."""
        if estimate is None:
            return ()
        return (
            Fact(
                self.occupation(index),
                measure,
                Slice("US", self.year, universe, group=group),
                estimate,
                self.address,
                self.table.cell(column, index),
                method + self.note,
            ),
        )

    def occupation(self, index: int) -> Code:
        """The occupation by its title."""
        edition = "2018" if int(self.year) >= _FIRST_2018 else "2010"
        return census_title(str(self.table.rows[index][0]), edition)
