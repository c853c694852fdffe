"""Resumes in JSON, as jsonresume.org describes them, as positions of a person.

`work` gives a row for each position; `education` gives the highest degree of the person, with
its school, subject and year, for all of them. Names, addresses and texts are never read.

Source: JSON Resume schema 1.0.0, https://jsonresume.org/schema
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from metier.errors import InputError
from metier.model.measure import SCHOOLING
from metier.readers.batches import files, objects
from metier.readers.batches.lines import Fault
from metier.readers.fields import people
from metier.readers.profiles.positions import OWN
from metier.readers.records import Aside, Ledger

_MARKS = frozenset({"work", "education", "basics"})
"""A JSON object with any of these, and no `title`, is a resume."""

_JSON = frozenset({".json", ".jsonl", ".ndjson"})
_BATCH = 20_000
_LOOKED_AT = 20

Row = tuple[int, Mapping[str, str | None]]
"""The resume's number, and texts in metier's columns."""


def is_one(path: Path) -> bool:
    """Whether a file or folder holds resumes: the first objects of its first file decide.

    Raises:
        InputError: there is nothing, or nothing that can be read.
    """
    first = files(path)[0]
    if not _JSON & set(first.suffixes):
        return False
    try:
        return any(_is_resume(value) for _, value in islice(objects(first), _LOOKED_AT))
    except InputError:
        if first == path:
            raise
        return first.suffix == ".json"  # one broken resume of a folder does not refuse the rest


def _is_resume(value: object) -> bool:
    return isinstance(value, Mapping) and "title" not in value and bool(_MARKS & value.keys())


def positions(path: Path, ledger: Ledger) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The positions of all resumes as texts, with the name that stands for their file.

    Args:
        path: one file (a resume a line, or an array), or a folder of them. Names of files in a
            folder may be people's and are not repeated: a resume is told by its number.
        ledger: gets the resumes that cannot be read or have no position.
    """
    rows = _rows(path, ledger)
    while some := list(islice(rows, _BATCH)):
        numbers = pa.array([number for number, _ in some], pa.int64())
        columns = [pa.array([texts.get(name) for _, texts in some], pa.string()) for name in OWN]
        yield path.name, pa.RecordBatch.from_arrays([numbers, *columns], names=["row", *OWN])


def _rows(path: Path, ledger: Ledger) -> Iterator[Row]:
    for number, value in _numbered(path):
        held: Sequence[object] = _works(value) if _is_resume(value) else ()
        for work in held:
            if isinstance(work, Mapping):
                yield number, {**_position(work), **_learnt(value), "person": str(number)}
            else:
                _leave(ledger, path, number, Fault("a position that is no object", "an object", ""))
        if isinstance(value, Fault):
            _leave(ledger, path, number, value)
        elif not held:
            wrong = Fault("a resume without a position", "a resume with a position", "")
            _leave(ledger, path, number, wrong)


def _leave(ledger: Ledger, path: Path, number: int, fault: Fault) -> None:
    ledger.leave(Aside(path.name, number, "", fault.expected, "", fault.reason))


def _numbered(path: Path) -> Iterator[tuple[int, object]]:
    """The objects of all files, numbered on from file to file."""
    before = 0
    for file in files(path):
        number = 0
        try:
            for number, value in objects(file):
                yield before + number, value
        except InputError as error:
            if file == path:
                raise
            number += 1
            yield before + number, Fault("not JSON", error.expected, "")
        before += number


def _works(resume: Any) -> Sequence[object]:
    works = resume.get("work")
    return works if isinstance(works, list) else ()


def _position(work: Mapping[str, object]) -> dict[str, str | None]:
    return {
        "title": _text(work, "position"),
        "company": _text(work, "name") or _text(work, "company"),
        "place": _text(work, "location"),
        "start": _text(work, "startDate"),
        "end": _text(work, "endDate"),
    }


def _learnt(resume: Any) -> dict[str, str | None]:
    """The highest degree of a person, with its subject, school and year."""
    studies = resume.get("education")
    listed = studies if isinstance(studies, list) else []
    highest = max((one for one in listed if isinstance(one, Mapping)), key=_rank, default={})
    return {
        "degree": _text(highest, "studyType"),
        "major": _text(highest, "area"),
        "college": _text(highest, "institution"),
        "graduated": _text(highest, "endDate"),
    }


def _rank(study: Mapping[str, object]) -> tuple[int, str]:
    """Orders studies by their degree, then by when they ended."""
    group = people.schooling(_text(study, "studyType") or "")
    rank = SCHOOLING.index(group) if isinstance(group, str) else -1
    return rank, _text(study, "endDate") or ""


def _text(value: Mapping[str, object], name: str) -> str | None:
    """A text or a number as a text; None for whatever else stands there."""
    found = value.get(name)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return (found.strip() or None) if isinstance(found, str) else None
