"""Ratings of employers by people who worked there: metier's columns, or two known layouts.

A known layout is told by its header. `Anonymous Employee` is no job title: it is missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.batches import match, names, parts
from metier.readers.fields import (
    Checked,
    Fault,
    Parse,
    Unstated,
    dated,
    iso_date,
    last_day,
    own_release,
    slashed_date,
    within,
    years_in,
)
from metier.readers.records import REVIEWS, Kind, Ledger, Records

OWN = ("company", "title", "rating", "date", "place")
"""Metier's own columns; the company and the rating have to be there."""

_REQUIRED = ("company", "rating")
_COUNTRY = "country"
"""Read beside the place where a layout keeps them apart."""
_HOME = frozenset({"us", "usa", "united states"})
_NOBODY = frozenset({"anonymous", "anonymous employee"})


_rating = within(1, 5, "rating")
_NO_COMPANY, _NO_RATING = Fault("an employer", "no employer"), Fault("a rating", "no rating")


def _iso_or_day_first(text: str) -> datetime.date | None:
    return iso_date(text) or slashed_date(text, day_first=True)


_LAYOUTS: Sequence[Mapping[str, str]] = (
    {
        "company": "firm",
        "title": "job_title",
        "rating": "overall_rating",
        "date": "date_review",
        "place": "location",
    },
    {
        "company": "company",
        "title": "role",
        "rating": "score_overall",
        "date": "date",
        "place": "city",
        _COUNTRY: "country",
    },
)
"""Ratings as they were gathered from a site of reviews, in 2021 and in 2019."""


def open_records(path: Path, columns: Mapping[str, str], period: str | None = None) -> Records:
    """Open a file or folder of ratings.

    Args:
        path: CSV, JSON lines or Parquet, with metier's columns or in a known layout.
        columns: from metier's names to the file's, where they differ.
        period: the year as of which the ratings are; nothing may be dated later. Without one it
            is the newest plausible year of their dates.

    Raises:
        InputError: nothing there, or not of its kind.
        LayoutError: no column of employers or of ratings, or a mapped column is not there.
        UsageError: `columns` maps a name that is not metier's.
    """
    path = Path(path)
    header = names(path)
    folded = frozenset(name.strip().casefold() for name in header)
    layout = next((known for known in _LAYOUTS if folded >= {*known.values()}), {})
    mapped = {**layout, **columns}
    wanted = (*OWN, _COUNTRY) if _COUNTRY in mapped else OWN
    match(path.name, header, wanted, mapped, _REQUIRED)
    day = _iso_or_day_first if layout else iso_date
    last = last_day(period, lambda: _years(path, mapped, day))
    date = dated(day, last)
    ledger = Ledger()

    def batches() -> Iterator[pa.RecordBatch]:
        ledger.begin()
        for part in parts(path, wanted, mapped, ledger, _REQUIRED):
            yield _check(part.batch, part.file, date).done(REVIEWS, ledger)

    release = own_release("reviews", path, period, batches, ("date",))
    return Records(release, Kind.REVIEWS, f"reviews of {path.name}", ledger, batches)


def _years(
    path: Path, mapped: Mapping[str, str], read: Callable[[str], datetime.date | None]
) -> Mapping[int, int]:
    dates = {"date": mapped["date"]} if "date" in mapped else {}
    found = (part.batch for part in parts(path, ("date",), dates, Ledger()))
    return years_in(found, ("date",), read)


def _check(batch: pa.RecordBatch, file: str, date: Parse) -> Checked:
    checked = Checked(batch, file)
    checked.keep("company", batch.column("company"))
    checked.refuse(pc.is_null(batch.column("company")), "company", _NO_COMPANY)
    checked.refuse(pc.is_null(batch.column("rating")), "rating", _NO_RATING)
    checked.read("rating", _rating, pa.float64())
    checked.read("title", _title, pa.string())
    checked.read("date", date, pa.date32())
    checked.keep("place", _place(batch))
    return checked


def _title(text: str) -> object:
    return Unstated("no job title") if text.casefold() in _NOBODY else text


def _place(batch: pa.RecordBatch) -> pa.Array:
    """The place, with its country where the layout has one and it is another."""
    place = batch.column("place")
    if _COUNTRY not in batch.schema.names:
        return place
    country = batch.column(_COUNTRY)
    home = pc.is_in(pc.utf8_lower(country), value_set=pa.array(sorted(_HOME)))
    abroad = pc.if_else(home, pa.scalar(None, pa.string()), country)
    both = pc.binary_join_element_wise(place, abroad, ", ")
    return pc.coalesce(both, place, abroad)
