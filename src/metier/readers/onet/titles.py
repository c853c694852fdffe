"""Occupation titles, alternate titles and titles that workers report."""

from __future__ import annotations

import re

from metier.model.codes import Code
from metier.model.records import Level, Occupation, TitleEntry
from metier.readers import tables
from metier.readers.onet.source import Source

_TWO_NAMES = re.compile(r"(?P<outside>[^()]*[^()\s])\s*+\((?P<inside>[^()]+)\)")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&/+. -]*[A-Zs]")
SHOWN_WEIGHT = 2.0
"""For a reported title that My Next Move shows as typical; others weigh 1."""


def names_in(printed: str, short: str = "", qualified: bool = True) -> tuple[str, ...]:
    """The titles in one entry: an entry may print a title and, in parentheses, another form of it.

    What stands in parentheses is a title of its own where the short title
    says so, where either part is an abbreviation, or where both share a word;
    otherwise it is a qualifier and the entry stays whole.

    Args:
        printed: the entry.
        short: O*NET's short title; empty if it gives none.
        qualified: whether the list has qualifiers in parentheses at all.

    >>> names_in("CEO (Chief Executive Officer)", "CEO")
    ('CEO', 'Chief Executive Officer')
    >>> names_in("Ad Manager (Advertising Manager)"), names_in("Singer (Burning)")
    (('Ad Manager', 'Advertising Manager'), ('Singer (Burning)',))
    """
    found = _TWO_NAMES.fullmatch(printed)
    if not found:
        return tuple(dict.fromkeys(name for name in (printed, short) if name))
    outside, inside = found["outside"], found["inside"].strip()
    two = (
        not qualified
        or short in (outside, inside)
        or _ABBREVIATION.fullmatch(outside)
        or _ABBREVIATION.fullmatch(inside)
        or set(outside.lower().split()) & set(inside.lower().split())
    )
    names = (outside, inside) if two else (printed,)
    return tuple(dict.fromkeys(name for name in (*names, short) if name))


def read_occupations(source: Source) -> None:
    """The O*NET-SOC occupations and their titles."""
    table = source.table("Occupation Data.txt")
    at_code, at_title = table.position("O*NET-SOC Code"), table.position("Title")
    for index, row in enumerate(table.rows):
        code, title = source.code(table, at_code, index), str(row[at_title]).strip()
        source.contents.occupations.append(Occupation(code, title, Level.DETAILED))
        source.contents.titles.append(TitleEntry(title, code, "onet title"))
    source.contents.account.use(len(table.rows))


def read_alternates(source: Source) -> None:
    """Alternate titles, from the folder's text file or from a workbook of their own.

    The weight of a title is the number of sources it was collected from.
    """
    table = _alternates(source)
    at_code, at_title = table.position("O*NET-SOC Code"), table.position("Alternate Title")
    at_short, at_sources = table.position("Short Title"), table.position("Source(s)")
    for index, row in enumerate(table.rows):
        code = source.code(table, at_code, index)
        printed, short = str(row[at_title]).strip(), str(row[at_short]).strip()
        sources = [part for part in str(row[at_sources]).split(",") if part.strip()]
        _add(source, printed, "" if short == "n/a" else short, code, float(len(sources) or 1))


def _alternates(source: Source) -> tables.Table:
    if source.path.is_dir():
        return source.table("Alternate Titles.txt")
    return tables.sheet_table(source.path, "O*NET-SOC Code", "Alternate Title", within=3)


def _add(source: Source, printed: str, short: str, code: Code, weight: float) -> None:
    if not printed:
        source.contents.account.set_aside("no title")
        return
    source.contents.titles.extend(
        TitleEntry(name, code, "onet alternate", weight) for name in names_in(printed, short)
    )
    source.contents.account.use()


def read_reported(source: Source) -> None:
    """Titles that workers in the occupation reported as theirs.

    What this list prints in parentheses is always another form of the title.
    """
    table = source.table("Sample of Reported Titles.txt")
    at_code, at_title = table.position("O*NET-SOC Code"), table.position("Reported Job Title")
    at_shown = table.position("Shown in My Next Move")
    for index, row in enumerate(table.rows):
        code = source.code(table, at_code, index)
        weight = SHOWN_WEIGHT if row[at_shown] == "Y" else 1.0
        source.contents.titles.extend(
            TitleEntry(name, code, "onet reported", weight)
            for name in names_in(str(row[at_title]).strip(), qualified=False)
        )
    source.contents.account.use(len(table.rows))
