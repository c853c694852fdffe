"""The release that a file of records is, and the days its dates may have."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metier.model.release import Basis, Release
from metier.readers.base import digest
from metier.readers.fields.values import iso_date

_YEAR = re.compile(r"(?<!\d)(?:FY)?((?:19|20)\d\d|(?<=FY)\d\d)(?!\d)", re.IGNORECASE)


Batches = Callable[[], Iterator[pa.RecordBatch]]


def own_release(
    reader: str, path: Path, period: str | None, batches: Batches, dates: Sequence[str]
) -> Release:
    """The release of a file that its user brings.

    Args:
        reader: the module that reads it.
        period: as the specification gives it.
        batches: read only where neither the specification nor the file's name says the year.
        dates: their columns of dates.
    """
    return owned(reader, path, stated_period(path, period, batches, dates), stem(path))


def owned(reader: str, path: Path, period: str, part: str) -> Release:
    """The release that a user's file is.

    Args:
        reader: the module that reads it.
        period: as found.
        part: the end of its address.
    """
    return Release(
        address=f"{reader}/{period}/{part}",
        title=f"{reader} of {path.name}",
        publisher="the owner of the records",
        period=period,
        file=path.name,
        sha256=digest(path),
        url="",
        licence="the owner's",
        basis=Basis.OBSERVED,
    )


def stem(path: Path) -> str:
    """A file's name up to its first full stop."""
    return path.name.partition(".")[0]


def stated_period(path: Path, period: str | None, batches: Batches, dates: Sequence[str]) -> str:
    """What the rows refer to: as specified, else the year in the file's name, else the newest.

    Returns:
        `undated` where nothing says it.
    """
    stated = period or year_in_name(path.name)
    if stated:
        return stated
    newest = [
        year
        for batch in batches()
        for name in dates
        if (year := pc.max(pc.year(batch.column(name))).as_py()) is not None
    ]
    return str(max(newest, default="undated"))


def year_in_name(name: str) -> str | None:
    """The year that the name of a file says, if it says one.

    >>> year_in_name("perm_2016.csv"), year_in_name("H-2B_FY14_Q4.csv"), year_in_name("a.csv")
    ('2016', '2014', None)
    """
    found = _YEAR.search(name)
    if not found:
        return None
    return found[1] if len(found[1]) == 4 else f"20{found[1]}"


def last_day(period: str | None) -> datetime.date:
    """The last day that a date of a record may have: of the period, or today without one."""
    stated = iso_date(period, last=True) if period else None
    return stated or datetime.date.today()
