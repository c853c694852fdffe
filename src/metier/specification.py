"""A build specification: which files are read, by which reader, and what is kept of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from metier.errors import UsageError
from metier.model.measure import MEASURES

READERS = ("acs", "cps", "disclosures", "oews", "onet", "places", "prices", "projections", "soc")
"""The modules of `metier.readers` that a specification may name."""

BESIDE = {
    "acs": ("tracts", "areas", "codes", "dictionary"),
    "disclosures": ("soc2000", "soc2010"),
}
"""Other files that a reader needs beside its own, by reader."""

RECORDS = ("disclosures", "postings", "profiles", "reviews")
"""What `[[records]]` may be of."""
RECORDS_KEYS = ("reader", "path", "columns", "period", "rake", "margins")
RAKED = ("age", "sex", "schooling", "jobs")
"""What records may be weighted by."""


@dataclass(frozen=True, slots=True)
class Input:
    """One `[[release]]` of a specification.

    Attributes:
        reader: a module of `metier.readers`.
        path: a file or folder.
        period: only where the file does not say; None otherwise.
        measures: keep only facts of these measures; None for all.
        beside: other files that the reader needs, by name (see `BESIDE`).
    """

    reader: str
    path: Path
    period: str | None = None
    measures: frozenset[str] | None = None
    beside: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordsInput:
    """One `[[records]]` of a specification: files of one kind, counted together.

    Attributes:
        reader: one of `RECORDS`.
        name: the path as the specification gives it.
        paths: the files or folders it stands for, in order of name.
        columns: metier's name of a column to the file's, where they differ.
        period: only where neither the file's name nor its rows say; None otherwise.
        rake: distributions whose shares the records are weighted to.
        margins: a file of these shares; None for the official ones.
    """

    reader: str
    name: str
    paths: tuple[Path, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    period: str | None = None
    rake: tuple[str, ...] = ()
    margins: Path | None = None


@dataclass(frozen=True, slots=True)
class Specification:
    """What a build is asked to read.

    Attributes:
        releases: of publications, in order.
        records: tables of records, in order; with no releases they join the almanac.
    """

    releases: tuple[Input, ...]
    records: tuple[RecordsInput, ...]


def parse(specification: Path) -> Specification:
    """The inputs of a specification, in its order; a glob gives its files in order of name.

    Raises:
        UsageError: not TOML, no `[[release]]` or `[[records]]`, an unknown key or reader, or no
            such file.
    """
    place = specification.name
    try:
        content = tomllib.loads(specification.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(place, "a TOML file", str(error), "see docs/how-to/build.md") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise UsageError(
            str(specification)[:200], "a build specification", "nothing readable", "check the path"
        ) from error
    tables, records = content.get("release", []), content.get("records", [])
    known = _listed(tables) and _listed(records) and set(content) <= {"release", "records"}
    if not known or not (tables or records):
        keys = ", ".join(sorted(content)) or "nothing"
        raise UsageError(
            place,
            "[[release]] and [[records]] tables and nothing else",
            keys,
            "see docs/how-to/build.md",
        )
    return Specification(
        tuple(
            item
            for number, entry in enumerate(tables, start=1)
            for item in _inputs(specification, f"{place}: release {number}", entry)
        ),
        tuple(
            _records(specification, f"{place}: records {number}", entry)
            for number, entry in enumerate(records, start=1)
        ),
    )


def _listed(tables: object) -> bool:
    return isinstance(tables, list) and all(isinstance(entry, dict) for entry in tables)


def _records(specification: Path, place: str, entry: Mapping[str, object]) -> RecordsInput:
    reader, columns, rake = entry.get("reader"), entry.get("columns", {}), entry.get("rake", [])
    _known(place, entry, reader, RECORDS, RECORDS_KEYS)
    if not isinstance(columns, dict) or not all(isinstance(v, str) for v in columns.values()):
        raise UsageError(
            place, 'columns = { title = "the file\'s name" }', repr(columns), "give names as text"
        )
    if not isinstance(rake, list) or not all(one in RAKED for one in rake):
        raise UsageError(place, f"rake = a list of {', '.join(RAKED)}", repr(rake))
    found = _found(specification, place, entry)
    margins = _beside(specification, place, "margins", entry) if "margins" in entry else None
    if margins and not rake:
        raise UsageError(place, "rake = a list, beside margins", "none", "say what to weight by")
    period = _period(place, entry)
    return RecordsInput(
        str(reader), str(entry["path"]), tuple(found), columns, period, tuple(rake), margins
    )


def _known(
    place: str,
    entry: Mapping[str, object],
    reader: object,
    readers: Sequence[str],
    keys: Sequence[str],
) -> None:
    """Refuse a table with another reader or other keys."""
    if not isinstance(reader, str) or reader not in readers:
        known = f"a reader ({', '.join(readers)})"
        found = "none" if reader is None else repr(reader)
        raise UsageError(place, known, found, "see docs/how-to/build.md")
    unknown = sorted(set(entry) - set(keys))
    if unknown:
        found = f"key {unknown[0]!r}"
        raise UsageError(place, ", ".join(keys), found, "see docs/how-to/build.md")


def _period(place: str, entry: Mapping[str, object]) -> str | None:
    period = entry.get("period")
    if period is not None and not isinstance(period, str):
        raise UsageError(place, "a period in quotes, as '2025-05'", repr(period))
    return period


def _found(specification: Path, place: str, entry: Mapping[str, object]) -> list[Path]:
    """The files of a table's path."""
    pattern = entry.get("path")
    if not isinstance(pattern, str):
        found = "none" if pattern is None else repr(pattern)
        raise UsageError(place, "a path", found, "see docs/how-to/build.md")
    paths = _paths(specification.parent, pattern)
    if not paths:
        raise UsageError(
            place,
            "a file or folder",
            f"nothing at {pattern!r}",
            "a path is relative to the specification",
        )
    return paths


def _inputs(specification: Path, place: str, entry: Mapping[str, object]) -> list[Input]:
    reader, measures = str(entry.get("reader")), entry.get("measures")
    keys = ("reader", "path", "period", "measures", *BESIDE.get(reader, ()))
    _known(place, entry, entry.get("reader"), READERS, keys)
    kept = None if measures is None else _measures(place, measures)
    period = _period(place, entry)
    paths = _found(specification, place, entry)
    beside = {name: _beside(specification, place, name, entry) for name in BESIDE.get(reader, ())}
    return [Input(reader, path, period, kept, beside) for path in paths]


def _beside(specification: Path, place: str, name: str, entry: Mapping[str, object]) -> Path:
    """The other file of that name."""
    pattern = entry.get(name)
    if pattern is None:
        raise UsageError(place, f"{name} = one file", "none", "see docs/how-to/build.md")
    found = _paths(specification.parent, pattern) if isinstance(pattern, str) else []
    if len(found) != 1:
        raise UsageError(
            place, f"{name} = one file", repr(pattern), "a path is relative to the specification"
        )
    return found[0]


def _measures(place: str, measures: object) -> frozenset[str]:
    if not isinstance(measures, list):
        raise UsageError(place, "a list of measures", repr(measures))
    for id in measures:
        if not isinstance(id, str) or id not in MEASURES:
            raise UsageError(place, "measures of the catalogue", repr(id), "see docs/sources.md")
    return frozenset(measures)


def _paths(folder: Path, pattern: str) -> list[Path]:
    """The file or folder of that name, or those that a glob finds, in order of name."""
    try:
        if (folder / pattern).exists():
            return [folder / pattern]
        whole = Path(pattern)
        below = Path(whole.anchor) if whole.is_absolute() else folder
        return sorted(below.glob(str(whole.relative_to(whole.anchor))))
    except (ValueError, OSError):  # a name that no file can have
        return []
