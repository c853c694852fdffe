"""The rules by which one disclosed position is read or set aside."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.fields import Checked, Fault, Parse, Unstated, people, whole, within
from metier.readers.filings import pay
from metier.readers.records import DISCLOSURES

OWN = tuple(name for name in DISCLOSURES.names if name != "row")
"""Metier's own columns."""

_NO_TITLE = Fault("a job title", "no title")
_NO_STATUS = Fault("a case status", "no case status")
_CERTIFIED = "a certified case"
_NAICS = re.compile(r"(\d{2}-\d{2}|\d{2,6})(?:\.0)?", re.ASCII)
_PART_TIME = re.compile(r"^(?:n|no|p|part.*)$", re.IGNORECASE)
_workers = whole(within(1, 100_000, "workers"))


def check(batch: pa.RecordBatch, file: str, columns: frozenset[str], date: Parse) -> Checked:
    """Read the texts of a batch that has all fields.

    Args:
        columns: the fields that the file has; a title is asked for only where it has titles.
        date: how a day is read.
    """
    checked = Checked(batch, file)
    checked.read("status", status, pa.string())
    if "status" in columns:
        checked.refuse(pc.is_null(batch.column("status")), "status", _NO_STATUS)
    checked.read("full_time", full_time, pa.bool_())
    if "title" in columns:
        checked.refuse(pc.is_null(batch.column("title")), "title", _NO_TITLE)
    pay.annual(checked, columns)
    for name in ("title", "company", "major"):
        checked.keep(name, batch.column(name))
    checked.keep("place", _place(batch))
    checked.read("date", date, pa.date32())
    checked.read("industry", industry, pa.string())
    checked.read("degree", people.schooling, pa.string())
    checked.read("sex", people.sex, pa.string())
    checked.read("workers", _workers, pa.int32())
    checked.keep("workers", pc.fill_null(checked.column("workers"), 1))
    return checked


def status(text: str) -> object:
    """Whether a case was certified; `certified-withdrawn` was not in the end.

    >>> status("Partial Certification Expired"), status("CERTIFIED-WITHDRAWN").reason
    ('certified', 'withdrawn')
    """
    folded = text.casefold()
    if "withdr" in folded:
        return Fault(_CERTIFIED, "withdrawn")
    if "denied" in folded or "denial" in folded:
        return Fault(_CERTIFIED, "denied")
    if "certif" in folded:
        return "certified"
    return Fault(_CERTIFIED, "not certified")


def full_time(text: str) -> object:
    """True, or a fault where the position is part-time."""
    return Fault("a full-time position", "part-time") if _PART_TIME.match(text) else True


def industry(text: str) -> object:
    """A NAICS code of two to six digits, or a sector such as `31-33`."""
    found = _NAICS.fullmatch(text)
    return found[1] if found else Unstated("no NAICS code")


def _place(batch: pa.RecordBatch) -> pa.Array:
    """The place as one text, or the city and the state."""
    city, state = batch.column("city"), batch.column("state")
    both = pc.binary_join_element_wise(city, state, ", ")
    return pc.coalesce(batch.column("place"), both, state, city)
