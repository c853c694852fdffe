"""Positions that people held: profiles in metier's columns, or resumes in JSON.

One row is one position. A row is set aside where one of its fields cannot be true; a field in
words that no group of the statistics has is missing. Nothing of a row is kept but its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from metier.readers.batches import match, names, parts
from metier.readers.fields import iso_date, last_day, own_release, years_in
from metier.readers.profiles import resumes
from metier.readers.profiles.positions import DATES, OWN, Rules
from metier.readers.records import PROFILES, Discreet, Kind, Ledger, Records


def open_records(path: Path, columns: Mapping[str, str], period: str | None = None) -> Records:
    """Open a file or folder of profiles.

    Args:
        path: CSV, JSON lines or Parquet with one row for each position; or resumes after
            jsonresume.org, as a folder of `.json` files or one resume a line.
        columns: from metier's names to the file's, where they differ.
        period: the year (or month) as of which the profiles are; nothing may be dated later.
            Without one it is the newest plausible year of their dates.

    Raises:
        InputError: nothing there, or not of its kind.
        LayoutError: no column of titles, or a mapped column is not there.
        UsageError: `columns` maps a name that is not metier's.
    """
    path = Path(path)
    ledger = Discreet()
    in_resumes = resumes.is_one(path)
    if not in_resumes:
        match(path.name, names(path), OWN, columns, OWN[:1])

    def read(own: Sequence[str], ledger: Ledger) -> Iterator[tuple[str, pa.RecordBatch]]:
        if in_resumes:
            return resumes.positions(path, ledger)
        mapped = {name: theirs for name, theirs in columns.items() if name in own}
        return ((part.file, part.batch) for part in parts(path, own, mapped, ledger))

    def years() -> Mapping[int, int]:
        return years_in((batch for _, batch in read(DATES, Discreet())), DATES, iso_date)

    last = last_day(period, years)
    rules = Rules.until(last)

    def batches() -> Iterator[pa.RecordBatch]:
        ledger.begin()
        for file, batch in read(OWN, ledger):
            yield rules.check(batch, file).done(PROFILES, ledger)

    release = own_release("profiles", path, period, batches, DATES)
    return Records(release, Kind.PROFILES, f"profiles of {path.name}", ledger, batches)
