"""The postings of a snapshot: one Parquet file for each source, in the columns of `POSTINGS`.

A source whose records did not change keeps its file, byte for byte, so that a
snapshot with one more day of postings shares the files of all days before it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote, unquote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metier.errors import InputError

PREFIX = "postings."
STORED = 2_000
"""Characters of a description that are kept; all of it is indexed."""
ROW_GROUP = 20_000

_TEXT = pa.string()

POSTINGS = pa.schema(
    [
        pa.field("posting", pa.int64(), nullable=False),
        pa.field("source", _TEXT, nullable=False),
        pa.field("row", pa.int64(), nullable=False),
        ("id", _TEXT),
        ("title", _TEXT),
        ("canonical_title", _TEXT),
        ("occupation", _TEXT),
        ("probability", pa.float64()),
        ("seniority", _TEXT),
        ("company", _TEXT),
        ("state", _TEXT),
        ("metro", _TEXT),
        ("place", _TEXT),
        ("posted", pa.date32()),
        ("expires", pa.date32()),
        ("pay_low", pa.float64()),
        ("pay_high", pa.float64()),
        ("pay_unit", _TEXT),
        ("industry", _TEXT),
        ("remote", pa.bool_()),
        ("url", _TEXT),
        ("skills", pa.list_(_TEXT)),
        ("description", _TEXT),
    ]
)
"""A posting made ready for a snapshot; what a record does not say is null.

`posting` is unique in the snapshot and stays with the posting from snapshot to snapshot;
`source` is the address of the release, and `row` the record in it, ascending. `title` and
`place` are as posted, `canonical_title` and `occupation` (a SOC 2018 code; null where the title
was declined) as coded, with their `probability`; `seniority` is a level of
`metier.coding.seniority`. `state` has two letters, `metro` is a CBSA code. `pay_low` and
`pay_high` are USD a year, equal where one figure is given, `pay_unit` as stated.
"""

_DELTA = ("posting", "row")
_PLAIN = ("id", "url", "description", "title")
"""Columns of which no dictionary is kept: most values occur once."""


def file_name(source: str) -> str:
    """The name of the file that has a source's postings.

    >>> file_name("postings/city/2025-05")
    'postings.postings%2Fcity%2F2025-05.parquet'
    """
    return f"{PREFIX}{quote(source, safe='')}.parquet"


def sources(names: Iterable[str]) -> list[str]:
    """The sources whose postings are among a snapshot's files, in order.

    >>> sources(["facts.parquet", "postings.city%2F2025.parquet"])
    ['city/2025']
    """
    return sorted(
        unquote(name.removeprefix(PREFIX).removesuffix(".parquet"))
        for name in names
        if name.startswith(PREFIX)
    )


def write(folder: Path, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Write postings as they pass: one file for each source, in the order in which they come.

    Args:
        folder: of the snapshot in the making.
        batches: in the columns of `POSTINGS`. A source's rows come in the order of `row`, so
            that the same records give the same bytes; sources may alternate.

    Yields:
        The batches as they came, descriptions in full, for the index.

    Raises:
        InputError: a batch has other columns.
    """
    with ExitStack() as files:
        writers: dict[str, pq.ParquetWriter] = {}
        for batch in batches:
            checked = _checked(batch)
            for source, rows in _by_source(checked):
                if source not in writers:
                    writers[source] = files.enter_context(_writer(folder / file_name(source)))
                writers[source].write_batch(_cut(rows), row_group_size=ROW_GROUP)
            yield checked


def carry(folder: Path, previous: Path, carried: Collection[str]) -> None:
    """Take over the files of unchanged sources from the snapshot before.

    Raises:
        InputError: the snapshot before has no postings of one of them, or new ones are there.
    """
    for source in sorted(carried):
        try:
            link(previous / file_name(source), folder / file_name(source))
        except FileNotFoundError as error:
            raise InputError(
                source, "postings in the snapshot before", "none", "read the records again"
            ) from error
        except FileExistsError as error:
            raise InputError(
                source, "a source either read or carried over", "both", "leave one out"
            ) from error


def link(source: Path, target: Path) -> None:
    """The same file under a second name; a copy where the file system cannot link.

    Raises:
        FileNotFoundError, FileExistsError: as they say.
    """
    try:
        os.link(source, target)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:
        shutil.copyfile(source, target)


def rows(folder: Path, source: str) -> pa.ChunkedArray | None:
    """The records of a source that a snapshot's postings are; None where it has none of it."""
    file = folder / file_name(source)
    return pq.read_table(file, columns=["row"])["row"] if file.is_file() else None


def one(file: Path, posting: int) -> Mapping[str, object] | None:
    """A posting in full by its number; None where the file has none of it."""
    rows = pq.read_table(file, filters=[("posting", "==", posting)]).to_pylist()
    return rows[0] if rows else None


def _checked(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with its columns in order and of the right types."""
    try:
        return batch.select(POSTINGS.names).cast(POSTINGS)
    # a column that is missing, one that stands twice, a value out of range, a type with no cast
    except (KeyError, ValueError, pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise InputError("postings", "the columns of POSTINGS", str(error)[:200]) from error


def _by_source(batch: pa.RecordBatch) -> Iterator[tuple[str, pa.RecordBatch]]:
    names = pc.unique(batch["source"]).to_pylist()
    if len(names) == 1:
        yield names[0], batch
        return
    for name in names:
        yield name, batch.filter(pc.equal(batch["source"], name))


def _cut(batch: pa.RecordBatch) -> pa.RecordBatch:
    at = POSTINGS.get_field_index("description")
    short = pc.utf8_slice_codeunits(batch["description"], 0, STORED)
    return batch.set_column(at, POSTINGS.field(at), short)


def _writer(file: Path) -> pq.ParquetWriter:
    return pq.ParquetWriter(
        file,
        POSTINGS,
        compression="zstd",
        compression_level=3,
        use_dictionary=[
            name if name != "skills" else "skills.list.element"
            for name in POSTINGS.names
            if name not in (*_DELTA, *_PLAIN)
        ],
        column_encoding=dict.fromkeys(_DELTA, "DELTA_BINARY_PACKED"),
        write_statistics=["posting"],
    )
