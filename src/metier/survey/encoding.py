"""Columns of a batch as the codes, values and weights that the kernels read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.errors import InputError
from metier.model.sample import ROWS, Sample
from metier.survey.kernels import Array

Group = tuple[int | str, ...]


def _numbers(column: Any, name: str) -> Array:
    kind = column.type
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        raise InputError(name, "a column of numbers", str(kind))
    return np.asarray(column.to_numpy(zero_copy_only=False))


def weights(batch: pa.RecordBatch, name: str) -> Array:
    """The weights of every row, as they are stored."""
    column = batch.column(name)
    if column.null_count:
        raise InputError(name, "a weight in every row", f"{column.null_count} rows without")
    return _numbers(column, name)


def ranked(column: Any) -> tuple[list[Any], Array]:
    """The distinct values in order, and of each row its place among them, -1 for none."""
    if pa.types.is_integer(column.type) and not column.null_count and len(column):
        whole = column.to_numpy()
        least, greatest = int(whole.min()), int(whole.max())
        if greatest - least <= 4 * whole.size:
            present, places = _compact(whole.astype(np.int64) - least, greatest - least + 1)
            return (present + least).tolist(), places.astype(np.int32, copy=False)
    encoded = column if pa.types.is_dictionary(column.type) else pc.dictionary_encode(column)
    levels = encoded.dictionary
    ranking = np.asarray(pc.sort_indices(levels))
    places = np.empty(len(ranking) + 1, np.int32)
    places[ranking] = np.arange(len(ranking), dtype=np.int32)
    places[-1] = -1
    indices = encoded.indices.cast(pa.int32())
    codes = pc.fill_null(indices, -1) if indices.null_count else indices
    return levels.take(pa.array(ranking)).to_pylist(), places[codes.to_numpy()]


def _compact(codes: Array, room: int) -> tuple[Array, Array]:
    """The codes that occur, sorted, and of each row its place among them."""
    if room > 4 * codes.size + 1024:
        return np.unique(codes, return_inverse=True)
    occurs = np.zeros(room + 1, bool)
    occurs[codes] = True  # none, -1, is the last
    present = np.flatnonzero(np.roll(occurs, 1)) - 1
    places = np.empty(room + 1, np.int32)
    places[present] = np.arange(present.size, dtype=np.int32)
    return present, places[codes]


def grouped(batch: pa.RecordBatch, by: Sequence[str]) -> tuple[tuple[Group, ...], Array]:
    """The groups that occur, sorted, and of each row its group, -1 for none."""
    if not by:
        return ((),), np.zeros(batch.num_rows, np.int32)
    if len(by) == 1 and not pa.types.is_dictionary(batch.column(by[0]).type):
        values, places = ranked(batch.column(by[0]))
        return tuple((value,) for value in values), places
    levels, codes = [], np.zeros(batch.num_rows, np.int64)
    inside = np.ones(batch.num_rows, bool)
    for name in by:
        values, places = ranked(batch.column(name))
        levels.append(values)
        inside &= places >= 0
        codes = codes * max(1, len(values)) + places
    codes[~inside] = -1
    present, codes = _compact(codes, math.prod(max(1, len(values)) for values in levels))
    outside = int(bool(present.size) and present[0] < 0)
    groups = []
    for code in present[outside:].tolist():
        parts = []
        for values in reversed(levels):
            code, place = divmod(code, len(values))
            parts.append(values[place])
        groups.append(tuple(reversed(parts)))
    return tuple(groups), (codes - outside).astype(np.int32)


def clustered(batch: pa.RecordBatch, sample: Sample) -> tuple[int, Array | None]:
    """How many clusters there are and each row's, unless the sample has replicates."""
    if sample.scheme.replicated:
        return 0, None
    if sample.cluster is None:
        return batch.num_rows, np.arange(batch.num_rows, dtype=np.int32)
    levels, codes = ranked(batch.column(sample.cluster))
    if codes.size and codes.min() < 0:
        raise InputError(sample.cluster, "a cluster in every row", "rows without")
    return len(levels), codes


def valued(batch: pa.RecordBatch, name: str) -> tuple[Array, Array]:
    """The distinct values of a variable in order, and of each row its place, -1 for none."""
    if name == ROWS:
        return np.ones(1, np.int64), np.zeros(batch.num_rows, np.int32)
    column = batch.column(name)
    if pa.types.is_floating(column.type):
        column = pc.if_else(pc.is_nan(column), None, column)
    elif not pa.types.is_integer(column.type):
        raise InputError(name, "a column of numbers", str(column.type))
    levels, places = ranked(column)
    kind = np.float64 if pa.types.is_floating(column.type) else np.int64
    return np.array(levels, kind), places


def sum_cross(keys: Array, cross: Array) -> tuple[Array, Array]:
    """One row for each two groups, sorted."""
    if not keys.size:
        return keys, cross
    distinct, place = np.unique(keys, axis=0, return_inverse=True)
    sums = np.zeros((len(distinct), *cross.shape[1:]), cross.dtype)
    np.add.at(sums, place.reshape(-1), cross)
    return distinct, sums
