"""What persons' positions say beside themselves: jobs held now, time to become one, moves.

All rows of a person stand in one batch. The position a person holds now is the latest that
has not ended; one without a start comes before those with one. The time to become one runs
from the start of the person's first job, or from the end of schooling (the middle of its
year) where no earlier job is known, to the start of the first position of that title; it is
unknown where neither is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from metier.readers.records import Kind
from metier.records.ages import completed
from metier.records.lots import lots
from metier.records.positions import POSITIONS, WEIGHT_UNIT, age_bands, positions, whole_weights

_NEVER = np.iinfo(np.int32).max
_MIDDLE = 182
"""Days from New Year to the middle of a year."""

HELD = ("lot", "title", "occupation", "age", "sex", "schooling")
"""What people are weighted by: columns of the position that each holds now."""
_WHOSE = {f"held_{name}": POSITIONS.field(name).type for name in HELD}
ENTRIES = pa.schema(
    {
        "person": pa.int64(),
        "title": pa.string(),
        "occupation": pa.string(),
        "days": pa.int64(),
        "weight": pa.int64(),
        **_WHOSE,
    }
)
"""`person` is a number within the batch; `days` is None where it is not known since when."""
MOVES = pa.schema(
    {
        "person": pa.int64(),
        "origin": pa.string(),
        "goal": pa.string(),
        "weight": pa.int64(),
        **_WHOSE,
    }
)
"""Of who holds no position now all of `HELD` is None but the lot."""

Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Histories:
    """The histories of some persons.

    Attributes:
        held: the positions held now, one for each person, of schema `POSITIONS`.
        entries: for each person and title, the days it took; of schema `ENTRIES`, those of
            a person in the order of time.
        moves: one title and the next; of schema `MOVES`, in the order of time.
    """

    held: pa.RecordBatch
    entries: pa.RecordBatch
    moves: pa.RecordBatch


def histories(batch: pa.RecordBatch, today: date | None) -> Histories:
    """The histories in coded profiles.

    Args:
        batch: with the columns of `columns.coded(Kind.PROFILES)`, in the order of file and
            row; no person is in two batches, and a row without one is a person of its own.
        today: the day up to which the profiles tell; None leaves ages and years unknown.
    """
    count = batch.num_rows
    person = _codes(batch.column("person"))
    lone = person < 0
    person = np.where(lone, person.max(initial=0) + 1 + np.arange(count), person)
    start, end = _days(batch.column("start")), _days(batch.column("end"))
    order = np.lexsort((np.where(start < _NEVER, start, -_NEVER), person))
    batch, person = batch.take(pa.array(order)), person[order]
    start, end = start[order], end[order]
    title = _codes(batch.column("canonical_title"))
    spell = _spells(person, title)
    first = np.full(int(spell.max(initial=-1)) + 1, _NEVER, np.int64)
    np.minimum.at(first, spell, start)
    held = _last_held(person, title, end)
    now = _held(batch, held, first[spell[held]], today)
    place = np.full(int(person.max(initial=-1)) + 1, -1, np.int64)
    place[person[held]] = np.arange(held.size)

    def told(made: Sequence[pa.Array], rows: Days, schema: pa.Schema) -> pa.RecordBatch:
        """What was made of some rows, with the weight and what the person holds now."""
        at = pa.array(place[person[rows]], mask=place[person[rows]] < 0)
        owners = [now.column(name).take(at) for name in HELD]
        owners[0] = pa.array(lots(batch.take(pa.array(rows))))
        columns = [pa.array(person[rows]), *made, _weights(batch, rows), *owners]
        return pa.record_batch(columns, schema=schema)

    return Histories(
        now,
        told(*_entries(batch, person, title, spell, first, start), ENTRIES),
        told(*_moves(batch, person, title, start), MOVES),
    )


def _held(batch: pa.RecordBatch, held: Days, since: Days, today: date | None) -> pa.RecordBatch:
    """The positions of some rows, with age and years in the title."""
    kept = batch.take(pa.array(held))
    found = positions(kept, Kind.PROFILES)
    born = kept.column("birth_year").to_numpy(zero_copy_only=False).astype(float)
    lot = lots(kept)
    ages = completed(born, lot, today) if today else np.full(born.size, np.nan)
    bands = age_bands(ages)
    days = (_day(today) if today else -_NEVER) - since
    made = {
        "lot": pa.array(lot),
        "age": pa.array(np.nan_to_num(ages).astype(np.int64), mask=np.isnan(ages)),
        "age_band": pa.array(bands, mask=bands < 0),
        "experience": pa.array(days, mask=days < 0),
    }
    columns = [made.get(name, found.column(name)) for name in POSITIONS.names]
    return pa.record_batch(columns, schema=POSITIONS)


def _last_held(person: Days, title: Days, end: Days) -> Days:
    """Of each person the last row that is not ended and has a title."""
    open_rows = np.flatnonzero((end == _NEVER) & (title >= 0))
    last = np.append(person[open_rows][1:] != person[open_rows][:-1], True)
    found: Days = open_rows[last[: open_rows.size]]
    return found


def _entries(
    batch: pa.RecordBatch, person: Days, title: Days, spell: Days, first: Days, start: Days
) -> tuple[list[pa.Array], Days]:
    """Of the first rows of each person and title: title, occupation, days since the first job
    or school; and the rows."""
    job = np.full(int(person.max(initial=-1)) + 1, _NEVER, np.int64)
    np.minimum.at(job, person, start)
    school = np.full(job.size, _NEVER, np.int64)
    np.minimum.at(school, person, _schooled(batch.column("graduated")))
    became = first[spell]
    begin = np.where(job[person] < became, job[person], school[person])
    opening = np.flatnonzero((title >= 0) & (start < _NEVER) & (start == became))
    _, once = np.unique(spell[opening], return_index=True)
    rows = np.sort(opening[once])
    days = became[rows] - begin[rows]
    names = ("canonical_title", "occupation")
    columns = [batch.column(name).take(pa.array(rows)) for name in names]
    return [*columns, pa.array(days, mask=days < 0)], rows


def _moves(
    batch: pa.RecordBatch, person: Days, title: Days, start: Days
) -> tuple[list[pa.Array], Days]:
    """One title and the next of a person, where they differ and both have a start; and the rows
    of the next."""
    rows = np.flatnonzero((title >= 0) & (start < _NEVER))
    before, after = rows[:-1], rows[1:]
    moved = (person[before] == person[after]) & (title[before] != title[after])
    before, after = before[moved], after[moved]
    names = batch.column("canonical_title")
    return [names.take(pa.array(rows)) for rows in (before, after)], after


def _weights(batch: pa.RecordBatch, rows: Days) -> pa.Array:
    return whole_weights(batch.column("weight").take(pa.array(rows)), WEIGHT_UNIT)


def _spells(person: Days, title: Days) -> Days:
    """A number for each person and title."""
    joint = person.astype(np.int64) * (int(title.max(initial=0)) + 2) + title + 1
    _, codes = np.unique(joint, return_inverse=True)
    return np.asarray(codes.reshape(-1), np.int64)


def _schooled(graduated: pa.Array) -> Days:
    years = graduated.to_numpy(zero_copy_only=False).astype(float)
    known = ~np.isnan(years)
    opening = (np.where(known, years, 1970).astype(np.int64) - 1970).astype("datetime64[Y]")
    days = opening.astype("datetime64[D]").astype(np.int64) + _MIDDLE
    return np.asarray(np.where(known, days, _NEVER), np.int64)


def _codes(column: pa.Array) -> Days:
    """Whole numbers for texts; -1 for none."""
    encoded = pc.dictionary_encode(column)
    return np.asarray(pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False), np.int64)


def _days(column: pa.Array) -> Days:
    """Days since 1970; `_NEVER` for none."""
    filled = pc.fill_null(column.cast(pa.int32()), _NEVER)
    return np.asarray(filled.to_numpy(zero_copy_only=False), np.int64)


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days
