"""One table of records, from its files to positions that wait to be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from metier.errors import InputError
from metier.readers.fields import iso_date
from metier.readers.records import Kind, Records
from metier.records.coding import Coder
from metier.records.columns import coded
from metier.records.doubles import without_doubles
from metier.records.employers import joined
from metier.records.histories import histories
from metier.records.kept import Keeper, batches_of
from metier.records.positions import positions
from metier.records.samples import Titles, with_employers
from metier.records.staging import parts_of, spread, written

if TYPE_CHECKING:
    from metier.engine.choice import Mapper

LEAST = 10
"""Records of a title that has figures of its own, at the least."""
_DIGEST = "digest"
_DATES = {
    Kind.POSTINGS: ("posted",),
    Kind.PROFILES: ("start", "end"),
    Kind.DISCLOSURES: ("date",),
    Kind.REVIEWS: ("date",),
}


@dataclass(slots=True)
class Staged:
    """Positions of one table of records, in files cut by employer.

    Attributes:
        positions: files of schema `POSITIONS`, with a number for each employer as `employer`;
            an employer has one name, and a title that has figures of its own one occupation.
        postings: of each file the coded postings, see `kept`; empty for other kinds.
        entries, moves: files of what persons' histories say; empty for other kinds.
        doubles: file and row of those that stand twice.
        today: the day of the records, see `_day_of`; None if nothing says it.
        titles: SOC value by canonical title, of titles with enough records.
        present: columns of positions that some row has.
    """

    positions: list[Path]
    postings: list[Path] = field(default_factory=list)
    entries: list[Path] = field(default_factory=list)
    moves: list[Path] = field(default_factory=list)
    doubles: set[tuple[int, int]] = field(default_factory=set)
    today: date | None = None
    titles: dict[str, str] = field(default_factory=dict)
    present: frozenset[str] = frozenset()


def stage(
    opened: Sequence[Records],
    coder: Coder,
    mapped: Mapper,
    folder: Path,
    keeper: Keeper | None = None,
) -> Staged:
    """Read, code, and cut the files of one table; rows that stand twice are set aside.

    Args:
        opened: files of one kind.
        folder: for temporary files; nothing of persons is left in it by the caller.
        keeper: has the coded postings of files that did not change; None if nothing is kept.

    Raises:
        InputError: no row of a file can be used, or there is none in any.
    """
    kind = opened[0].kind
    newest: list[date] = []
    key = {Kind.PROFILES: "person"}.get(kind, "company")
    reading = _Reading(coder, mapped, keeper or Keeper(folder / "postings"))
    parts = spread(_dated(opened, reading, newest), key, folder / "coded")
    _require_rows(opened)
    found = Staged([], reading.kept, today=_day_of(opened, kind, newest))
    single = _single(parts, kind, opened, found.doubles)
    if kind is Kind.PROFILES:
        _stage_profiles(single, found, folder)
    else:
        made = (positions(batch, kind, found.today) for batch in single)
        found.positions = [written(batch, folder / "positions", n) for n, batch in enumerate(made)]
    for part in parts:
        part.unlink()
    found.titles, found.present = _titles(parts_of(found.positions))
    found.positions = list(_settled(found, folder / "settled"))
    return found


def _require_rows(opened: Sequence[Records]) -> None:
    """Refuse a file of which every row was set aside, and files that have no row among them."""
    ledgers = [records.ledger for records in opened]
    empty = not any(ledger.rows_in for ledger in ledgers)
    for records, ledger in zip(opened, ledgers, strict=True):
        if not ledger.rows_used and (ledger.rows_in or empty):
            reasons = [f"{reason} ({rows:,})" for reason, rows in ledger.aside.most_common(3)]
            raise InputError(
                records.release.file,
                "at least one row that can be used",
                f"{ledger.rows_in:,} rows, set aside: {', '.join(reasons)}" if reasons else "none",
                "name the file's columns in the specification: columns = { title = ... }",
            )


def _settled(found: Staged, folder: Path) -> Iterator[Path]:
    """Positions as they are counted, in new files; no two of them share an employer's number."""
    own, first = Titles(found.titles), 0
    for number, file in enumerate(found.positions):
        for batch in parts_of([file]):
            yield written(with_employers(own(joined(batch)), first), folder, number)
            first += 2 * batch.num_rows
        file.unlink()


def _day_of(opened: Sequence[Records], kind: Kind, newest: Sequence[date]) -> date | None:
    """The day as of which profiles tell, or which decides whether a posting has expired.

    Of profiles it is the last of the period, where that is a day or a month; else the newest
    date in the records, or the end of their year where they have none.
    """
    periods = [records.release.period for records in opened]
    days = [day for text in periods if (day := iso_date(text, last=True)) is not None]
    stated = kind is Kind.PROFILES and any("-" in text for text in periods)
    return max(days, default=None) if stated or not newest else max(newest)


@dataclass(slots=True)
class _Reading:
    """Reads and codes files, postings by way of files that are kept."""

    coder: Coder
    mapped: Mapper
    keeper: Keeper
    kept: list[Path] = field(default_factory=list)

    def __call__(self, records: Records) -> Iterator[pa.RecordBatch]:
        """The coded rows of a file; of postings a digest in place of the description."""
        schema = coded(records.kind)
        if records.kind is not Kind.POSTINGS:
            return self.mapped(records.batches(), self.coder, schema)
        digest = pa.field(_DIGEST, pa.string())
        file = self.keeper.coded(
            records,
            lambda: map(_with_digest, self.mapped(records.batches(), self.coder, schema)),
            schema.append(digest),
        )
        self.kept.append(file)
        names = [_DIGEST if name == "description" else name for name in schema.names]
        return (batch.rename_columns(schema.names) for batch in batches_of(file, names))


def _with_digest(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Postings with a digest of the description, which is told from others by it."""
    texts = batch.column("description").cast(pa.binary()).to_pylist()
    digests = [text and blake2b(text, digest_size=12).hexdigest() for text in texts]
    return batch.append_column(_DIGEST, pa.array(digests, pa.string()))


def _dated(
    opened: Sequence[Records], reading: _Reading, newest: list[date]
) -> Iterator[pa.RecordBatch]:
    """Every row coded, with the number of its file; the newest date stands in `newest`."""
    for number, records in enumerate(opened):
        for batch in reading(records):
            days = (pc.max(batch.column(name)).as_py() for name in _DATES[records.kind])
            newest[:] = sorted([*newest, *(day for day in days if day is not None)])[-1:]
            yield numbered(batch, number)


def numbered(batch: pa.RecordBatch, file: int) -> pa.RecordBatch:
    """The batch with the position of its file, as `file`."""
    return batch.append_column("file", pa.repeat(pa.scalar(file, pa.int32()), batch.num_rows))


def _single(
    parts: Iterable[Path], kind: Kind, opened: Sequence[Records], doubles: set[tuple[int, int]]
) -> Iterator[pa.RecordBatch]:
    """Each part without rows that stand twice; their files and rows are added to `doubles`."""
    for batch in parts_of(parts):
        order = pc.sort_indices(batch, [("file", "ascending"), ("row", "ascending")])
        yield without_doubles(batch.take(order), kind, opened, doubles)


def _stage_profiles(batches: Iterable[pa.RecordBatch], found: Staged, folder: Path) -> None:
    def held() -> Iterator[pa.RecordBatch]:
        for number, batch in enumerate(batches):
            told = histories(batch, found.today)
            found.entries.append(written(told.entries, folder / "entries", number))
            found.moves.append(written(told.moves, folder / "moves", number))
            yield told.held

    found.positions = spread(held(), "company", folder / "positions")


def _titles(parts: Iterable[pa.RecordBatch]) -> tuple[dict[str, str], frozenset[str]]:
    """Titles with enough records, each with the occupation that most of them are read as."""
    pairs: Counter[tuple[str, str]] = Counter()
    present: set[str] = set()
    for batch in parts:
        present |= {name for name in batch.schema.names if _says(name, batch.column(name))}
        table = pa.table({name: batch.column(name) for name in ("title", "occupation")})
        counted = table.group_by(["title", "occupation"]).aggregate([([], "count_all")])
        for title, occupation, count in zip(*(c.to_pylist() for c in counted.columns), strict=True):
            if title is not None and occupation is not None:
                pairs[title, occupation] += count
    rows: Counter[str] = Counter()
    for (title, _), count in pairs.items():
        rows[title] += count
    best: dict[str, str] = {}
    for (title, occupation), _ in sorted(pairs.items(), key=lambda item: (item[1], item[0])):
        if rows[title] >= LEAST:
            best[title] = occupation
    return dict(sorted(best.items())), frozenset(present)


def _says(name: str, column: pa.Array) -> bool:
    """Whether a column says something; where no posting is remote, nobody was asked."""
    if name == "remote":
        return bool(pc.any(pc.equal(column, 1)).as_py())
    return bool(column.null_count < len(column))
