"""Parquet as batches of text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metier.errors import InputError

LEAST, MOST = 1 << 13, 1 << 16
"""Rows in a batch; the fewer, the longer they are."""
_BYTES = 1 << 23
"""Bytes of a batch of long rows, as the file counts them."""
_TEXT = 1 << 30
"""Bytes of text of one column of a batch, written out."""


def header(path: Path) -> list[str]:
    """The names of the columns; those within a structure with a dot: `pay.unit`.

    Raises:
        InputError: the file is not Parquet, or cut short.
    """
    with _file(path) as file:
        names = []
        for column in file.schema_arrow:
            names.append(column.name)
            if pa.types.is_struct(column.type):
                names += [f"{column.name}.{inner.name}" for inner in column.type]
        return names


def batches(path: Path, wanted: Sequence[str]) -> Iterator[tuple[int, list[pa.Array]]]:
    """Batches: how many rows, and the columns `wanted` as texts.

    Raises:
        InputError: the file is not Parquet, damaged or cut short.
    """
    with _file(path) as file:
        names = [field.name for field in file.schema_arrow if _is_text(field.type)]
    # A text that many rows share stands once in the file, and so it has to be read: written out
    # for every row, a file of a megabyte would fill the memory.
    with _file(path, [name for name in names if name in wanted]) as file:
        whole = set(file.schema_arrow.names)
        for batch in file.iter_batches(_rows(file.metadata), columns=list(wanted)):
            yield batch.num_rows, [_texts(_column(batch, name, whole)) for name in wanted]


def _rows(about: pq.FileMetaData) -> int:
    """How many rows of a file are read together."""
    groups = map(about.row_group, range(about.num_row_groups))
    size = sum(group.total_byte_size for group in groups) / max(1, about.num_rows)
    return min(MOST, max(LEAST, int(_BYTES / max(1, size))))


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_binary(kind))


@contextmanager
def _file(path: Path, shared: Sequence[str] = ()) -> Iterator[pq.ParquetFile]:
    try:
        with pq.ParquetFile(path, read_dictionary=list(shared)) as file:
            yield file
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InputError(
            path.name, "a Parquet file", str(error).partition("\n")[0], "fetch the file again"
        ) from error


def _column(batch: pa.RecordBatch, name: str, whole: set[str]) -> pa.Array:
    if name in whole:
        return batch.column(name)
    outer, _, inner = name.partition(".")
    return pc.struct_field(batch.column(outer), inner)


def _texts(values: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(values.type):
        values = _written_out(values)
    if pa.types.is_nested(values.type):
        found = values.to_pylist()
        return pa.array([None if v is None else json.dumps(v, default=str) for v in found])
    if pa.types.is_binary(values.type) or pa.types.is_large_binary(values.type):
        # as they stand: whether they are UTF-8 is checked row by row
        return pa.Array.from_buffers(pa.string(), len(values), values.cast(pa.binary()).buffers())
    return values.cast(pa.string())


def _written_out(values: pa.DictionaryArray) -> pa.Array:
    """Each row's own text."""
    if pa.types.is_string(values.dictionary.type) or pa.types.is_binary(values.dictionary.type):
        each = pc.binary_length(values.dictionary.cast(pa.binary())).cast(pa.int64())
        size = pc.sum(each.take(values.indices)).as_py() or 0
        if size > _TEXT:
            raise pa.ArrowCapacityError(f"{size:,} bytes of text in {len(values):,} rows")
    return values.dictionary_decode()
