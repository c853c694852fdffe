"""The 2018 SOC itself: its structure, its titles and its direct-match titles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from metier.errors import InputError
from metier.model.codes import System
from metier.model.records import Level, Occupation, TitleEntry
from metier.readers import tables
from metier.readers.base import BLS, Account, Reading
from metier.readers.soc import cells

URL = "https://www.bls.gov/soc/2018/home.htm"
PERIOD = "2018"

_LEVEL_COLUMNS = {
    "Major Group": Level.MAJOR,
    "Minor Group": Level.MINOR,
    "Broad Group": Level.BROAD,
    "Detailed Occupation": Level.DETAILED,
}
_COUNTS = {Level.MAJOR: 23, Level.MINOR: 98, Level.BROAD: 459, Level.DETAILED: 867}
"""Groups and occupations of the 2018 SOC, as BLS states them."""


def read_structure(path: Path, period: str | None) -> Reading:
    """Every group and occupation of the 2018 SOC, with its title.

    Raises:
        LayoutError: a column is missing.
        CodeError: a code is unreadable.
        InputError: a level does not have as many codes as the 2018 SOC.
    """
    table = tables.sheet_table(path, *_LEVEL_COLUMNS)
    columns = [(table.position(name), level) for name, level in _LEVEL_COLUMNS.items()]
    at_title = columns[-1][0] + 1
    account = Account()
    occupations: list[Occupation] = []
    for index, row in enumerate(table.rows):
        filled = [(column, level) for column, level in columns if cells.text(row[column])]
        if not filled:
            account.set_aside("no code in the row")
            continue
        column, level = filled[-1]
        code = cells.code(row[column], System.SOC, "2018", table.place(column, index))
        occupations.append(Occupation(code, cells.text(row[at_title]), level))
        account.use()
    _check_complete(path, occupations)
    titles = tuple(TitleEntry(o.title, o.code, "soc title") for o in occupations)
    release = cells.release(
        path, "soc/2018/structure", "2018 SOC structure", BLS, period or PERIOD, URL
    )
    return Reading(release, account, occupations=tuple(occupations), titles=titles)


def _check_complete(path: Path, occupations: list[Occupation]) -> None:
    counts = Counter(occupation.level for occupation in occupations)
    for level, expected in _COUNTS.items():
        if counts[level] != expected:
            raise InputError(
                path.name,
                f"{expected} {level} codes of the 2018 SOC",
                str(counts[level]),
                "the file is cut short or edited: fetch it again",
            )


def read_definitions(path: Path, period: str | None) -> Reading:
    """The titles of the definitions file; the definitions' text is not kept.

    Raises:
        LayoutError: a column is missing.
        CodeError: a code is unreadable.
    """
    return _titles(
        path,
        ("SOC Code", "SOC Title"),
        "soc title",
        ("soc/2018/definitions", "2018 SOC definitions", period or PERIOD),
    )


def read_direct_match(path: Path, period: str | None) -> Reading:
    """Job titles that BLS puts under exactly one detailed occupation.

    Raises:
        LayoutError: a column is missing.
        CodeError: a code is unreadable.
    """
    return _titles(
        path,
        ("2018 SOC Code", "2018 SOC Direct Match Title"),
        "soc direct match",
        ("soc/2018/direct-match", "2018 SOC direct match title file", period or PERIOD),
    )


def _titles(
    path: Path, names: tuple[str, str], listing: str, said: tuple[str, str, str]
) -> Reading:
    table = tables.sheet_table(path, *names)
    at_code, at_title = (table.position(name) for name in names)
    account = Account()
    titles: list[TitleEntry] = []
    for index, row in enumerate(table.rows):
        title = cells.text(row[at_title])
        if not title and not cells.text(row[at_code]):
            account.set_aside("empty row")
            continue
        code = cells.code(row[at_code], System.SOC, "2018", table.place(at_code, index))
        if not title:
            account.problem(table.place(at_title, index), "a title", "nothing", "no title")
            account.set_aside("no title")
            continue
        titles.append(TitleEntry(title, code, listing))
        account.use()
    address, name, period = said
    release = cells.release(path, address, name, BLS, period, URL)
    return Reading(release, account, titles=tuple(titles))
