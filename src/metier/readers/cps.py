"""BLS Current Population Survey, annual averages: tables 11, 11b and 39.

Table 11 has employed people by occupation, sex, race and ethnicity, 11b by age,
39 median weekly earnings of full-time workers by sex. They count people by
residence, not jobs. Occupations are printed by title, without a code; the titles
are those of the Census occupation codes, of 2018 since the tables of 2020 and
of 2010 before. Depth is a cell style and cannot be read from the values.

A dash means that BLS does not publish the figure, nearly always because its
base is below 50,000 people. No standard errors are printed, so none is given.

Source: BLS, CPS annual averages; notes below each table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from metier.errors import InputError, LayoutError
from metier.model.codes import Code, census_title
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact, Slice
from metier.model.measure import AGES
from metier.model.release import Basis, Release
from metier.readers.base import Account, Reading, digest
from metier.readers.tables import Record, Table, fold, number, sheet_rows, stacked

EMPLOYED = "employed people 16 and over"
EMPLOYED_BY_RACE = "employed people 16 and over; races include Hispanics"
FULL_TIME = "full-time wage and salary workers"
SMALL_BASE = "base below 50,000; not published by BLS"
UNPUBLISHED = "no data, or not published by BLS"

_FIRST_2018 = 2020
"""The first year of occupations by the 2018 Census codes (CPS, January 2020)."""

_LEAST_BASE = 50
"""BLS prints no percentage, median or age where fewer thousands stand behind it."""

_EDITED_HEADER = "total: median weekly earnings"
"""A column of table 39 whose three header rows were flattened into one."""

_RACES = {
    "white": "White",
    "black": "Black or African American",
    "asian": "Asian",
    "hispanic": "Hispanic or Latino",
}


@dataclass(frozen=True, slots=True)
class _Sheet:
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
        return f"cps/{self.year}/table-{self.number}"

    def quantity(self, index: int, column: int, base: float | None = None) -> Estimate | None:
        """The figure of a cell; None, and a problem, where it is unreadable.

        Args:
            base: thousands of people behind the figure; None if it is a count itself.
        """
        cell = self.table.rows[index][column]
        if fold(cell) in self.dashes:
            small = base is not None and base < _LEAST_BASE
            return Estimate.withheld(SMALL_BASE if small else UNPUBLISHED)
        value = number(cell)
        if value is None:
            place = self.table.place(column, index)
            self.account.problem(place, "a number or a dash", repr(cell), "unreadable figure")
            return None
        return Estimate(value)

    def people(self, index: int, column: int) -> float | None:
        """A count in thousands; None, and a problem, where it is unreadable."""
        estimate = self.quantity(index, column)
        return None if estimate is None else estimate.value

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
    sheet = _Sheet(
        table=table,
        number=kind,
        year=year,
        note=f"; {months}" if months else "",
        dashes=frozenset({"-", "--", ""} if edited else {"-", "--"}),
        account=Account(),
    )
    facts = [fact for at in _lines(sheet) for fact in _READERS[kind](sheet, at)]
    release = Release(
        address=sheet.address,
        title=f"Current Population Survey, annual averages, table {kind}"
        + (f" ({months})" if months else ""),
        publisher="US Bureau of Labor Statistics",
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
    if found is None or found[1] not in _READERS:
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
        note = re.search(r"(\d+)-month averages that exclude (\w+)", str(row[0]))
        if note:
            return f"{note[1]}-month average without {note[2]}"
    return ""


def _lines(sheet: _Sheet) -> Iterator[int]:
    """The rows of occupations; notes, blank and repeated rows are set aside."""
    rows, account = sheet.table.rows, sheet.account
    last: dict[str, int] = {}
    titled: list[int] = []
    for index, row in enumerate(rows):
        title = str(row[0]).strip()
        if not any(str(cell).strip() for cell in row[1:]):
            account.set_aside("note" if title else "blank row")
            continue
        if not title:
            raise LayoutError(
                sheet.table.place(0, index), "an occupation's title", "none", "was the file edited?"
            )
        titled.append(index)
        last[sheet.occupation(index).value] = index
    if not titled:
        place = f"{sheet.table.file}#{sheet.table.sheet}"
        raise InputError(place, "rows of occupations", "none", "fetch the file again")
    for index in titled:
        kept = last[sheet.occupation(index).value]
        if kept == index:
            account.use()
            yield index
        elif list(rows[index][1:]) == list(rows[kept][1:]):
            account.set_aside("title repeated with the same figures")
        else:
            account.set_aside("title repeated below with other figures")


def _sex_and_race(sheet: _Sheet, index: int) -> Iterator[Fact]:
    """Table 11."""
    table = sheet.table
    total_at = table.position("Total employed")
    total = sheet.people(index, total_at)
    yield from _employed(sheet, index, total_at, total)
    at = table.position("Percent of total employed: Women")
    women = sheet.quantity(index, at, total)
    yield from sheet.facts(index, at, "gender.share", EMPLOYED, women, "female")
    men = _computed(women, lambda share: round(100 - share, 1))
    method = "100 - published share of women"
    yield from sheet.facts(index, at, "gender.share", EMPLOYED, men, "male", method)
    for group, name in _RACES.items():
        at = table.position(f"Percent of total employed: {name}")
        share = sheet.quantity(index, at, total)
        yield from sheet.facts(index, at, "race.share", EMPLOYED_BY_RACE, share, group)


def _ages(sheet: _Sheet, index: int) -> Iterator[Fact]:
    """Table 11b."""
    table = sheet.table
    total_at = table.position("Total, 16 years and over")
    total = sheet.people(index, total_at)
    yield from _employed(sheet, index, total_at, total)
    at = table.position("Median age")
    median = sheet.quantity(index, at, total)
    yield from sheet.facts(index, at, "age.median", EMPLOYED, median)
    method = "people of that age / all x 100, both published in rounded thousands"
    for group in AGES:
        at = table.position(f"{group} years", group.replace(" and over", " years and over"))
        band = sheet.quantity(index, at, total)
        if total is not None and band is not None:
            share = (
                Estimate.withheld(SMALL_BASE)
                if total < _LEAST_BASE
                else _computed(band, lambda people: people / total * 100)
            )
            yield from sheet.facts(index, at, "age.share", EMPLOYED, share, group, method)


def _earnings(sheet: _Sheet, index: int) -> Iterator[Fact]:
    """Table 39."""
    table = sheet.table
    medians: dict[str, tuple[int, Estimate | None]] = {}
    for name, group in (("Total", None), ("Men", "male"), ("Women", "female")):
        base = sheet.people(index, table.position(f"{name}: Number of workers"))
        at = table.position(f"{name}: Median weekly earnings")
        medians[name] = at, sheet.quantity(index, at, base)
        yield from sheet.facts(index, at, "pay.weekly.median", FULL_TIME, medians[name][1], group)
    (_, men), (at, women) = medians["Men"], medians["Women"]
    if men is not None and women is not None and men.value and women.value:
        gap = Estimate((women.value / men.value - 1) * 100, status=Status.ESTIMATED)
        method = "(women's median / men's median - 1) x 100, both published"
        yield from sheet.facts(index, at, "pay.gender.gap", FULL_TIME, gap, None, method)


def _employed(sheet: _Sheet, index: int, column: int, total: float | None) -> Iterable[Fact]:
    """Employed people, from thousands."""
    estimate = None if total is None else Estimate(total * 1000)
    return sheet.facts(index, column, "employment.jobs", EMPLOYED, estimate)


def _computed(estimate: Estimate | None, formula: Callable[[float], float]) -> Estimate | None:
    """A figure made from a published one; withheld or unreadable where that is."""
    if estimate is None or estimate.value is None:
        return estimate
    return Estimate(formula(estimate.value), status=Status.ESTIMATED)


_READERS: dict[str, Callable[[_Sheet, int], Iterator[Fact]]] = {
    "11": _sex_and_race,
    "11b": _ages,
    "39": _earnings,
}
