"""The release that a file of records is, and the days its dates may have."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metier.model.release import Basis, Release
from metier.readers.base import digest
from metier.readers.fields.values import FIRST_YEAR, LAST_YEAR, iso_date

_YEAR = re.compile(r"(?<!\d)(?:FY)?((?:19|20)\d\d|(?<=FY)\d\d)(?!\d)", re.IGNORECASE)
Batches = Callable[[], Iterator[pa.RecordBatch]]

_RARE = 10
_APART = 10
"""Years so far beyond all others are not believed where fewer than one date in ten is of them."""


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


def last_day(period: str | None, years: Callable[[], Mapping[int, int]]) -> datetime.date | None:
    """The last day that a date of a record may have; what day it is when they are read is nothing.

    Args:
        period: as the specification gives it; its last day.
        years: how many dates are of each year, asked for where there is no such period: the last
            day of the newest that is plausible.

    Returns:
        None where nothing says it.
    """
    stated = iso_date(period, last=True) if period else None
    if stated is None and (newest := newest_year(years())) is not None:
        stated = datetime.date(newest, 12, 31)
    return stated


def years_in(
    batches: Iterable[pa.RecordBatch],
    columns: Sequence[str],
    read: Callable[[str], datetime.date | None],
) -> Counter[int]:
    """How many dates are of each year.

    Args:
        batches: with columns of texts.
        columns: those of dates; one that a batch has not has none.
        read: a date of a text.
    """
    texts: Counter[str] = Counter()
    for batch in batches:
        for name in columns:
            if name in batch.schema.names:
                for one in pc.value_counts(pc.drop_null(batch.column(name))):
                    texts[one["values"].as_py()] += one["counts"].as_py()
    years: Counter[int] = Counter()
    for text, times in texts.items():
        if date := read(text):
            years[date.year] += times
    return years


def newest_year(years: Mapping[int, int]) -> int | None:
    """The newest plausible year of dates that may leave years out, as those of careers do.

    Years outside of 1940 to 2099 are none. Where more than ten years lie between two neighbours
    and fewer than one date in ten is later, the dates after them are taken for slips.

    Args:
        years: how many dates are of each.

    >>> newest_year({1999: 5, 2024: 20, 2098: 2}), newest_year({1990: 1, 2020: 1}), newest_year({})
    (2024, 2020, None)
    """
    dated = {year: n for year, n in years.items() if FIRST_YEAR <= year <= LAST_YEAR}
    newest, later = max(dated, default=None), 0
    for before, year in reversed([*pairwise(sorted(dated))]):
        later += dated[year]
        if year - before > _APART and later * _RARE < sum(dated.values()):
            newest = before
    return newest
