"""How CSV, JSON lines and Parquet are read and written in batches."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from metier.errors import InputError, LayoutError

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet takes for a formula."""

Texts = Sequence[str | None]
Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows as they were read.

    Attributes:
        texts: of the column asked for; None where it is empty.
        rows: in the form of the file.
        header: of the file, where its first line has one.
        done: how far into the file they end, in the unit of the form's `length`.
    """

    texts: Texts
    rows: Any
    done: int
    header: Sequence[str] = ()


class Form(Protocol):
    """How one kind of file is read and written."""

    def length(self, path: Path) -> int:
        """How long a file is, in bytes or rows."""
        ...

    def read(self, path: Path, column: str, size: int) -> Iterator[Batch]:
        """The file in batches of `size` rows.

        Raises:
            InputError: it cannot be read as what its name says.
            LayoutError: it has no such column.
        """
        ...

    def write(self, batch: Batch, added: Columns, piece: Path, *, first: bool) -> None:
        """One batch with its new columns, as a file of its own; the first has the header."""
        ...

    def join(self, pieces: Sequence[Path], target: Path) -> None:
        """The pieces as one file."""
        ...


class _Csv:
    """Comma-separated values with a header; lists become `a|b`."""

    def length(self, path: Path) -> int:
        return path.stat().st_size

    def read(self, path: Path, column: str, size: int) -> Iterator[Batch]:
        before = csv.field_size_limit(2**31 - 1)
        try:
            with path.open("rb") as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as stream:
                reader = csv.reader(stream)
                header = next(reader, [])
                if column not in header:
                    raise LayoutError(
                        path.name, f"a column {column!r}", f"columns {', '.join(header)}"
                    )
                at, filled = header.index(column), (row for row in reader if row)
                rows = list(islice(filled, size))
                while True:
                    for row in rows:
                        if len(row) != len(header):
                            raise InputError(
                                f"{path.name}:{reader.line_num}",
                                f"rows of {len(header)} cells",
                                f"one of {len(row)}",
                            )
                    yield Batch([row[at] or None for row in rows], rows, raw.tell(), header)
                    if not (rows := list(islice(filled, size))):
                        return
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(path.name, "CSV in UTF-8", str(error)) from error
        finally:
            csv.field_size_limit(before)  # the limit is one for the whole process

    def write(self, batch: Batch, added: Columns, piece: Path, *, first: bool) -> None:
        kept = [at for at, name in enumerate(batch.header) if name not in added]
        new = [list(map(_cell, more)) for more in zip(*added.values(), strict=True)]
        with piece.open("w", encoding="utf-8", newline="") as stream:
            # the writer leaves a lone carriage return unquoted, which would end the row
            returns = any("\r" in str(cell) for row in chain(batch.rows, new) for cell in row)
            quoting: Literal[0, 1] = csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL
            writer = csv.writer(stream, lineterminator="\n", quoting=quoting)
            if first:
                writer.writerow([*(batch.header[at] for at in kept), *added])
            for row, more in zip(batch.rows, new, strict=True):
                writer.writerow([*(row[at] for at in kept), *more])

    def join(self, pieces: Sequence[Path], target: Path) -> None:
        _concatenate(pieces, target)


def _cell(value: object) -> object:
    text = "|".join(map(str, value)) if isinstance(value, list) else value
    # a spreadsheet would run it (OWASP, "CSV injection"); what the file had stays as it was
    return f"'{text}" if isinstance(text, str) and text.startswith(_RUN) else text


def _concatenate(pieces: Sequence[Path], target: Path) -> None:
    with target.open("wb") as stream:
        for piece in pieces:
            with piece.open("rb") as part:
                shutil.copyfileobj(part, stream)


class _JsonLines:
    """One JSON object in each line."""

    def length(self, path: Path) -> int:
        return path.stat().st_size

    def read(self, path: Path, column: str, size: int) -> Iterator[Batch]:
        with path.open("rb") as stream:
            lines = enumerate(stream, start=1)
            while part := list(islice(lines, size)):
                rows = [self._row(path, line, text) for line, text in part]
                if not any(column in row for row in rows):
                    names = ", ".join(rows[0])
                    raise LayoutError(
                        f"{path.name}:{part[0][0]}", f"a key {column!r}", f"keys {names}"
                    )
                texts = [_text(row.get(column)) for row in rows]
                yield Batch(texts, rows, stream.tell())

    @staticmethod
    def _row(path: Path, line: int, text: bytes) -> dict[str, Any]:
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path.name}:{line}", "a JSON object", str(error)) from error
        if not isinstance(row, dict):
            raise InputError(f"{path.name}:{line}", "a JSON object", type(row).__name__)
        return row

    def write(self, batch: Batch, added: Columns, piece: Path, *, first: bool) -> None:
        with piece.open("w", encoding="utf-8") as stream:
            for row, more in zip(batch.rows, zip(*added.values(), strict=True), strict=True):
                whole = {**row, **dict(zip(added, more, strict=True))}
                stream.write(_line(whole) + "\n")

    def join(self, pieces: Sequence[Path], target: Path) -> None:
        _concatenate(pieces, target)


def _line(row: Mapping[str, Any]) -> str:
    """A row as JSON; with escapes where half a surrogate pair stands in it, which is no UTF-8."""
    plain = json.dumps(row, ensure_ascii=False)
    try:
        plain.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return plain


def _text(value: object) -> str | None:
    return None if value is None else value if isinstance(value, str) else json.dumps(value)


_DAMAGE = (pa.ArrowException, OSError, UnicodeDecodeError)
"""What a damaged Parquet file raises; its names and texts are decoded as they are used."""


class _Parquet:
    """Parquet; the new columns have the types Arrow gives their values."""

    def length(self, path: Path) -> int:
        return self._file(path).metadata.num_rows  # type: ignore[no-any-return]

    def read(self, path: Path, column: str, size: int) -> Iterator[Batch]:
        file = self._file(path)
        try:
            names = file.schema_arrow.names
            if column not in names:
                raise LayoutError(path.name, f"a column {column!r}", f"columns {', '.join(names)}")
            table = file.schema_arrow.empty_table()
            done = 0
            for part in file.iter_batches(batch_size=size):
                table = pa.concat_tables([table, pa.Table.from_batches([part])])
                while table.num_rows > size:
                    done += size
                    yield self._batch(table.slice(0, size), column, done)
                    table = table.slice(size)
            yield self._batch(table, column, done + table.num_rows)
        except _DAMAGE as error:
            raise InputError(path.name, "a Parquet file", str(error)) from error

    @staticmethod
    def _file(path: Path) -> pq.ParquetFile:
        try:
            return pq.ParquetFile(path)
        except _DAMAGE as error:
            raise InputError(path.name, "a Parquet file", str(error)) from error

    @staticmethod
    def _batch(table: pa.Table, column: str, done: int) -> Batch:
        return Batch([_text(value) for value in table[column].to_pylist()], table, done)

    def write(self, batch: Batch, added: Columns, piece: Path, *, first: bool) -> None:
        table: pa.Table = batch.rows
        table = table.drop_columns([name for name in added if name in table.column_names])
        for name, values in added.items():
            kind = pa.list_(pa.string()) if any(isinstance(v, list) for v in values) else None
            table = table.append_column(name, pa.array(values, kind))
        pq.write_table(table, piece)

    def join(self, pieces: Sequence[Path], target: Path) -> None:
        schemas = [pq.read_schema(piece) for piece in pieces]
        schema = pa.unify_schemas(schemas, promote_options="permissive")
        with pq.ParquetWriter(target, schema) as writer:
            for piece in pieces:
                writer.write_table(pq.read_table(piece).cast(schema))


FORMS: Mapping[str, Form] = {".csv": _Csv(), ".jsonl": _JsonLines(), ".parquet": _Parquet()}
"""The forms by the ending of a file's name."""
