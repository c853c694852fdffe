"""BEA Regional Price Parities: the price level of states and metro areas, nation = 100.

BEA computes them from the price quotes of the Consumer Price Index and the rents
of the American Community Survey by weighted regressions, and publishes no errors:
their basis is a model. The files hold goods, rents, utilities and incomes too;
only the parity of all items is read, for the newest three years.

The table of the metropolitan and nonmetropolitan portions of states has no places
that other figures are for: of it only the nation's row is used.

Source: BEA, "Methodology for Regional Price Parities, Real Personal Consumption
Expenditures, and Real Personal Income".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from metier.errors import CodeError, InputError, LayoutError
from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.records import Place, PlaceKind
from metier.model.release import Basis, Release
from metier.model.states import BY_FIPS, states_in_title
from metier.readers.base import BEA, Account, Reading, digest
from metier.readers.tables import Table, delimited, number, table

UNIVERSE = "goods, services and rents that households buy"
ALL_ITEMS = "RPPs: All items"
NEWEST = 3
NOT_PUBLISHED = "BEA publishes no price level for this place and year"
_TABLES: Mapping[str, tuple[str, str]] = {
    "SARPP": ("state", "states"),
    "MARPP": ("metro", "metropolitan areas"),
    "PARPP": ("portion", "state metropolitan and nonmetropolitan portions"),
}


def read(path: Path, period: str | None = None) -> Reading:
    """Read one file of price parities: states (SARPP), metro areas (MARPP) or portions (PARPP).

    Args:
        path: as BEA names it, as in `MARPP_MSA_2008_2024.csv`.
        period: not needed, the file says it.

    Returns:
        The price level of each place in the newest three years, under the code of all
        occupations, with the places. A year that BEA leaves out for a place is absent.

    Raises:
        LayoutError: a column is missing, or it is another table of BEA's.
        CodeError: a place's code or name is unreadable.
        InputError: the file is empty or cut short, or `period` is not the file's.
    """
    file_hash = digest(path)
    sheet, footer = _open(path)
    at = {name: sheet.position(name) for name in ("GeoFIPS", "GeoName", "TableName", "Description")}
    years = sorted(name for name in sheet.header if re.fullmatch(r"(19|20)\d\d", name))
    if not years:
        raise LayoutError(path.name, "columns named by year", ", ".join(sheet.header[:12]))
    if period is not None and period != years[-1]:
        raise InputError(path.name, f"the period {years[-1]}", repr(period), "leave it out")
    part, title = _part(sheet, at)
    release = Release(
        address=f"prices/{years[-1]}/{part}",
        title=f"Regional Price Parities, {title}",
        publisher=BEA,
        period=years[-1],
        file=path.name,
        sha256=file_hash,
        url="https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
        licence="public domain",
        basis=Basis.MODEL,
    )
    account, facts, places = Account(), list[Fact](), dict[str, Place]()
    if footer:
        account.set_aside("footer", footer)
    for index, row in enumerate(sheet.rows):
        line = str(row[at["Description"]]).strip()
        if line != ALL_ITEMS:
            account.set_aside(f"another line of the table: {line}")
            continue
        place = _place(sheet, at, index)
        if place is None:
            account.set_aside("portion of the nation or of a state")
            continue
        places[place.code] = place
        account.use()
        facts += _levels(sheet, index, years[-NEWEST:], place, release.address, account)
    return Reading(release, account, facts=tuple(facts), places=tuple(places.values()))


def _open(path: Path) -> tuple[Table, int]:
    """The rows above the footer, and how many lines the footer has.

    The first field of a row is quoted after a blank, which a reader of delimited
    text takes as part of the field.
    """
    lines = [[field.strip(' "') for field in row] for _, row in delimited(path, encoding="latin-1")]
    width = len(lines[0])
    if width < 2:
        raise InputError(
            path.name, "columns set apart by commas", "one column", "fetch the file again"
        )
    body = [row for row in lines if len(row) > 1]
    for index, row in enumerate(body):
        if row is not lines[index] or len(row) != width:
            raise InputError(
                f"{path.name}:{index + 1}",
                f"{width} fields",
                str(len(lines[index])),
                "the file may be cut short: fetch it again",
            )
    if len(body) < 2:
        raise InputError(path.name, "rows below a header", str(len(body)), "fetch the file again")
    return table(path.name, "", body, 0), len(lines) - len(body)


def _part(sheet: Table, at: Mapping[str, int]) -> tuple[str, str]:
    """Which table it is, and its title."""
    names = {str(row[at["TableName"]]) for row in sheet.rows}
    found = names.pop() if len(names) == 1 else ", ".join(sorted(names))
    lines = {str(row[at["Description"]]) for row in sheet.rows}
    if found not in _TABLES or ALL_ITEMS not in lines:
        raise LayoutError(
            sheet.file,
            f"one of BEA's tables {', '.join(_TABLES)} with lines {ALL_ITEMS!r}",
            f"{found}, {len(lines)} kinds of lines",
            "is it another publication?",
        )
    return _TABLES[found]


def _place(sheet: Table, at: Mapping[str, int], index: int) -> Place | None:
    """The row's place; None for portions, which end in 998 and 999."""
    row = sheet.rows[index]
    code, printed = str(row[at["GeoFIPS"]]), str(row[at["GeoName"]])
    name = re.sub(r"( \(?Metropolitan Statistical Area\)?)?( ?\*)?$", "", printed)
    if code == "00000":
        return Place("US", "United States", PlaceKind.NATION)
    if re.fullmatch(r"\d\d99[89]", code) and "Portion" in name:
        return None
    state = BY_FIPS.get(code[:2])
    if state and re.fullmatch(r"\d\d000", code) and name == state.name:
        return Place(state.letters, state.name, PlaceKind.STATE)
    states = states_in_title(name)
    if re.fullmatch(r"\d{5}", code) and states:
        return Place(code, name, PlaceKind.METRO, states)
    raise CodeError(
        sheet.place(at["GeoFIPS"], index),
        "the code and name of a state or metro area",
        f"{code!r}, {printed!r}",
    )


def _levels(
    sheet: Table, index: int, years: list[str], place: Place, source: str, account: Account
) -> list[Fact]:
    """The price level of each year; an unreadable one is noted and left out."""
    facts = []
    for year in years:
        column = sheet.position(year)
        printed = sheet.rows[index][column]
        value = number(printed)
        if printed == "(NA)":
            estimate = Estimate.absent(NOT_PUBLISHED)
        elif value is not None and value > 0:
            estimate = Estimate(value)
        else:
            where = sheet.place(column, index)
            account.problem(where, "a number or (NA)", repr(printed), "unreadable figure")
            continue
        spot = Slice(place.code, year, UNIVERSE)
        cell = sheet.cell(column, index)
        facts.append(Fact(soc("00-0000"), "price.level", spot, estimate, source, cell))
    return facts
