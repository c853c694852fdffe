"""Disclosures of the foreign labor programs: titles as employers filed them, with a SOC code.

An employer who asks for a worker under H-1B (a labor condition application, LCA)
or H-2B states the job's title and its SOC occupation; the department discloses
both. The column names differ by program and year. The code is what the employer
filed: of the 2000 or the 2010 edition, in some years both in one file, in others
damaged by a spreadsheet (`Nov-41`). A row whose code is of neither edition is
set aside.

Source: U.S. Department of Labor, Office of Foreign Labor Certification,
performance data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from metier.errors import InputError, LayoutError
from metier.model.codes import soc
from metier.model.records import TitleEntry
from metier.model.release import Basis, Release
from metier.readers.base import Account, Reading, digest
from metier.readers.tables import delimited, fold

LISTING = "disclosure"
"""The listing of the entries given back."""

_TITLE = ("JOB_TITLE", "LCA_CASE_JOB_TITLE")
_CODE = ("SOC_CODE", "LCA_CASE_SOC_CODE")
_YEAR = re.compile(r"(?<!\d)(?:FY)?(20\d\d|(?<=FY)\d\d)(?!\d)", re.IGNORECASE)
_PROGRAMS = {"h-2b": "h2b", "h2b": "h2b", "lca": "lca"}
_OWN = {"15-1799": "15-1199"}
"""Codes of the department's own: "computer occupations, all other", split in its wage data."""
_NAMES = {"h2b": "H-2B disclosure data", "lca": "LCA disclosure data"}


def read(
    path: Path, period: str | None = None, became: Mapping[str, Sequence[str]] | None = None
) -> Reading:
    """Read one disclosure file.

    Args:
        path: named as the department names it, with the program and the fiscal year.
        period: the fiscal year, only where the file's name does not say.
        became: the SOC 2018 codes that each code of an older edition became; None
            if the codes filed are of 2018.

    Returns:
        Title entries under SOC 2018 codes. The weights of one row add up to 1.

    Raises:
        LayoutError: no column of titles or of codes.
        InputError: the file is empty or not text, or its name says no program or year.
    """
    path = Path(path)
    release = _release(path, period)
    lines = delimited(path)
    _, header = next(lines)
    at_title, at_code = _position(path, header, _TITLE), _position(path, header, _CODE)
    account = Account()
    titles: list[TitleEntry] = []
    for line, row in lines:
        if len(row) <= max(at_title, at_code):
            raise InputError(
                f"{path.name}:{line}",
                f"{len(header)} columns",
                str(len(row)),
                "the file is cut short: fetch it again",
            )
        title, filed = " ".join(row[at_title].split()), row[at_code].strip()[:7]
        codes = _codes(_OWN.get(filed, filed), became)
        if not title:
            account.set_aside("no title")
        elif not filed:
            account.set_aside("no code")
        elif not codes:
            account.set_aside("the code filed is of no edition of the SOC")
        else:
            titles.extend(TitleEntry(title, soc(c), LISTING, 1 / len(codes)) for c in codes)
            account.use()
    return Reading(release, account, titles=tuple(titles))


def _codes(filed: str, became: Mapping[str, Sequence[str]] | None) -> Sequence[str]:
    """The SOC 2018 codes that a filed code stands for; none if it is not a code."""
    if became is not None:
        return became.get(filed, ())
    return (filed,) if re.fullmatch(r"\d{2}-\d{4}", filed, re.ASCII) else ()


def _position(path: Path, header: Sequence[str], names: Sequence[str]) -> int:
    folded = [fold(name) for name in header]
    for name in names:
        if fold(name) in folded:
            return folded.index(fold(name))
    raise LayoutError(
        path.name,
        f"a column {' or '.join(names)}",
        f"columns {', '.join(header[:8])}",
        "is it another publication?",
    )


def _release(path: Path, period: str | None) -> Release:
    program = next((_PROGRAMS[name] for name in _PROGRAMS if name in path.name.lower()), None)
    found = _YEAR.search(path.name)
    year = period or (found[1] if found else None)
    if program is None or year is None:
        raise InputError(
            path.name,
            "the program (lca, H-2B) and the fiscal year in the file's name",
            "neither" if program is None and year is None else "one of them",
            "keep the department's name of the file, or give the period",
        )
    year = year if len(year) > 2 else f"20{year}"
    return Release(
        address=f"disclosures/{year}/{program}",
        title=f"{_NAMES[program]}, fiscal year {year}",
        publisher="U.S. Department of Labor, Office of Foreign Labor Certification",
        period=year,
        file=path.name,
        sha256=digest(path),
        url="https://www.dol.gov/agencies/eta/foreign-labor/performance",
        licence="public domain",
        basis=Basis.OBSERVED,
    )
