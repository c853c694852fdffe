"""Coded postings in files that stay from build to build: a file that did not change is read once.

    FOLDER/snapshot                  the id of the snapshot that was made of them
    FOLDER/<source>/coded.parquet    a source's postings, a row group for each batch
    FOLDER/<source>/account.json     by what they were made, the account of the rows, and a seal

A build makes a new folder, into which it links what it takes from the one before, so that a
build that fails changes nothing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from metier.errors import InputError
from metier.readers.base import Problem, digest
from metier.readers.records import Aside, Ledger, Records

CODED, ACCOUNT, SNAPSHOT = "coded.parquet", "account.json", "snapshot"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Where coded postings are, and by what they are made.

    Attributes:
        folder: of this build; made.
        before: of the build before; None, or not there, if there was none.
        means: a digest of all that bears on how a file is read and coded.
    """

    folder: Path
    before: Path | None = None
    means: str = ""

    def coded(
        self, records: Records, make: Callable[[], Iterable[pa.RecordBatch]], schema: pa.Schema
    ) -> Path:
        """The file of the coded postings of a file; made, unless the build before has it.

        The ledger of the records is filled either way.

        Args:
            make: reads and codes them.
            schema: of what it makes.
        """
        key, name = self._key(records), quote(records.release.address, safe="")
        place = self.folder / name
        place.mkdir(parents=True)
        old = None if self.before is None else self.before / name
        if old is None or _key_of(old) != key or not _linked(old, place):
            _write(make(), schema, place / CODED)
            said = _said(records.ledger, key)
            said["seal"] = _seal(said, place / CODED)
            (place / ACCOUNT).write_text(json.dumps(said), encoding="utf-8")
        else:
            _restore(place / ACCOUNT, records.ledger)
        return place / CODED

    def same(self, source: str, snapshot: str) -> bool:
        """Whether that snapshot was made of the same coded postings of a source."""
        if self.before is None or _read(self.before / SNAPSHOT) != snapshot:
            return False
        name = quote(source, safe="")
        key = _key_of(self.before / name)
        return key is not None and key == _key_of(self.folder / name)

    def _key(self, records: Records) -> str:
        parts = [self.means, records.release.sha256, *map(digest, records.beside)]
        return sha256("\n".join(parts).encode()).hexdigest()


def keep(made: Path, folder: Path, snapshot: str) -> None:
    """Put what a build made in place of what the build before kept.

    Args:
        made: the folder of a `Keeper`; it may be missing, as where there are no postings.
        folder: moved there.
        snapshot: the id of what was made of it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if made.is_dir():
        (made / SNAPSHOT).write_text(snapshot, encoding="utf-8")
        with suppress(OSError):  # another build was faster: its files stay
            made.rename(folder)


def batches_of(file: Path, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The batches of a file of coded postings, as they were made.

    Args:
        columns: those that are read; None for all.
    """
    with pq.ParquetFile(file) as opened:
        names = list(columns or opened.schema_arrow.names)
        for number in range(opened.num_row_groups):
            table = opened.read_row_group(number, names).select(names)
            yield from table.combine_chunks().to_batches()


def _write(batches: Iterable[pa.RecordBatch], schema: pa.Schema, file: Path) -> None:
    with pq.ParquetWriter(file, schema, compression="zstd", compression_level=1) as writer:
        for batch in batches:
            writer.write_batch(batch)


def _linked(old: Path, place: Path) -> bool:
    """Whether the files are there under a second name; some file systems have none."""
    try:
        for name in (CODED, ACCOUNT):
            os.link(old / name, place / name)
    except OSError:
        for name in (CODED, ACCOUNT):
            (place / name).unlink(missing_ok=True)
        return False
    return True


def _said(ledger: Ledger, key: str) -> dict[str, Any]:
    return {
        "key": key,
        "rows_used": ledger.rows_used,
        "aside": ledger.aside,
        "problems": [asdict(problem) for problem in ledger.problems],
        "listed": [astuple(aside) for aside in ledger.listed],
        "notes": ledger.notes,
    }


def _seal(said: Mapping[str, Any], coded: Path) -> str:
    """A digest of an account and of the postings that it is of."""
    return sha256(f"{digest(coded)} {json.dumps(said)}".encode()).hexdigest()


def _restore(file: Path, ledger: Ledger) -> None:
    said = json.loads(file.read_text(encoding="utf-8"))
    ledger.begin()
    ledger.rows_used = said["rows_used"]
    ledger.aside.update(said["aside"])
    ledger.problems += [Problem(**problem) for problem in said["problems"]]
    ledger.listed += [Aside(*aside) for aside in said["listed"]]
    ledger.notes.update(said["notes"])


def _key_of(place: Path) -> str | None:
    """By what the coded postings there were made; None where there are none that are whole."""
    try:
        said: dict[str, Any] = json.loads(_read(place / ACCOUNT))
        seal, key = said.pop("seal"), str(said["key"])
        return key if seal == _seal(said, place / CODED) else None
    except (ValueError, KeyError, TypeError, AttributeError, InputError):
        return None


def _read(file: Path) -> str:
    """The text of a file; empty where it is not there."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
