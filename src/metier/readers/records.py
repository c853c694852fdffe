"""What a reader of records gives back: batches in metier's own columns, and an account.

Records are rows about one posting, one position of a person, one disclosed wage or one
review. A reader puts them into the columns below, checks each field, and sets aside what
is unreadable; titles and places are left as they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from metier.model.release import Release
from metier.readers.base import Account


class Kind(StrEnum):
    """What one record is about."""

    POSTINGS = "postings"
    """an opening that an employer advertised"""
    PROFILES = "profiles"
    """a position that a person held or holds"""
    DISCLOSURES = "disclosures"
    """a position whose pay a public body or a filing employer made known"""
    REVIEWS = "reviews"
    """a rating of an employer by somebody who worked there"""


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field("row", pa.int64(), nullable=False), *columns.items()])


_TEXT = pa.string()

POSTINGS = _schema(
    title=_TEXT,
    id=_TEXT,
    company=_TEXT,
    place=_TEXT,
    posted=pa.date32(),
    expires=pa.date32(),
    pay_min=pa.float64(),
    pay_max=pa.float64(),
    pay_unit=_TEXT,
    industry=_TEXT,
    remote=pa.bool_(),
    url=_TEXT,
    description=_TEXT,
)
"""`pay_min` and `pay_max` in USD a year, equal where one figure is given; `pay_unit` as stated
(`hour`, `week`, `month`, `year`)."""

PROFILES = _schema(
    title=_TEXT,
    person=_TEXT,
    start=pa.date32(),
    end=pa.date32(),
    pay=pa.float64(),
    company=_TEXT,
    place=_TEXT,
    degree=_TEXT,
    major=_TEXT,
    college=_TEXT,
    graduated=pa.int32(),
    birth_year=pa.int32(),
    sex=_TEXT,
    race=_TEXT,
    lgbt=pa.bool_(),
    satisfaction=pa.float64(),
    weight=pa.float64(),
)
"""One row for each position. `degree`, `sex` and `race` are groups of the catalogue of measures;
`end` is None for a position still held; `weight` is 1 where the file has none."""

DISCLOSURES = _schema(
    title=_TEXT,
    company=_TEXT,
    place=_TEXT,
    date=pa.date32(),
    pay=pa.float64(),
    pay_unit=_TEXT,
    industry=_TEXT,
    degree=_TEXT,
    major=_TEXT,
    sex=_TEXT,
    workers=pa.int32(),
)
"""`pay` in USD a year, the middle of a range; `industry` a NAICS code; `workers` the positions
that the row stands for, 1 where it does not say."""

REVIEWS = _schema(
    title=_TEXT,
    company=_TEXT,
    rating=pa.float64(),
    date=pa.date32(),
    place=_TEXT,
)
"""`rating` from 1 to 5."""

SCHEMAS = {
    Kind.POSTINGS: POSTINGS,
    Kind.PROFILES: PROFILES,
    Kind.DISCLOSURES: DISCLOSURES,
    Kind.REVIEWS: REVIEWS,
}


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that was set aside.

    Attributes:
        file: its file.
        row: counted from 1 below the header, or the line of a file without one.
        column: which of metier's columns is at fault; empty for the whole row.
        expected: what would have been right.
        found: what was there, cut to 80 characters; empty for records of people.
        reason: a short phrase that rows of one kind share.
    """

    file: str
    row: int
    column: str
    expected: str
    found: str
    reason: str


@dataclass(slots=True)
class Ledger(Account):
    """An account that lists every row it sets aside.

    Attributes:
        listed: the rows that were set aside, in their order.
        notes: fields of used rows that say nothing of what they are for (a degree of no known
            level), counted by column and reason.

    >>> ledger = Ledger()
    >>> ledger.leave(Aside("a.csv", 3, "pay_min", "an amount", "-5", "pay below 0"))
    >>> ledger.rows_in, ledger.listed[0].row
    (1, 3)
    """

    listed: list[Aside] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def begin(self) -> None:
        """Forget everything, for a new reading of the same rows."""
        self.rows_used = 0
        for kept in (self.aside, self.problems, self.listed, self.notes):
            kept.clear()

    def leave(self, aside: Aside) -> None:
        """Set a row aside and list it."""
        self.set_aside(aside.reason)
        self.listed.append(aside)


class Discreet(Ledger):
    """A ledger of records about people, which repeats nothing of what stood in a row."""

    __slots__ = ()

    def leave(self, aside: Aside) -> None:
        """Set a row aside and list it, without what was found there."""
        Ledger.leave(self, replace(aside, found=""))


@dataclass(frozen=True, slots=True)
class Records:
    """One file (or folder) of records, opened.

    Attributes:
        release: its period is found from the rows' dates where neither the file's name nor the
            specification says.
        kind: what a row is about.
        universe: who or what the rows are, in words, as in `postings of job_postings.csv`.
        ledger: filled while the batches are read; complete after the last.
        batches: reads them; each call begins a new reading with an empty ledger. Batches have
            exactly the schema `SCHEMAS[kind]`, rows in the file's order.
        beside: other files that rows take something from.
    """

    release: Release
    kind: Kind
    universe: str
    ledger: Ledger
    batches: Callable[[], Iterator[pa.RecordBatch]]
    beside: tuple[Path, ...] = ()
