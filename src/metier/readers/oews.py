"""BLS Occupational Employment and Wage Statistics: national, sector, state and metro files.

The columns are the same in all of them; their case and number change by year.
Codes of May 2019 and later are SOC 2018, but for codes of BLS's own that combine
several occupations (29 of them in 2019 and 2020, 5 from 2021 on); earlier ones SOC 2010.

Only employment and the mean wage have a published error, the percent relative
standard error (PRSE): standard error = value x PRSE / 100. The annual mean and
the hourly mean share one. It is printed to one decimal, so that 0.0 says "below
0.05 %", not "no error": such a figure gets the standard error 0.05 %, the largest
that prints so. Too wide by a little, it can hide a difference but never make one up.

`*` and `**` stand for withheld figures, `#` for a wage at or above the top code,
whose floor is read from the workbook's notes; where a file has none (an extract as
CSV), such a wage is withheld, since not even a bound is stated. A number is read as
printed, also where it exceeds that floor, as means do, and percentiles in May 2025.

Source: BLS, OEWS Technical Notes, and the sheet "Field Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from metier.errors import CodeError, InputError, LayoutError
from metier.model.codes import Code, soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.records import Level, Occupation, Place, PlaceKind
from metier.model.release import Basis, Release
from metier.model.states import BY_FIPS, states_in_title
from metier.readers.base import Account, Reading, digest
from metier.readers.tables import Table, Value, delimited, fold, number, sheet_rows, table

UNIVERSE = "wage and salary jobs"
PRSE_METHOD = "published; standard error = value x relative standard error / 100"
BOUND_METHOD = "published; relative standard error printed as 0.0 %, taken as the bound 0.05 %"
WITHHELD = "withheld by BLS"
NO_FLOOR = "at or above the top code, whose floor this file does not state"
REPEATED = "the same occupation at another level, with the same figures"
CONFLICTING = "the same occupation again, with other figures"
NONMETRO = "area outside metro areas"
OWNERSHIP = "one kind of ownership only"


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
_FIGURES = ("EMP_PRSE", "MEAN_PRSE", *(column.name for column in COLUMNS))
_ONLY = {"A": ("HOURLY", "hourly"), "H": ("ANNUAL", "annual")}
"""By unit, the column that says that BLS publishes the other unit only, and that unit."""
_ALWAYS = {"AREA", "AREA_TITLE", "OCC_CODE", "OCC_TITLE", "O_GROUP"} | {
    *("TOT_EMP", "EMP_PRSE", "A_MEAN", "MEAN_PRSE")
}
_AREA = ("AREA", "AREA_TYPE", "AREA_TITLE", "I_GROUP", "NAICS", "OWN_CODE")
_UNUSED = {"PRIM_STATE", "NAICS_TITLE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT"}
_USED = {*_ALWAYS, *_AREA, *(column.name for column in COLUMNS), "ANNUAL", "HOURLY"}
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
    sheet, notes = _open(path)
    at = _positions(sheet)
    stated = _period(path.name, notes, period)
    known = _Areas(sheet, at)
    rows = [known.of(index) for index in range(len(sheet.rows))]
    release = _release(path.name, file_hash, stated, {area.part for area in rows if area.part})
    work = _Work(sheet, at, release, _floors(notes))
    for index, area in enumerate(rows):
        work.row(index, area)
    return Reading(
        release,
        work.account,
        facts=tuple(work.facts),
        occupations=tuple(work.occupations.values()),
        places=tuple({area.place.code: area.place for area in rows if area.place}.values()),
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
        publisher="U.S. Bureau of Labor Statistics",
        period=period,
        file=name,
        sha256=file_hash,
        url=f"https://www.bls.gov/oes/{period[:4]}/may/{page}.htm",
        licence="public domain",
        basis=Basis.SURVEY,
    )


def _open(path: Path) -> tuple[Table, list[str]]:
    """The estimates, and the lines of the notes; a CSV has none."""
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


def _positions(sheet: Table) -> Mapping[str, int]:
    """Each column's position by BLS's name in capitals.

    An extract may leave columns out. But where a column is missing and an unknown
    one is there, it was renamed, and its figures must not get lost in silence.
    """
    unknown = any(name and name.upper() not in _USED | _UNUSED for name in sheet.header)
    wanted = _USED if unknown else _ALWAYS
    names = (name for name in sorted(_USED) if name in wanted or fold(name) in sheet.columns)
    return {name: sheet.position(name) for name in names}


def _period(name: str, notes: Iterable[str], given: str | None) -> str:
    named = re.search(r"_M(\d{4})(?!\d)", name, re.IGNORECASE)
    noted = next(filter(None, (re.match(r"May (\d{4}) OE", line) for line in notes)), None)
    stated = {f"{match[1]}-05" for match in (named, noted) if match} | ({given} if given else set())
    if len(stated) != 1:
        found = " and ".join(sorted(stated)) or "none in its name or notes"
        raise InputError(name, "one period", found, 'give the period, as in "2025-05"')
    return stated.pop()


def _floors(notes: Iterable[str]) -> dict[str, float]:
    """The top code's floor by unit, A a year and H an hour; empty where the notes state none."""
    for line in notes:
        found = re.match(r"#\s*=.*\$([\d,.]+) per hour or \$([\d,.]+) per year", line)
        if found:
            hour, year = (number(text) for text in found.groups())
            if hour and year:
                return {"H": hour, "A": year}
    return {}


@dataclass(frozen=True, slots=True)
class _Area:
    """Whom a row is about; `aside` says why it is not used."""

    part: str = ""
    place: Place | None = None
    industry: str | None = None
    aside: str = ""


@dataclass(slots=True)
class _Areas:
    """Places and industries of rows; each distinct one is read once."""

    sheet: Table
    at: Mapping[str, int]
    known: dict[tuple[str, ...], _Area] = field(default_factory=dict)

    def of(self, index: int) -> _Area:
        row = self.sheet.rows[index]
        if all(value == "" for value in row):
            return _Area(aside="blank row")
        key = tuple(_code(row[self.at[name]]) if name in self.at else "" for name in _AREA)
        if key not in self.known:
            self.known[key] = self._area(index, *key)
        return self.known[key]

    def _area(
        self, index: int, code: str, kind: str, title: str, group: str, naics: str, owner: str
    ) -> _Area:
        group = group.lower() or ("" if naics.strip("0") else "cross-industry")
        if "ownership" in group or (group == "cross-industry" and owner not in ("", "1235")):
            return _Area(aside=OWNERSHIP)
        kind = kind or ("1" if code == "99" else {5: "4", 6: "6", 7: "6"}.get(len(code), "2"))
        if kind == "6":
            return _Area(aside=NONMETRO)
        place = self._place(index, code, kind, title)
        if group == "cross-industry":
            part = {PlaceKind.NATION: "national", PlaceKind.STATE: "state"}.get(place.kind, "metro")
            return _Area(part, place)
        part = "sector" if group == "sector" else f"industry-{group}"
        return _Area(part, place, self._industry(index, group, naics))

    def _place(self, index: int, code: str, kind: str, title: str) -> Place:
        state = BY_FIPS.get(code.zfill(2))
        states = states_in_title(title)
        if kind == "1" and code == "99":
            return Place("US", "United States", PlaceKind.NATION)
        if kind in ("2", "3") and state:
            return Place(state.letters, state.name, PlaceKind.STATE)
        if kind == "4" and re.fullmatch(r"\d{5}", code) and states:
            return Place(code, title, PlaceKind.METRO, states)
        raise CodeError(
            self.sheet.place(self.at["AREA"], index),
            "an area code with its type and title",
            f"{code!r}, type {kind!r}, {title!r}",
        )

    def _industry(self, index: int, group: str, naics: str) -> str:
        """A sector as it stands; others without the zeros that fill them up to six digits.

        Codes of BLS's own, as 3250A1, stand for several industries and are kept whole.
        """
        digits = re.fullmatch(r"([3-6])-digit", group)
        if group == "sector" and re.fullmatch(r"\d\d(-\d\d)?", naics):
            return naics
        if digits and re.fullmatch(r"[0-9A-Z]{6}", naics):
            short = naics[: int(digits[1])]
            return naics if digits[1] == "6" or not naics.isdigit() else short.rstrip("0")
        raise CodeError(
            self.sheet.place(self.at.get("NAICS", self.at["AREA"]), index),
            "a NAICS code with its level",
            f"{naics!r}, {group!r}",
        )


@dataclass(slots=True)
class _Work:
    """What one file has given so far."""

    sheet: Table
    at: Mapping[str, int]
    release: Release
    floors: Mapping[str, float]
    account: Account = field(default_factory=Account)
    facts: list[Fact] = field(default_factory=list)
    occupations: dict[Code, Occupation] = field(default_factory=dict)
    slices: dict[tuple[str, str | None], Slice] = field(default_factory=dict)
    seen: dict[tuple[Slice, str], list[Value]] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)

    def row(self, index: int, area: _Area) -> None:
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
        figures = [row[self.at[name]] for name in _FIGURES if name in self.at]
        before = self.seen.setdefault((spot, code.value), figures)
        if before is figures:
            self._figures(index, code, spot)
            self.account.use()
        elif before == figures:
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
            raise CodeError(place, "a SOC code, as in 43-3011", repr(text)) from error
        if group not in set(Level):
            place = self.sheet.place(at["O_GROUP"], index)
            raise CodeError(place, f"one of {', '.join(Level)}", repr(group))
        if code not in self.occupations or group == Level.DETAILED:
            title = str(row[at["OCC_TITLE"]]).strip()
            self.occupations[code] = Occupation(code, title, Level(group))
        return code

    def _figures(self, index: int, code: Code, spot: Slice) -> None:
        row = self.sheet.rows[index]
        for column in COLUMNS:
            position = self.at.get(column.name)
            if position is None or row[position] == "":
                continue
            found = self._estimate(index, column, position)
            if found is not None:
                estimate, method = found
                cell = self.sheet.cell(position, index)
                address = self.release.address
                self.facts.append(Fact(code, column.measure, spot, estimate, address, cell, method))

    def _estimate(self, index: int, column: Column, position: int) -> tuple[Estimate, str] | None:
        """A figure and its method; None where it is unreadable, which is noted."""
        row = self.sheet.rows[index]
        printed = row[position]
        if printed in ("*", "**"):
            flag, other = _ONLY.get(column.unit, ("", ""))
            flagged = flag in self.at and str(row[self.at[flag]]).strip().upper() == "TRUE"
            reason = f"BLS publishes only {other} pay for this occupation"
            return Estimate.withheld(reason if flagged else WITHHELD), "published"
        if printed == "#" and column.unit:
            floor = self.floors.get(column.unit)
            bound = Estimate.withheld(NO_FLOOR) if floor is None else Estimate.at_least(floor)
            return bound, "published"
        value = self._number(index, position)
        if value is None:
            return None
        error, method = self._error(index, column, value)
        return Estimate(value, error), method

    def _error(self, index: int, column: Column, value: float) -> tuple[float | None, str]:
        """The standard error in the figure's unit, None where unknown, and the method."""
        position = self.at.get(column.prse) if column.prse else None
        if position is None or self.sheet.rows[index][position] in ("", "*", "**"):
            return None, "published"
        percent = self._number(index, position)
        if percent is None or value == 0:
            return None, "published"
        if percent == 0:
            return value * 0.05 / 100, BOUND_METHOD
        return value * percent / 100, PRSE_METHOD

    def _number(self, index: int, position: int) -> float | None:
        printed = self.sheet.rows[index][position]
        value = number(printed)
        if value is not None and value >= 0:
            return value
        place = self.sheet.place(position, index)
        if place not in self.noted:
            self.account.problem(place, "a number", repr(printed), "unreadable figure")
            self.noted.add(place)
        return None


def _code(value: Value) -> str:
    """A code as text, also where a spreadsheet made a number of it."""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole and isinstance(value, float) else value).strip()
