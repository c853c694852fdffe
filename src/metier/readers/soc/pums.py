"""Occupation codes of the ACS public-use files (sheet "OCCP & SOCP" of the code lists).

A row gives an OCCP code, a SOC code (perhaps a wildcard) and a title. Where
OCCP joins several occupations, the rows below "Combines:" name the SOC codes
one by one; a wildcard among them is itself followed by its codes.
"""

from __future__ import annotations

import re
from pathlib import Path

from metier.errors import CodeError, InputError
from metier.model.codes import Code, System
from metier.model.records import Level, Link, Occupation, Relation
from metier.readers import tables
from metier.readers.base import CENSUS_BUREAU, Account, Reading
from metier.readers.soc import cells

SHEET = "OCCP & SOCP"
_OUTSIDE = {"9830", "9920"}
"""Codes outside the SOC: military with rank not specified; unemployed without recent work."""


def read_pums(path: Path, period: str | None) -> Reading:
    """OCCP codes with their titles, and the SOC codes that each stands for.

    Raises:
        LayoutError: the sheet or a column is missing.
        CodeError: a code is unreadable.
        InputError: a wildcard code is not followed by the codes it combines.
    """
    names = ("2018 Census PUMS Occupation Code", "2018 SOC Code")
    table = tables.sheet_table(path, *names, sheet=SHEET)
    list_ = _CodeList(table)
    for index in range(len(table.rows)):
        list_.take(index)
    list_.check_expanded()
    release = cells.release(
        path,
        "soc/2018/acs-pums",
        "ACS PUMS occupation code list",
        CENSUS_BUREAU,
        period or "2018",
        "https://www.census.gov/programs-surveys/acs/microdata/documentation.html",
    )
    return Reading(
        release, list_.account, occupations=tuple(list_.occupations), links=tuple(list_.links)
    )


class _CodeList:
    """Reads the rows in order, remembering which OCCP code they stand under."""

    def __init__(self, table: tables.Table) -> None:
        self.table = table
        self.at_occp = table.position("2018 Census PUMS Occupation Code")
        self.at_soc = table.position("2018 SOC Code")
        self.at_title = table.position("Description (2018 Census Occupation Code)", "Description")
        self.account = Account()
        self.occupations: list[Occupation] = []
        self.links: dict[Link, None] = {}
        self.current: Code | None = None
        self.waiting: dict[Code, str] = {}

    def take(self, index: int) -> None:
        """Use one row, or set it aside with its reason."""
        row = self.table.rows[index]
        if cells.census_digits(row[self.at_occp]) is not None:
            self._start(index)
        elif self.current is not None and not cells.text(row[self.at_occp]):
            self._continue(index)
        else:
            self.current = None
            self.account.set_aside("heading, note or empty row")

    def _start(self, index: int) -> None:
        row = self.table.rows[index]
        place = self.table.place(self.at_occp, index)
        code = cells.code(row[self.at_occp], System.CENSUS, cells.PUMS_EDITION, place)
        self.current = code
        self.occupations.append(Occupation(code, cells.text(row[self.at_title]), Level.DETAILED))
        self.account.use()
        if code.value in _OUTSIDE:
            return
        printed = row[self.at_soc]
        if cells.is_wildcard(printed):
            self.waiting[code] = self.table.place(self.at_soc, index)
        else:
            self._link(self._soc(printed, index), code, Relation.SAME_AS)

    def _continue(self, index: int) -> None:
        printed = cells.text(self.table.rows[index][self.at_soc])
        if not printed or printed.startswith("Combines") or cells.is_wildcard(printed):
            self.account.set_aside("heading, note or empty row")
        elif re.match(r"\d", printed) and self.current is not None:
            self.waiting.pop(self.current, None)
            self._link(self._soc(printed, index), self.current, Relation.PART_OF)
            self.account.use()
        else:
            raise CodeError(self.table.place(self.at_soc, index), "a SOC code", repr(printed))

    def _soc(self, printed: tables.Value, index: int) -> Code:
        place = self.table.place(self.at_soc, index)
        meant = cells.corrected(printed, place, self.account)
        return cells.code(meant, System.SOC, "2018", place)

    def _link(self, source: Code, target: Code, relation: Relation) -> None:
        self.links[Link(source, target, relation)] = None

    def check_expanded(self) -> None:
        """Every wildcard has been followed by its codes.

        Raises:
            InputError: one has not.
        """
        for code, place in self.waiting.items():
            raise InputError(
                place,
                f"the SOC codes that {code.value} combines",
                "none below it",
                "the sheet is cut short or edited: fetch it again",
            )
