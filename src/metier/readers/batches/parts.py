"""A file or a folder of files as batches of text columns in metier's names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc

from metier.errors import InputError
from metier.readers.batches import columnar, delimited, jsonlines
from metier.readers.batches.columns import match
from metier.readers.batches.delimited import Row
from metier.readers.batches.packs import Pack, packed, packs
from metier.readers.records import Aside, Ledger

_DELIMITED = (".csv", ".tsv", ".txt")
_OBJECTS = (".jsonl", ".ndjson", ".json", ".jsonld")
_COLUMNAR = (".parquet", ".pq")


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of one file.

    Attributes:
        file: its name; below the folder, if a folder is read.
        batch: `row`, then text columns in metier's names; blank cells are null. In a folder
            rows are numbered on from file to file.
    """

    file: str
    batch: pa.RecordBatch


def files(path: Path) -> list[Path]:
    """The file itself, or the files of a folder and those below that can be read, by name.

    Raises:
        InputError: there is nothing, or nothing that can be read.
    """
    if not path.is_dir():
        if not path.is_file():
            raise InputError(str(path), "a file or folder", "nothing there", "check the path")
        if not form(path):
            raise InputError(path.name, _forms(), f"a file ending in {path.suffix or 'nothing'}")
        return [path]
    inner = sorted(file for file in path.rglob("*") if file.is_file() and form(file))
    if not inner:
        raise InputError(str(path), f"files of {_forms()}", "none")
    return inner


def form(path: Path) -> str:
    """`.csv`, `.jsonl` or `.parquet`, of which kind a file's name says it is; else empty."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".gz"]:
        suffixes.pop()
    last = suffixes[-1] if suffixes else ""
    for endings in (_DELIMITED, _OBJECTS, _COLUMNAR):
        if last in endings:
            return endings[0]
    return ""


def _forms() -> str:
    return f"{', '.join(_DELIMITED + _OBJECTS)} (or these with .gz), {', '.join(_COLUMNAR)}"


def names(path: Path) -> list[str]:
    """The columns of a file; of a folder's first file.

    Raises:
        InputError: nothing there that can be read.
    """
    first = files(path)[0]
    return [*_header(first), *_partition(first, path)]


def _header(file: Path) -> list[str]:
    read = {".csv": delimited.header, ".jsonl": jsonlines.keys, ".parquet": columnar.header}
    return read[form(file)](file)


def _partition(file: Path, folder: Path) -> dict[str, str]:
    """What the folders on the way to a file say of its rows: `year=2024/part-0.parquet`."""
    if file == folder:
        return {}
    steps = [step.partition("=") for step in file.relative_to(folder).parts[:-1]]
    return {name: unquote(value) for name, mark, value in steps if mark}


def parts(
    path: Path,
    own: Sequence[str],
    columns: Mapping[str, str],
    ledger: Ledger,
    required: Sequence[str] = (),
) -> Iterator[Part]:
    """The rows of a file, or of a folder's files one after another.

    Args:
        path: CSV, JSON lines (or one array), either packed by gzip, or Parquet.
        own: metier's names; each is a column of every batch, null where the file has none.
        columns: from metier's names to the file's; see `match`.
        ledger: gets the rows that are set aside here: broken lines, too few or too many
            columns, bytes that are not UTF-8, NULs, a row too long.
        required: metier's names that have to be there.

    Raises:
        InputError: a file cannot be read as what its name says.
        LayoutError: a mapped or required column is not there, or there twice.
    """
    before = 0
    for file in files(path):
        label = file.name if file == path else file.relative_to(path).as_posix()
        given = _partition(file, path)
        matched = match(label, [*_header(file), *given], own, columns, required)
        if form(file) == ".jsonl":
            matched = {name: matched.get(name, name) for name in own}  # a key may come late
        constant = {name: given[matched[name]] for name in matched if matched[name] in given}
        wanted = {name: theirs for name, theirs in matched.items() if name not in constant}
        last = 0
        for pack in packs(file, form(file), list(wanted.values())):
            known = dict(zip(wanted, pack.columns, strict=True))
            known |= {name: pa.repeat(value, len(pack.numbers)) for name, value in constant.items()}
            last = pack.last
            yield from _part(label, own, pack, known, ledger, before)
        before += last


def parts_of(rows: Iterator[Row], own: Sequence[str], file: str, ledger: Ledger) -> Iterator[Part]:
    """Rows from elsewhere, checked and packed like those of a table.

    Args:
        rows: number, and a text for each of `own` or why there is none.
        file: its name, for the parts and the ledger.
    """
    for pack in packed(rows, len(own)):
        yield from _part(file, own, pack, dict(zip(own, pack.columns, strict=True)), ledger)


def _part(
    file: str,
    own: Sequence[str],
    pack: Pack,
    known: Mapping[str, pa.Array],
    ledger: Ledger,
    before: int = 0,
) -> Iterator[Part]:
    for number, (reason, expected, found) in pack.faults:
        ledger.leave(Aside(file, before + number, "", expected, found[:80], reason))
    if pack.numbers:
        numbers = pc.add(pa.array(pack.numbers, pa.int64()), before)
        yield Part(file, _batch(own, numbers, known))


def _batch(own: Sequence[str], numbers: pa.Array, known: Mapping[str, pa.Array]) -> pa.RecordBatch:
    nothing = pa.nulls(len(numbers), pa.string())
    columns = [_plain(known[name]) if name in known else nothing for name in own]
    return pa.RecordBatch.from_arrays([numbers, *columns], names=["row", *own])


def _plain(texts: pa.Array) -> pa.Array:
    """Without blanks around; null where nothing is left."""
    bare = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(bare, ""), pa.scalar(None, pa.string()), bare)
