"""A folder where coded records wait, cut so that rows that belong together lie together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from metier.model.employers import employer_key

PARTS = 32
"""Parts that records are cut into; one at a time is held in memory."""
_HELD = 1 << 15
"""Rows of a part that wait to be written together."""
_PACKED = pa.ipc.IpcWriteOptions(compression="lz4")
"""Arrow's own form: a column is read without the others, and without being decoded."""


@dataclass(slots=True)
class _Part:
    file: Path
    waiting: list[pa.RecordBatch]
    rows: int = 0
    writer: pa.ipc.RecordBatchFileWriter | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        self.waiting.append(batch)
        self.rows += batch.num_rows
        if self.rows >= _HELD:
            self.flush()

    def flush(self) -> None:
        if not self.waiting:
            return
        if self.writer is None:
            schema = self.waiting[0].schema
            self.writer = pa.ipc.new_file(str(self.file), schema, options=_PACKED)
        self.writer.write_batch(pa.concat_batches(self.waiting))
        self.waiting, self.rows = [], 0

    def close(self) -> None:
        self.flush()
        if self.writer is not None:
            self.writer.close()


def spread(
    batches: Iterable[pa.RecordBatch], key: str, folder: Path, parts: int = PARTS
) -> list[Path]:
    """Write the batches into files so that rows with one key stand in one file.

    Args:
        key: a column of text; a row without is alone, in a part by its number in `row`. All
            spellings of one `company` are one key.
        folder: made if missing.

    Returns:
        The files that have rows, in order; the rows of each in the order of the batches.
    """
    folder.mkdir(parents=True, exist_ok=True)
    alike = employer_key if key == "company" else str
    cut = [_Part(folder / f"{number:03d}.arrow", []) for number in range(parts)]
    for batch in batches:
        places = places_of(batch.column(key), batch.column("row"), parts, alike)
        order = np.argsort(places, kind="stable")
        sorted_rows = batch.take(pa.array(order))
        bounds = np.searchsorted(places[order], np.arange(parts + 1))
        for number, part in enumerate(cut):
            first, last = int(bounds[number]), int(bounds[number + 1])
            if last > first:
                part.add(sorted_rows.slice(first, last - first))
    for part in cut:
        part.close()
    return [part.file for part in cut if part.file.is_file()]


def places_of(
    keys: pa.Array, rows: pa.Array, parts: int, alike: Callable[[str], str] = str
) -> NDArray[np.int64]:
    """The part of each row, by a checksum of its key that is the same on every machine.

    Args:
        alike: what keys that belong together share.

    >>> places_of(pa.array(["a", "b", "a", None]), pa.array([1, 2, 3, 4]), 8).tolist()
    [3, 1, 3, 4]
    """
    encoded = pc.dictionary_encode(pc.fill_null(keys, ""))
    checks = [crc32(alike(text).encode()) % parts for text in encoded.dictionary.to_pylist()]
    places: NDArray[np.int64] = np.array(checks, np.int64)[encoded.indices.to_numpy()]
    keyless = keys.is_null().to_numpy(zero_copy_only=False)
    places[keyless] = rows.to_numpy()[keyless] % parts
    return places


def parts_of(
    files: Iterable[Path], columns: Sequence[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """Each file as one batch.

    Args:
        columns: those that are read; None for all.
    """
    for file in files:
        with pa.OSFile(str(file)) as source:
            whole = pa.ipc.open_file(source)
            names = list(dict.fromkeys(columns or whole.schema.names))
            fields = [whole.schema.get_field_index(name) for name in names]
            options = pa.ipc.IpcReadOptions(included_fields=fields)
            table = pa.ipc.open_file(source, options=options).read_all().select(names)
        yield from table.combine_chunks().to_batches()


def written(batch: pa.RecordBatch, folder: Path, number: int) -> Path:
    """A file of one batch, as `parts_of` reads it.

    Args:
        folder: made if missing.
        number: of the file in it.
    """
    folder.mkdir(exist_ok=True)
    file = folder / f"{number:06d}.arrow"
    with pa.ipc.new_file(str(file), batch.schema, options=_PACKED) as writer:
        writer.write_batch(batch)
    return file
