"""Coded records of any kind as positions: what is counted, in one set of columns.

A posting, a disclosed wage, a review and the job that a person holds now are each a
position: a title and an occupation, a place, an employer, perhaps pay, and the traits that
the record tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from metier.model.measure import AGES, LEVELS, RACES, SCHOOLING, SEXES
from metier.readers.records import Kind

POSITIONS = pa.schema(
    {
        "row": pa.int64(),
        "title": pa.string(),
        "occupation": pa.string(),
        "company": pa.string(),
        "state": pa.string(),
        "metro": pa.string(),
        "industry": pa.string(),
        "seniority": pa.int64(),
        "pay": pa.int64(),
        "remote": pa.int64(),
        "open": pa.int64(),
        "month": pa.string(),
        "skills": pa.list_(pa.string()),
        "schooling": pa.int64(),
        "major": pa.string(),
        "college": pa.string(),
        "sex": pa.int64(),
        "race": pa.int64(),
        "lgbt": pa.int64(),
        "age": pa.int64(),
        "age_band": pa.int64(),
        "satisfaction": pa.int64(),
        "experience": pa.int64(),
        "weight": pa.int64(),
        "lot": pa.int64(),
    }
)
"""`title` is canonical; codes are places in `LEVELS`, `SCHOOLING`, `SEXES`, `RACES`, `AGES`;
`pay` is in USD a year, `satisfaction` in hundredths, `experience` in days, `month` as
`2025-03`; `weight` in thousandths, `lot` as of `lots.lots`. Whole numbers add up to the same
sum in any order."""

WEIGHT_UNIT = 1000
SCORE_UNIT = 0.01
_FIRST_AGES = np.array([16, 20, 25, 35, 45, 55, 65])


def positions(batch: pa.RecordBatch, kind: Kind, today: date | None = None) -> pa.RecordBatch:
    """The positions that coded records are; of profiles only the columns a row itself has.

    Args:
        batch: with the columns of `columns.coded(kind)`.
        today: the day on which a posting has to be open to be counted as open.

    >>> from metier.records.columns import coded
    >>> rows = [{"row": 1, "title": "Clerk II", "canonical_title": "Clerk", "rating": 4.5}]
    >>> batch = pa.RecordBatch.from_pylist(rows, coded(Kind.REVIEWS))
    >>> found = positions(batch, Kind.REVIEWS).to_pylist()[0]
    >>> found["title"], found["satisfaction"], found["weight"]
    ('Clerk', 450, 1000)
    """
    have = {name: batch.column(name) for name in batch.schema.names}
    made: dict[str, pa.Array] = {
        name: have[name]
        for name in (
            "row", "occupation", "company", "state", "metro", "industry", "skills", "major",
            "college",
        )
        if name in have
    }  # fmt: skip
    made["title"] = have["canonical_title"]
    made["seniority"] = placed(pc.fill_null(have["seniority"], "none stated"), LEVELS)
    made["pay"] = _pay(have)
    made["weight"] = whole_weights(have["weight"], WEIGHT_UNIT) if "weight" in have else None
    if kind is Kind.DISCLOSURES:
        made["weight"] = _whole(pc.fill_null(have["workers"], 1), WEIGHT_UNIT)
    for name, levels in (("schooling", SCHOOLING), ("sex", SEXES), ("race", RACES)):
        source = have.get("degree" if name == "schooling" else name)
        made[name] = None if source is None else placed(source, levels)
    for name, source in (("remote", "remote"), ("lgbt", "lgbt")):
        made[name] = have[source].cast(pa.int64()) if source in have else None
    score = have.get("rating", have.get("satisfaction"))
    made["satisfaction"] = None if score is None else _whole(score, 1 / SCORE_UNIT)
    day = have.get("posted", have.get("date"))
    if kind is Kind.POSTINGS:
        # a posting that does not say that the work is remote is not one that says so
        made["remote"] = pc.fill_null(made["remote"], 0)
        made["open"] = _open(have["expires"], today)
    made["month"] = None if day is None else pc.strftime(day, "%Y-%m")
    if made["weight"] is None:
        made["weight"] = pa.array(np.full(batch.num_rows, WEIGHT_UNIT, np.int64))
    columns = [
        pa.nulls(batch.num_rows, field.type) if made.get(field.name) is None else made[field.name]
        for field in POSITIONS
    ]
    return pa.record_batch(columns, schema=POSITIONS)


def _open(expires: pa.Array, today: date | None) -> pa.Array:
    """1 where a posting has not expired, None where it has."""
    ended = pc.less(expires, pa.scalar(today, pa.date32()))
    return pc.if_else(pc.fill_null(ended, False), None, pa.scalar(1, pa.int64()))


def placed(column: pa.Array, levels: Sequence[str]) -> pa.Array:
    """Of each text its place among the levels; None where it is none of them."""
    return pc.index_in(column, pa.array(levels, pa.string())).cast(pa.int64())


def age_bands(ages: NDArray[np.float64]) -> NDArray[np.int64]:
    """The place in `AGES` of ages in years; -1 below 16 or where unknown.

    >>> age_bands(np.array([15.0, 16.0, 64.0, 90.0, np.nan])).tolist()
    [-1, 0, 5, 6, -1]
    """
    known = np.where(np.isnan(ages), 0.0, ages)
    bands = np.searchsorted(_FIRST_AGES, known, side="right") - 1
    return np.minimum(bands, len(AGES) - 1)


def _pay(have: dict[str, pa.Array]) -> pa.Array | None:
    """Pay in whole dollars; the middle of a range."""
    if "pay" in have:
        return _whole(have["pay"], 1)
    if "pay_min" not in have:
        return None
    low = pc.coalesce(have["pay_min"], have["pay_max"])
    high = pc.coalesce(have["pay_max"], have["pay_min"])
    return _whole(pc.add(low, high), 0.5)


def whole_weights(column: pa.Array, scale: float) -> pa.Array:
    """Weights times a number, whole; never 0, so that nobody is lost.

    >>> whole_weights(pa.array([2.5, 0.0001]), 1000).to_pylist()
    [2500, 1]
    """
    return pc.max_element_wise(_whole(column, scale), 1)


def _whole(column: pa.Array, scale: float) -> pa.Array:
    return pc.round(pc.multiply(column.cast(pa.float64()), scale)).cast(pa.int64())
