"""Codes as the workbooks print them: text or number, with stray blanks and wildcards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from metier.errors import CodeError, InputError
from metier.model.codes import Code, System
from metier.model.release import Basis, Release
from metier.readers import tables
from metier.readers.base import Account, digest

PUMS_EDITION = "2018"
"""Census occupation codes as the ACS public-use files and the BLS matrix use them."""
LIST_EDITION = "2018full"
"""Census occupation codes of the full list of 570, which number narrower groups alike."""
OLD_LIST_EDITION = "2010full"

_SOC = re.compile(r"\d{2}-\d{4}")
_WILDCARD = re.compile(r"\d{2}-[\dXY]{4}")
_FOUR = re.compile(r"\d{4}")


def text(value: tables.Value) -> str:
    """A cell as text without outer or doubled blanks.

    >>> text(" Managers,  all other ")
    'Managers, all other'
    """
    return " ".join(str(value).split())


def census_digits(value: tables.Value) -> str | None:
    """A Census code as four digits, whether the cell holds text or a number; None if it is none.

    >>> census_digits(10.0), census_digits("0010"), census_digits("0010-3550")
    ('0010', '0010', None)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        whole = int(value)
        return f"{whole:04d}" if whole == value and 0 <= whole <= 9999 else None
    printed = text(value)
    return printed if _FOUR.fullmatch(printed) else None


def is_wildcard(value: tables.Value) -> bool:
    """Whether the cell holds a SOC code that stands for several, such as `13-20XX`.

    >>> is_wildcard("13-20XX"), is_wildcard("13-2011")
    (True, False)
    """
    printed = text(value)
    return bool(_WILDCARD.fullmatch(printed)) and not _SOC.fullmatch(printed)


def code(value: tables.Value, system: System, edition: str, place: str) -> Code:
    """The code in a cell.

    Raises:
        CodeError: the cell holds none; the error names the cell.
    """
    digits = census_digits(value) if system is System.CENSUS else text(value)
    try:
        return Code(system, edition, digits or text(value))
    except CodeError as error:
        raise CodeError(
            place, f"a {system} code", repr(text(value)), "was the file edited?"
        ) from error


_SLIPS = {"40-9095": "49-9095", "56-6031": "53-6031"}
"""SOC codes the Census Bureau misprints; there are no major groups 40 and 56."""


def corrected(value: tables.Value, place: str, account: Account) -> str:
    """The code a cell means: as printed, or for a known misprint the right one, noted.

    >>> corrected("56-6031", "sheet", Account()), corrected("53-6031", "sheet", Account())
    ('53-6031', '53-6031')
    """
    printed = text(value)
    meant = _SLIPS.get(printed, printed)
    if meant != printed:
        account.problem(place, meant, printed, "misprinted SOC code")
    return meant


def as_of(path: Path, rows: Sequence[tables.Record]) -> str:
    """The date in a line such as `As of 9/8/2021`, as `2021-09`.

    Args:
        rows: above a header.

    Raises:
        InputError: none of the rows has one.
    """
    for row in rows:
        found = re.search(r"As of (\d{1,2})/\d{1,2}/(\d{4})", text(row[0]))
        if found:
            return f"{found[2]}-{int(found[1]):02d}"
    raise InputError(
        path.name, "a line 'As of month/day/year'", "none above the header", "give the period"
    )


def release(path: Path, address: str, title: str, publisher: str, period: str, url: str) -> Release:
    """A release of codes, which federal agencies publish in the public domain."""
    return Release(
        address=address,
        title=title,
        publisher=publisher,
        period=period,
        file=path.name,
        sha256=digest(path),
        url=url,
        licence="public domain",
        basis=Basis.OBSERVED,
    )
