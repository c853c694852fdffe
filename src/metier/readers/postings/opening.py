"""A file or folder of postings, opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.fields import owned
from metier.readers.postings.dates import day, newest_year
from metier.readers.postings.rows import checked
from metier.readers.postings.sources import TEXTS, Read, companions, source
from metier.readers.records import Kind, Ledger, Records

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


def open_records(path: Path, columns: Mapping[str, str], period: str | None = None) -> Records:
    """Open postings; their dates are read once to find the years they may be of.

    Args:
        path: CSV, JSON lines or an array (either packed by gzip), Parquet, a folder of these,
            schema.org JobPosting as JSON-LD, or saved pages with it.
        columns: from metier's names (those of `POSTINGS`, `pay`, `currency`) to the file's.
            Metier's own names are found by themselves; without a mapping so are JSON-LD and the
            layouts of known publishers.
        period: of the release; else the newest plausible year of `posted`, else the year in the
            file's name, else `undated`.

    Raises:
        InputError: there is nothing that can be read.
        LayoutError: a mapped column, or the title, is not there.
        UsageError: `columns` maps a name that is not metier's.
    """
    path = Path(path)
    read = source(path, columns)
    newest = newest_year(_years(read))
    named = _YEAR.search(path.name)
    found = period or (str(newest) if newest else named[0] if named else "undated")
    ledger = Ledger()
    return Records(
        release=owned("postings", path, found, _slug(path)),
        kind=Kind.POSTINGS,
        universe=f"postings of {path.name}",
        ledger=ledger,
        batches=lambda: _batches(read, newest, ledger),
        beside=companions(path, columns),
    )


def _batches(read: Read, newest: int | None, ledger: Ledger) -> Iterator[pa.RecordBatch]:
    ledger.begin()
    for part in read(TEXTS, ledger):
        yield checked(part, newest, ledger)


def _years(read: Read) -> Counter[int]:
    """How many rows were posted in each year."""
    days: Counter[str] = Counter()
    for part in read(("posted",), Ledger()):
        for one in pc.value_counts(pc.drop_null(part.batch.column("posted"))):
            days[one["values"].as_py()] += one["counts"].as_py()
    years: Counter[int] = Counter()
    for text, times in days.items():
        if found := day(text):
            years[found.year] += times
    return years


def _slug(path: Path) -> str:
    stem = path.name if path.is_dir() else path.name.partition(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "postings"
