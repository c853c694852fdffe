"""Records that stand twice: the same row again, or an opening posted again.

Two postings of one employer are one if they have the same id; or if title, place, pay and
description are the same, and there is a description or a pay to be the same. Postings without
an employer are one if their ids are. Two positions are one if person, title, company and start
are the same. If the first is one with the second and the second with the third, all three are
one. The newest posting is kept, else the first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from metier.model.employers import employer_key
from metier.readers.records import Aside, Kind, Records

Codes = NDArray[np.int64]

_SAME_POSTING = ("employer", "title", "place", "pay_min", "pay_max", "description")
_SAME_POSITION = ("person", "title", "company", "start")


def without_doubles(
    batch: pa.RecordBatch, kind: Kind, opened: Sequence[Records], found: set[tuple[int, int]]
) -> pa.RecordBatch:
    """The batch with one row of each that are one; the others move to those set aside.

    Args:
        batch: records that may be doubles of each other, in the order of `file` and `row`;
            `file` is a position in `opened`.
        opened: the files, in whose ledgers the rows stand as used.
        found: file and row of each double are added.
    """
    if kind is Kind.POSTINGS:
        known = batch.append_column("employer", employers(batch.column("company")))
        first = kept(
            _newness(batch),
            same(known, ("employer", "id"), known.column("id").is_valid()),
            same(known, _SAME_POSTING, _told_apart(known)),
        )
    elif kind is Kind.PROFILES:
        oldest = np.zeros(batch.num_rows, np.int64)
        first = kept(oldest, same(batch, _SAME_POSITION, batch.column("person").is_valid()))
    else:
        return batch
    own = np.arange(batch.num_rows)
    rows, files = (batch.column(name).to_pylist() for name in ("row", "file"))
    for at in np.flatnonzero(first != own).tolist():
        records, by = opened[files[at]], int(first[at])
        expected = f"a record once; row {rows[by]} of {opened[files[by]].release.file} is it"
        reason = _reason(batch, kind, at, by)
        found.add((files[at], rows[at]))
        records.ledger.rows_used -= 1
        records.ledger.leave(Aside(records.release.file, rows[at], "", expected, "", reason))
    return batch.filter(pa.array(first == own))


def _reason(batch: pa.RecordBatch, kind: Kind, at: int, by: int) -> str:
    if kind is Kind.POSTINGS:
        posted = batch.column("posted")
        if posted[at].as_py() != posted[by].as_py():
            return "posted again"
    return "stands twice"


def employers(names: pa.Array) -> pa.Array:
    """What spellings of one employer share; None for none.

    >>> employers(pa.array(["Acme, Inc.", "ACME", None])).to_pylist()
    ['acme', 'acme', None]
    """
    encoded = pc.dictionary_encode(names)
    keys = [employer_key(name) or None for name in encoded.dictionary.to_pylist()]
    return pa.array(keys, pa.string()).take(encoded.indices)


def same(batch: pa.RecordBatch, columns: Sequence[str], having: pa.Array) -> Codes:
    """Of each row a number that it shares with the rows whose columns are equal.

    Args:
        having: whether a row has what tells it from others; one that has not is alone.

    >>> rows = pa.record_batch({"id": ["a", "b", "a", None, None]})
    >>> same(rows, ("id",), rows.column("id").is_valid()).tolist()
    [0, 1, 0, 8, 9]
    """
    count = batch.num_rows
    codes = np.zeros(count, np.int64)
    for name in columns:
        encoded = pc.dictionary_encode(batch.column(name), null_encoding="encode")
        codes = codes * max(1, len(encoded.dictionary)) + encoded.indices.to_numpy()
        _, codes = np.unique(codes, return_inverse=True)
    alone = count + np.arange(count)
    return np.where(having.to_numpy(zero_copy_only=False), codes, alone)


def _told_apart(batch: pa.RecordBatch) -> pa.Array:
    """Whether a posting says enough to be known again: its employer, and pay or description."""
    says = pc.or_(batch.column("pay_min").is_valid(), batch.column("description").is_valid())
    return pc.and_(batch.column("employer").is_valid(), says)


def kept(newness: Codes, *groupings: Codes) -> Codes:
    """Of each row the row that is kept for it: itself, unless it is a double.

    Rows are one if a chain of rows leads from one to the other, neighbours of which share a
    number in one of the groupings. The newest is kept, of several the first.

    >>> kept(np.array([5, 5, 9, 1]), np.array([0, 0, 1, 2]), np.array([7, 8, 8, 9])).tolist()
    [2, 2, 2, 3]
    """
    count = len(newness)
    order = np.argsort(-newness, kind="stable")
    best = np.empty(count, np.int64)
    best[order] = np.arange(count)
    while True:
        before = best
        for codes in groupings:
            found = np.full(int(codes.max(initial=-1)) + 1, count, np.int64)
            np.minimum.at(found, codes, best)
            best = found[codes]
        if np.array_equal(best, before):
            return np.asarray(order[best])


def _newness(batch: pa.RecordBatch) -> Codes:
    """Days of the posting's date; the least there is where there is none."""
    days = pc.fill_null(batch.column("posted").cast(pa.int32()), np.iinfo(np.int32).min)
    return np.asarray(days.to_numpy(), np.int64)
