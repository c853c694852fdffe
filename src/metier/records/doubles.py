"""Records that stand twice: the same row again, or an opening posted again.

Two postings are one if they have the same id; or if title, company, place, pay and
description are the same, and there is a description or a pay to be the same. Two positions
are one if person, title, company and start are the same. The newest of postings that are
one is kept, else the first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from metier.readers.records import Aside, Kind, Records

_SAME_POSTING = ("title", "company", "place", "pay_min", "pay_max", "description")
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
    own = np.arange(batch.num_rows)
    if kind is Kind.POSTINGS:
        by_id = _kept(batch, ("id",), ("id",))
        by_content = _kept(batch, _SAME_POSTING, ("pay_min", "description"), needs=("company",))
        first = np.where(by_id != own, by_id, by_content)
    elif kind is Kind.PROFILES:
        first = _kept(batch, _SAME_POSITION, ("person",))
    else:
        return batch
    rows, files = (batch.column(name).to_pylist() for name in ("row", "file"))
    for at in np.flatnonzero(first != own).tolist():
        records, kept = opened[files[at]], int(first[at])
        expected = f"a record once; row {rows[kept]} of {opened[files[kept]].release.file} is it"
        reason = _reason(batch, kind, at, kept)
        found.add((files[at], rows[at]))
        records.ledger.rows_used -= 1
        records.ledger.leave(Aside(records.release.file, rows[at], "", expected, "", reason))
    return batch.filter(pa.array(first == own))


def _reason(batch: pa.RecordBatch, kind: Kind, at: int, kept: int) -> str:
    if kind is Kind.POSTINGS:
        posted = batch.column("posted")
        if posted[at].as_py() != posted[kept].as_py():
            return "posted again"
    return "stands twice"


def _kept(
    batch: pa.RecordBatch,
    same: Sequence[str],
    any_of: Sequence[str],
    needs: Sequence[str] = (),
) -> NDArray[np.int64]:
    """Of each row the row that is kept for it: itself, unless it is a double.

    Args:
        same: columns that have to be equal.
        any_of: one of these has to be there, else a row has no double.
        needs: all of these have to be there.
    """
    count = batch.num_rows
    codes = np.zeros(count, np.int64)
    for name in same:
        encoded = pc.dictionary_encode(batch.column(name), null_encoding="encode")
        codes = codes * max(1, len(encoded.dictionary)) + encoded.indices.to_numpy()
        _, codes = np.unique(codes, return_inverse=True)
    present = np.zeros(count, bool)
    for name in any_of:
        present |= batch.column(name).is_valid().to_numpy(zero_copy_only=False)
    for name in needs:
        present &= batch.column(name).is_valid().to_numpy(zero_copy_only=False)
    codes = np.where(present, codes, count + np.arange(count))
    order = np.lexsort((-_newness(batch), codes))
    sorted_codes = codes[order]
    starts = np.flatnonzero(np.append(True, sorted_codes[1:] != sorted_codes[:-1]))
    kept = np.empty(count, np.int64)
    kept[order] = np.repeat(order[starts], np.diff(np.append(starts, count)))
    return kept


def _newness(batch: pa.RecordBatch) -> NDArray[np.int64]:
    """Days of the posting's date; 0 where there is none."""
    if "posted" not in batch.schema.names:
        return np.zeros(batch.num_rows, np.int64)
    days = pc.fill_null(batch.column("posted").cast(pa.int32()), 0)
    return np.asarray(days.to_numpy(), np.int64)
