"""One O*NET release on disk: its edition, its files as tables, and what is read from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from metier.errors import CodeError, InputError
from metier.model.codes import Code, onet
from metier.model.fact import Fact
from metier.model.records import Link, Occupation, TitleEntry
from metier.readers import tables
from metier.readers.base import Account

_RELEASED: Mapping[str, str] = {"24.2": "2020-02", "29.3": "2025-05", "30.0": "2025-08"}
"""Months of releases that may come without their `Read Me.txt`."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """A release.

    Attributes:
        number: as `29.3`.
        period: year and month of the release.
        taxonomy: edition of the O*NET-SOC codes.
    """

    number: str
    period: str
    taxonomy: str


@dataclass(slots=True)
class Contents:
    """What has been read so far, in file order."""

    account: Account = field(default_factory=Account)
    facts: list[Fact] = field(default_factory=list)
    occupations: list[Occupation] = field(default_factory=list)
    titles: list[TitleEntry] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """A release and what is read from it.

    Attributes:
        path: the folder, or the workbook.
        edition: see `Edition`.
        address: of the release, for its facts.
        contents: what the readers of its files add to.
    """

    path: Path
    edition: Edition
    address: str
    contents: Contents

    def table(self, name: str) -> tables.Table:
        """A text file of the folder as a table.

        Raises:
            InputError: missing, empty, or a line has not as many columns as the header.
        """
        file = self.path / name
        lines = list(tables.delimited(file, delimiter="\t"))
        width = len(lines[0][1])
        for line, row in lines:
            if len(row) != width:
                raise InputError(
                    f"{name}:{line}",
                    f"{width} columns",
                    str(len(row)),
                    "the file is cut short or edited: fetch it again",
                )
        return tables.table(self.path.name, name, [row for _, row in lines], 0)

    def code(self, table: tables.Table, column: int, index: int) -> Code:
        """The O*NET-SOC code in a cell.

        Raises:
            CodeError: the cell holds none; the error names the cell.
        """
        printed = str(table.rows[index][column]).strip()
        try:
            return _code(printed, self.edition.taxonomy)
        except CodeError as error:
            raise CodeError(
                table.place(column, index),
                "an O*NET-SOC code such as 43-3011.00",
                repr(printed),
                "was the file edited?",
            ) from error

    def figure(
        self, table: tables.Table, column: int, index: int, low: float, high: float
    ) -> float | None:
        """The number in a cell; None if the cell is blank, or (noted as a problem) unreadable."""
        printed = table.rows[index][column]
        if printed == "":
            return None
        value = tables.number(printed)
        if value is None:
            self._problem(table, column, index, "a number", "unreadable figure")
            return None
        if not low <= value <= high:
            between = f"a number from {low:g} to {high:g}"
            self._problem(table, column, index, between, "figure out of range")
            return None
        return value

    def _problem(
        self, table: tables.Table, column: int, index: int, expected: str, reason: str
    ) -> None:
        found = str(table.rows[index][column])
        self.contents.account.problem(table.place(column, index), expected, found, reason)


@lru_cache(maxsize=4096)
def _code(printed: str, taxonomy: str) -> Code:
    return onet(printed, taxonomy)


def edition_of(path: Path, period: str | None) -> Edition:
    """The edition of the release at `path`.

    `Read Me.txt` is believed first, then a number in the name: `onet_24_2`,
    `db_29_3_text`, `onet_30_alternate_titles`.

    Raises:
        InputError: neither says, or the month is not known and `period` is not given.
    """
    number, said = _read_me(path / "Read Me.txt") if path.is_dir() else (None, None)
    number = number or _number_in(path.stem if path.is_file() else path.name)
    if number is None:
        raise InputError(
            str(path),
            "a release number in Read Me.txt or in the name",
            "neither",
            "name the folder after the release, as onet_29_3",
        )
    when = period or said or _RELEASED.get(number)
    if when is None:
        raise InputError(
            str(path), "the month of the release", f"only its number {number}", "give the period"
        )
    major, minor = (int(part) for part in number.split("."))
    return Edition(number, when, "2019" if (major, minor) >= (25, 1) else "2010")


def _read_me(file: Path) -> tuple[str | None, str | None]:
    if not file.is_file():
        return None, None
    words = file.read_text(encoding="utf-8", errors="replace")
    number = re.search(r"O\*NET[^\d\n]{0,40}(\d{1,4}\.\d{1,4}) Database", words)
    month = re.search(rf"({'|'.join(_MONTHS)}) (\d{{4}}) Release", words)
    said = f"{month[2]}-{_MONTHS.index(month[1]) + 1:02d}" if month else None
    return (number[1] if number else None), said


def _number_in(name: str) -> str | None:
    """The release number in a name.

    >>> _number_in("onet_24_2"), _number_in("onet_30_alternate_titles"), _number_in("onet")
    ('24.2', '30.0', None)
    """
    found = re.search(r"(?:^|[_ -])(\d{2})(?:[_.](\d))?(?=[_ -]|$)", name)
    return f"{found[1]}.{found[2] or 0}" if found else None
