"""Coded postings as a snapshot keeps them for search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.records import Records

SCHEMA = pa.schema(
    {
        "posting": pa.int64(),
        "source": pa.string(),
        "row": pa.int64(),
        "id": pa.string(),
        "title": pa.string(),
        "canonical_title": pa.string(),
        "occupation": pa.string(),
        "probability": pa.float64(),
        "seniority": pa.string(),
        "company": pa.string(),
        "state": pa.string(),
        "metro": pa.string(),
        "place": pa.string(),
        "posted": pa.date32(),
        "expires": pa.date32(),
        "pay_low": pa.float64(),
        "pay_high": pa.float64(),
        "pay_unit": pa.string(),
        "industry": pa.string(),
        "remote": pa.bool_(),
        "url": pa.string(),
        "skills": pa.list_(pa.string()),
        "description": pa.string(),
    }
)
"""A posting that is searched for: what it says, and what its title and place were read as."""


def openings(
    batches: Iterable[pa.RecordBatch],
    opened: Sequence[Records],
    doubles: Set[tuple[int, int]],
    today: date | None,
) -> Iterator[pa.RecordBatch]:
    """Postings that stand once and have not expired, in the columns of `SCHEMA`, in their order.

    Args:
        batches: coded postings, each with the position of its file in `opened` as `file`.
        doubles: file and row of those that are left out.
        today: the day by which a posting has expired or not; None keeps all.
    """
    addresses = pa.array([records.release.address for records in opened], pa.string())
    for batch in batches:
        kept = standing(batch, doubles, today)
        have = {name: kept.column(name) for name in kept.schema.names}
        have["source"] = addresses.take(have["file"])
        have["posting"] = _numbers(have)
        have["pay_low"] = pc.coalesce(have["pay_min"], have["pay_max"])
        have["pay_high"] = pc.coalesce(have["pay_max"], have["pay_min"])
        yield pa.record_batch([have[name] for name in SCHEMA.names], schema=SCHEMA)


def standing(
    batch: pa.RecordBatch, doubles: Set[tuple[int, int]], today: date | None
) -> pa.RecordBatch:
    """The postings that stand once and have not expired.

    Args:
        batch: with `file`, `row` and `expires`.
        doubles, today: as `openings`.
    """
    ended = pc.less(batch.column("expires"), pa.scalar(today, pa.date32()))
    places = zip(*(batch.column(name).to_pylist() for name in ("file", "row")), strict=True)
    single = pa.array([place not in doubles for place in places], pa.bool_())
    return batch.filter(pc.and_(single, pc.invert(pc.fill_null(ended, False))))


def _numbers(have: dict[str, pa.Array]) -> pa.Array:
    """A number for each posting, from its source and its id (its row, where it has none)."""
    own = pc.coalesce(have["id"], pc.binary_join_element_wise("#", have["row"].cast("string"), ""))
    keys = pc.binary_join_element_wise(have["source"], own, "\0").cast(pa.binary()).to_pylist()
    digests = (blake2b(key, digest_size=8).digest() for key in keys)
    return pa.array([int.from_bytes(digest) >> 1 for digest in digests], pa.int64())
