"""One OEWS file as a reading: the release, its occupations, places and facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from metier.errors import CodeError, InputError
from metier.model.codes import Code, soc
from metier.model.fact import Fact, Slice
from metier.model.records import Industry, Level, Occupation
from metier.model.release import Basis, Release
from metier.readers.base import BLS, Account, Reading, digest
from metier.readers.oews.areas import Area, Areas
from metier.readers.oews.figures import Figures
from metier.readers.oews.layout import (
    COLUMNS,
    FIGURES,
    find_columns,
    find_floors,
    find_period,
    open_table,
)
from metier.readers.tables import Table, Value

UNIVERSE = "wage and salary jobs"
REPEATED = "the same occupation at another level, with the same figures"
CONFLICTING = "the same occupation again, with other figures"
_PARTS = {
    "national": ("national estimates", "oes_nat"),
    "sector": ("national estimates by sector", "oessrci"),
    "state": ("state estimates", "oessrcst"),
    "metro": ("metropolitan area estimates", "oessrcma"),
}


def read(path: Path, period: str | None = None) -> Reading:
    """Read one workbook of estimates, or an extract of it as CSV with BLS's columns.

    Args:
        path: as BLS names it, as in `national_M2025_dl.xlsx`.
        period: year and month, as in `2025-05`, where neither the name nor the notes say.

    Returns:
        Employment and pay of every occupation at every level, with the occupations and
        the places. An occupation printed at two levels gives its facts once.

    Raises:
        LayoutError: a column is missing or renamed.
        CodeError: an occupation, area or industry code is unreadable.
        InputError: the file is empty, cut short, or does not say its period.
    """
    file_hash = digest(path)
    sheet, notes = open_table(path)
    at = find_columns(sheet)
    stated = find_period(path.name, notes, period)
    known = Areas(sheet, at)
    rows = [known.of(index) for index in range(len(sheet.rows))]
    release = _release(path.name, file_hash, stated, {area.part for area in rows if area.part})
    account = Account()
    work = _Work(sheet, at, release, account, Figures(sheet, at, find_floors(notes), account))
    for index, area in enumerate(rows):
        work.row(index, area)
    return Reading(
        release,
        account,
        facts=tuple(work.facts),
        occupations=tuple(work.occupations.values()),
        places=tuple({area.place.code: area.place for area in rows if area.place}.values()),
        industries=tuple(
            Industry(code, title)
            for code, title in {area.industry: area.industry_title for area in rows}.items()
            if code is not None
        ),
    )


def _release(name: str, file_hash: str, period: str, parts: set[str]) -> Release:
    if not parts:
        raise InputError(name, "rows of the nation, states or metro areas", "none")
    part = min(parts) if len(parts) == 1 else "all"
    industry = f"national estimates by {part.partition('-')[2]} industry", "oessrci"
    every = "estimates of several kinds", "oes_stru"
    title, page = _PARTS.get(part, every if part == "all" else industry)
    return Release(
        address=f"oews/{period}/{part}",
        title=f"Occupational Employment and Wage Statistics, {title}",
        publisher=BLS,
        period=period,
        file=name,
        sha256=file_hash,
        url=f"https://www.bls.gov/oes/{period[:4]}/may/{page}.htm",
        licence="public domain",
        basis=Basis.SURVEY,
    )


@dataclass(slots=True)
class _Work:
    """What one file has given so far."""

    sheet: Table
    at: Mapping[str, int]
    release: Release
    account: Account
    figures: Figures
    facts: list[Fact] = field(default_factory=list)
    occupations: dict[Code, Occupation] = field(default_factory=dict)
    slices: dict[tuple[str, str | None], Slice] = field(default_factory=dict)
    seen: dict[tuple[Slice, str], list[Value]] = field(default_factory=dict)

    def row(self, index: int, area: Area) -> None:
        """Use one row or set it aside."""
        if area.place is None:
            self.account.set_aside(area.aside)
            return
        row, period = self.sheet.rows[index], self.release.period
        spot = self.slices.setdefault(
            (area.place.code, area.industry),
            Slice(area.place.code, period, UNIVERSE, area.industry),
        )
        code = self._occupation(index)
        printed = [row[self.at[name]] for name in FIGURES if name in self.at]
        before = self.seen.setdefault((spot, code.value), printed)
        if before is printed:
            self._facts(index, code, spot)
            self.account.use()
        elif before == printed:
            self.account.set_aside(REPEATED)
        else:
            self.account.set_aside(CONFLICTING)
            place = self.sheet.place(self.at["OCC_CODE"], index)
            self.account.problem(place, "the figures of its other row", code.value, CONFLICTING)

    def _occupation(self, index: int) -> Code:
        """The row's occupation, under the finest of its levels."""
        row, at = self.sheet.rows[index], self.at
        text, group = str(row[at["OCC_CODE"]]).strip(), str(row[at["O_GROUP"]]).strip().lower()
        try:
            code = soc(text, "2018" if self.release.period >= "2019" else "2010")
        except CodeError as error:
            place = self.sheet.place(at["OCC_CODE"], index)
            raise CodeError(
                place,
                "a SOC code, as in 43-3011",
                repr(text),
                "was the file edited, or is it another publication?",
            ) from error
        if group not in set(Level):
            place = self.sheet.place(at["O_GROUP"], index)
            raise CodeError(place, f"one of {', '.join(Level)}", repr(group))
        if code not in self.occupations or group == Level.DETAILED:
            title = str(row[at["OCC_TITLE"]]).strip()
            self.occupations[code] = Occupation(code, title, Level(group))
        return code

    def _facts(self, index: int, code: Code, spot: Slice) -> None:
        row = self.sheet.rows[index]
        for column in COLUMNS:
            position = self.at.get(column.name)
            if position is None or row[position] == "":
                continue
            found = self.figures.estimate(index, column, position)
            if found is not None:
                estimate, method = found
                cell = self.sheet.cell(position, index)
                address = self.release.address
                self.facts.append(Fact(code, column.measure, spot, estimate, address, cell, method))
