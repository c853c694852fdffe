"""Disclosed pay: what employers filed for foreign workers, and what public bodies pay theirs.

The layouts of the department's LCA, PERM and H-2B files and of three payrolls are told by their
headers; other files are read in metier's own columns. Only certified, full-time positions are
used. A wage in another unit becomes that of a full-time year (2,080 hours, 52 weeks).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from metier.model.release import Basis, Release
from metier.readers.base import digest
from metier.readers.batches import match, names, parts
from metier.readers.fields import (
    dated,
    iso_date,
    last_day,
    own_release,
    slashed_date,
    stated_period,
    stem,
    years_in,
)
from metier.readers.filings.layouts import FIELDS, Layout, layout_of
from metier.readers.filings.rows import OWN, check
from metier.readers.records import DISCLOSURES, Discreet, Kind, Ledger, Records


def open_records(path: Path, columns: Mapping[str, str], period: str | None = None) -> Records:
    """Open a file of disclosed pay.

    Args:
        path: CSV, JSON lines or Parquet in a known layout or in metier's columns (`title`,
            `company`, `place`, `date`, `pay`, `pay_unit`, `industry`, `degree`, `major`, `sex`,
            `workers`), with `pay` in USD a year where `pay_unit` is empty.
        columns: from metier's names to the file's; where any are given, no layout is looked for.
        period: the year, where the file's name does not say; nothing may be dated later. Without
            one nothing may be dated later than in the newest plausible year of the dates.

    Raises:
        InputError: nothing there, or not of its kind.
        LayoutError: no known layout, and no columns of titles and of pay.
        UsageError: `columns` maps a name that is not metier's.
    """
    path = Path(path)
    header = names(path)
    layout = None if columns else layout_of(header)
    if layout:
        found = {name: one for name, one in layout.found(header).items() if name in FIELDS}
    else:
        found = match(path.name, header, OWN, columns, ("title", "pay"))
    wanted = tuple(found)
    constant = layout.constant if layout else {}
    ledger = Ledger() if layout and not layout.people else Discreet()
    last = last_day(period, lambda: _years(path, found))
    date = dated(_date, last)

    def batches() -> Iterator[pa.RecordBatch]:
        ledger.begin()
        for part in parts(path, wanted, found, ledger):
            whole = _complete(part.batch, constant)
            checked = check(whole, part.file, frozenset((*wanted, *constant)), date)
            yield checked.done(DISCLOSURES, ledger)

    if layout is None:
        release = own_release("filings", path, period, batches, ("date",))
        return Records(release, Kind.DISCLOSURES, f"pay in {path.name}", ledger, batches)
    year = stated_period(path, period, batches, ("date",))
    universe = f"{layout.universe}, {year}"
    return Records(_release(layout, path, year), Kind.DISCLOSURES, universe, ledger, batches)


def _date(text: str) -> datetime.date | None:
    return iso_date(text) or slashed_date(text)


def _years(path: Path, found: Mapping[str, str]) -> Mapping[int, int]:
    dates = {name: theirs for name, theirs in found.items() if name == "date"}
    read = (part.batch for part in parts(path, tuple(dates), dates, Ledger())) if dates else ()
    return years_in(read, ("date",), _date)


def _complete(batch: pa.RecordBatch, constant: Mapping[str, str]) -> pa.RecordBatch:
    """All fields: those of the file, those that are the same everywhere, null for the rest."""
    rows = batch.num_rows
    columns = {"row": batch.column("row")}
    for name in FIELDS:
        if name in batch.schema.names:
            columns[name] = batch.column(name)
        elif name in constant:
            columns[name] = pa.repeat(constant[name], rows)
        else:
            columns[name] = pa.nulls(rows, pa.string())
    return pa.record_batch(columns)


def _release(layout: Layout, path: Path, year: str) -> Release:
    return Release(
        address=f"filings/{year}/{stem(path)}",
        title=layout.title,
        publisher=layout.publisher,
        period=year,
        file=path.name,
        sha256=digest(path),
        url=layout.url,
        licence="public domain",
        basis=Basis.OBSERVED,
    )
