"""Person files as their publisher packs them: CSV, zipped CSV, Parquet; one or a folder."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from metier.errors import InputError
from metier.model.states import STATES, State
from metier.readers.archives import DAMAGE, opened
from metier.readers.base import Account

_PERSONS = re.compile(
    r"(psam_p|csv_p|p_)([a-z]{2}|us[a-d]|\d{2})\.(csv|zip|parquet)", re.IGNORECASE
)
_BLOCK = 16 << 20
LARGEST = 64 << 30
"""Bytes of an archive unpacked; the nation in five years has 10 << 30. They are read in blocks."""
RAGGED = "wrong number of fields"


@dataclass(slots=True)
class Part:
    """One table of person records.

    Attributes:
        path: the file.
        member: its name inside a zip; empty otherwise.
        skipped: rows that do not have the header's number of fields, counted from 1.
    """

    path: Path
    member: str = ""
    skipped: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """For errors and problems."""
        return f"{self.path.name}#{self.member}" if self.member else self.path.name

    def place(self, column: str, at: int) -> str:
        """Where the row stands that came as number `at`, from 0, among those not skipped."""
        record = at + 1
        for skipped in sorted(self.skipped):
            if skipped <= record:
                record += 1
        return f"{self.name}!{column}:{record}"


def parts(path: Path) -> list[Part]:
    """The person tables at `path`, in order of their names.

    Raises:
        InputError: there are none, or a zip is damaged.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if _PERSONS.fullmatch(file.name))
        if not files:
            raise InputError(
                str(path), "person files as psam_p24.csv or csv_pmd.zip", "none in the folder"
            )
        return [part for file in files for part in parts(file)]
    if not path.is_file():
        raise InputError(str(path), "a person file", "nothing there", "check the path")
    if path.stat().st_size == 0:
        raise InputError(path.name, "rows", "an empty file", "fetch the file again")
    if path.suffix.lower() != ".zip":
        return [Part(path)]
    with _damage(path.name), opened(path, LARGEST) as archive:
        members = sorted(n for n in archive.namelist() if n.lower().endswith(".csv"))
    persons = [n for n in members if _PERSONS.fullmatch(Path(n).name)] or members
    if not persons:
        raise InputError(path.name, "a person file inside", "no CSV file", "fetch it again")
    return [Part(path, member) for member in persons]


def _state_of(part: Part) -> State | None:
    """The state a file is of by its name; None for the nation or a name that does not say."""
    named = _PERSONS.fullmatch(Path(part.member or part.path.name).name)
    if named is None:
        return None
    code = named[2].upper()
    return next((state for state in STATES if code in (state.fips, state.letters)), None)


def _national(path: Path) -> bool:
    """Whether the names say that every state is in it."""
    names = [path.name] if path.is_file() else [file.name for file in path.iterdir()]
    halves = {m[2].lower() for name in names if (m := _PERSONS.fullmatch(name))}
    return "us" in halves or {"usa", "usb"} <= halves


def area(path: Path, tables: Sequence[Part]) -> str:
    """Which part of the United States the files cover, as their names say."""
    states = {state for part in tables if (state := _state_of(part))}
    union = [state for state in STATES if not state.territory]
    missing = [state.name for state in union if state not in states]
    if _national(path) or (states and not missing):
        return "United States"
    if not states:
        return "the area of the file"
    if len(missing) <= 5:
        return f"United States without {_listed(missing)}"
    return _listed(sorted(state.name for state in states))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def header(part: Part) -> list[str]:
    """The column names as the file spells them, in capitals.

    Raises:
        InputError: the file cannot be read as a table.
    """
    with _opened(part, None, Account()) as (names, _):
        return names


def batches(part: Part, columns: Sequence[str], account: Account) -> Iterator[pa.RecordBatch]:
    """The rows of one table, a bounded number at a time, with columns named in capitals.

    Columns of CSV come as text, those of Parquet as they are stored.

    Args:
        columns: in capitals; all are in the table.
        account: rows with a wrong number of fields are set aside here.

    Raises:
        InputError: the file is cut short or damaged.
    """
    with _opened(part, columns, account) as (_, rows):
        yield from rows


@contextmanager
def _damage(name: str) -> Iterator[None]:
    try:
        yield
    except (*DAMAGE, UnicodeDecodeError, pa.ArrowException) as error:
        raise InputError(
            name,
            "a whole file of person records",
            f"one that cannot be read ({str(error)[:120]})",
            "it may be cut short: fetch it again",
        ) from error


@contextmanager
def _opened(
    part: Part, columns: Sequence[str] | None, account: Account
) -> Iterator[tuple[list[str], Iterator[pa.RecordBatch]]]:
    with _damage(part.name):
        if part.path.suffix.lower() == ".parquet":
            with pa.parquet.ParquetFile(part.path) as file:
                yield _parquet(file, columns)
        elif part.member:
            with opened(part.path, LARGEST) as archive, archive.open(part.member) as stream:
                yield _csv(part, stream, columns, account)
        else:
            with part.path.open("rb") as stream:
                yield _csv(part, stream, columns, account)


def _parquet(
    file: Any, columns: Sequence[str] | None
) -> tuple[list[str], Iterator[pa.RecordBatch]]:
    names = file.schema_arrow.names
    own = {name.upper(): name for name in names}
    wanted = names if columns is None else [own[name] for name in columns]
    rows = (
        batch.rename_columns([name.upper() for name in batch.schema.names])
        for batch in file.iter_batches(1 << 17, columns=wanted)
    )
    return list(own), rows


class _Text:
    """A stream that ends in an error where it is not UTF-8.

    Arrow decodes a row with a wrong number of fields before it hands it over, and where it cannot,
    Python prints the error and goes on.
    """

    closed = False

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def read(self, size: int) -> bytes:
        block: bytes = self._stream.read(size)
        self._decoder.decode(block, final=not block)
        return block


def _csv(
    part: Part, stream: Any, columns: Sequence[str] | None, account: Account
) -> tuple[list[str], Iterator[pa.RecordBatch]]:
    first = stream.readline(_BLOCK)
    names = [name.strip().strip('"').upper() for name in first.decode("utf-8-sig").split(",")]

    def ragged(row: Any) -> str:
        account.set_aside(RAGGED)
        if row.number is not None:
            part.skipped.append(row.number)
        return "skip"

    if columns is None:
        return names, iter(())
    part.skipped.clear()
    reader = pa.csv.open_csv(
        pa.PythonFile(_Text(stream), mode="r"),
        pa.csv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
        pa.csv.ParseOptions(invalid_row_handler=ragged),
        pa.csv.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.string()),
            include_columns=list(columns),
            strings_can_be_null=True,
            null_values=["", " "],
            quoted_strings_can_be_null=True,
        ),
    )
    return names, iter(reader)
