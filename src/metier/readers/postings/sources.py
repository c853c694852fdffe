"""The rows of postings as text, whatever they stand in: tables, JSON-LD, saved pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers import batches
from metier.readers.batches import Part
from metier.readers.postings import jsonld, pages
from metier.readers.postings.layouts import Join, Layout, recognised
from metier.readers.records import POSTINGS, Ledger

TEXTS = (*POSTINGS.names[1:], "pay", "currency")
"""The columns that a table may have in metier's names: `pay` is a figure or range in one text."""

Read = Callable[[Sequence[str], Ledger], Iterator[Part]]
"""The rows with the columns asked for, of `TEXTS`."""


def source(path: Path, columns: Mapping[str, str]) -> Read:
    """How to read a file or folder.

    Args:
        columns: from metier's names to the file's; with it a file is a table in those columns,
            without it a publisher's layout or JSON-LD is recognised.

    Raises:
        InputError: there is nothing that can be read.
        LayoutError: a mapped column, or the title, is not there.
        UsageError: `columns` maps a name that is not metier's.
    """
    if found := pages.pages(path):
        return lambda own, ledger: _pages(path, found, own, ledger)
    first = batches.files(path)[0]
    if not columns and batches.form(first) == ".jsonl" and jsonld.has_postings(first):
        return lambda own, ledger: _objects(path, own, ledger)
    header = batches.names(path)
    layout = None if columns else recognised(header)
    if layout is None:
        batches.match(path.name, header, TEXTS, columns, required=("title",))
        return lambda own, ledger: _table(path, own, columns, ledger)
    return lambda own, ledger: _laid_out(path, layout, layout.chosen(header), own, ledger)


def companions(path: Path, columns: Mapping[str, str]) -> tuple[Path, ...]:
    """The files beside a publisher's postings that their rows are joined with."""
    if columns or pages.pages(path) or batches.form(batches.files(path)[0]) == ".jsonl":
        return ()
    layout = recognised(batches.names(path))
    beside = [path.parent / join.file for join in layout.joins] if layout else []
    return tuple(file for file in beside if file.is_file())


def _pages(path: Path, found: Sequence[Path], own: Sequence[str], ledger: Ledger) -> Iterator[Part]:
    numbers = count(1)
    for page in found:
        rows = pages.rows(page, own, numbers)
        yield from batches.parts_of(rows, own, _label(page, path), ledger)


def _objects(path: Path, own: Sequence[str], ledger: Ledger) -> Iterator[Part]:
    numbers = count(1)
    for file in batches.files(path):
        rows = jsonld.rows(file, own, numbers)
        yield from batches.parts_of(rows, own, _label(file, path), ledger)


def _label(file: Path, path: Path) -> str:
    return file.name if file == path else file.relative_to(path).as_posix()


def _table(
    path: Path, own: Sequence[str], columns: Mapping[str, str], ledger: Ledger
) -> Iterator[Part]:
    mapped = {name: theirs for name, theirs in columns.items() if name in own}
    return batches.parts(path, own, mapped, ledger)


def _laid_out(
    path: Path, layout: Layout, chosen: Mapping[str, str], own: Sequence[str], ledger: Ledger
) -> Iterator[Part]:
    joins = [
        (join, _companion(path.parent / join.file, join, ledger))
        for join in layout.joins
        if (path.parent / join.file).is_file() and set(own) - set(chosen)
    ]
    for part in batches.parts(path, list(chosen), chosen, ledger):
        known = dict(zip(part.batch.schema.names, part.batch.columns, strict=True))
        for join, (keys, found) in joins:
            if join.on in known:
                at = pc.index_in(known[join.on], keys)
                for name in join.columns:
                    joined = found[name].take(at)
                    known[name] = pc.coalesce(known[name], joined) if name in known else joined
        rows = part.batch.num_rows
        for name, value in ({**layout.always, **layout.blank}).items():
            filled = pa.repeat(pa.scalar(value), rows)
            known[name] = pc.coalesce(known[name], filled) if name in known else filled
        nothing = pa.nulls(rows, pa.string())
        columns = [known["row"], *(known.get(name, nothing) for name in own)]
        yield Part(part.file, pa.RecordBatch.from_arrays(columns, names=["row", *own]))


def _companion(file: Path, join: Join, ledger: Ledger) -> tuple[pa.Array, dict[str, pa.Array]]:
    """Keys and columns of a second file; its unreadable rows are noted, they are no postings."""
    own = Ledger()
    key = next((name for name in join.key if name in batches.names(file)), join.key[0])
    wanted = {"key": key, **join.columns}
    read = [part.batch for part in batches.parts(file, list(wanted), wanted, own)]
    schema = pa.schema([("row", pa.int64()), *((name, pa.string()) for name in wanted)])
    table = pa.Table.from_batches(read, schema=schema).combine_chunks()
    for reason, times in own.aside.items():
        ledger.notes[f"{file.name}: {reason}"] += times
    columns = {name: table[name].combine_chunks() for name in wanted}
    return columns.pop("key"), columns
