"""The rules by which one position of a person is read or set aside."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache, partial

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.fields import (
    FIRST_YEAR,
    LAST_YEAR,
    Checked,
    Fault,
    Parse,
    above_zero,
    annual_pay,
    dated,
    iso_date,
    people,
    whole,
    within,
)
from metier.readers.records import PROFILES

OWN = tuple(name for name in PROFILES.names if name != "row")
"""Metier's own columns; the first has to be there."""

DATES = ("start", "end")
"""Those that say how new a file is."""

_TEXTS = ("title", "person", "company", "place", "major", "college")
_NOW = frozenset({"present", "current", "now", "today", "ongoing"})
"""What people write for the end of a position they hold."""

_KEPT = 50_000
"""Texts of each column whose reading is remembered."""
_YOUNGEST, _OLDEST = 14, 100
"""Years of age, at the last day, between which a birth year is believed."""
_STUDYING = 8
"""So many years ahead a year of graduation may lie; it has not come yet, and is missing."""

_NO_TITLE = Fault("a job title", "no title")
_BACKWARDS = Fault("an end on or after the start", "end before start")
_TOO_YOUNG = Fault(f"a start {_YOUNGEST} years after birth or later", "start in childhood")


@dataclass(frozen=True, slots=True)
class Rules:
    """What each field may say.

    Attributes:
        fields: for each column that is not left as it stands, how it is read, and as what.
    """

    fields: dict[str, tuple[Parse, pa.DataType]]

    @classmethod
    def until(cls, last: datetime.date | None) -> Rules:
        """The rules where nothing may be dated after a day; None where nothing says which."""
        day = last or datetime.date(LAST_YEAR, 12, 31)
        born = (last.year if last else FIRST_YEAR) - _OLDEST
        birth = within(born, day.year - _YOUNGEST, "birth year")
        fields: dict[str, tuple[Parse, pa.DataType]] = {
            "start": (dated(iso_date, day), pa.date32()),
            "end": (_end(dated(partial(iso_date, last=True), _year_end(day))), pa.date32()),
            "pay": (annual_pay, pa.float64()),
            "degree": (people.schooling, pa.string()),
            "graduated": (_graduated(day), pa.int32()),
            "birth_year": (whole(birth), pa.int32()),
            "sex": (people.sex, pa.string()),
            "race": (people.race, pa.string()),
            "lgbt": (people.yes, pa.bool_()),
            "satisfaction": (within(1, 5, "satisfaction"), pa.float64()),
            "weight": (above_zero, pa.float64()),
        }
        # Dates and amounts come back in every batch.
        return cls(
            {name: (lru_cache(_KEPT)(parse), kind) for name, (parse, kind) in fields.items()}
        )

    def check(self, batch: pa.RecordBatch, file: str) -> Checked:
        """Read the texts of a batch that has all of metier's columns."""
        checked = Checked(batch, file)
        for name in _TEXTS:
            checked.keep(name, batch.column(name))
        checked.refuse(pc.is_null(batch.column("title")), "title", _NO_TITLE)
        for name, (parse, kind) in self.fields.items():
            checked.read(name, parse, kind)
        start, end = checked.column("start"), checked.column("end")
        checked.refuse(pc.less(end, start), "end", _BACKWARDS)
        grown = pc.add(checked.column("birth_year"), _YOUNGEST)
        checked.refuse(pc.less(pc.year(start), grown), "start", _TOO_YOUNG)
        checked.keep("weight", pc.fill_null(checked.column("weight"), 1.0))
        return checked


def _end(parse: Parse) -> Parse:
    return lambda text: None if text.lower() in _NOW else parse(text)


def _year_end(day: datetime.date) -> datetime.date:
    """`2023` alone is an end within 2023, whose last day may not have come yet."""
    return day.replace(month=12, day=31)


def _graduated(day: datetime.date) -> Parse:
    """Years of graduation; one that is yet to come is missing."""
    parse = whole(within(1930, day.year + _STUDYING, "year of graduation"))

    def read(text: str) -> object:
        date = iso_date(text)
        year = parse(str(date.year) if date else text)
        return None if isinstance(year, int) and year > day.year else year

    return read
