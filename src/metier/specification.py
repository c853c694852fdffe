"""A build specification: which files are read, by which reader, and what is kept of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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


def parse(specification: Path) -> list[Input]:
    """The inputs of a specification, in its order; a glob gives its files in order of name.

    Raises:
        UsageError: not TOML, no `[[release]]`, an unknown key or reader, or no such file.
    """
    place = specification.name
    try:
        content = tomllib.loads(specification.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(place, "a TOML file", str(error), "see docs/how-to/build.md") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise UsageError(
            str(specification)[:200], "a build specification", "nothing readable", "check the path"
        ) from error
    tables = content.get("release")
    listed = isinstance(tables, list) and all(isinstance(entry, dict) for entry in tables)
    if not tables or not listed or len(content) > 1:
        keys = ", ".join(sorted(content)) or "nothing"
        raise UsageError(
            place, "[[release]] tables and nothing else", keys, "see docs/how-to/build.md"
        )
    return [
        item
        for number, entry in enumerate(tables, start=1)
        for item in _inputs(specification, f"{place}: release {number}", entry)
    ]


def _inputs(specification: Path, place: str, entry: Mapping[str, object]) -> list[Input]:
    reader, pattern = entry.get("reader"), entry.get("path")
    if not isinstance(reader, str) or reader not in READERS:
        raise UsageError(place, f"a reader ({', '.join(READERS)})", repr(reader))
    keys = ("reader", "path", "period", "measures", *BESIDE.get(reader, ()))
    unknown = sorted(set(entry) - set(keys))
    if unknown:
        raise UsageError(place, ", ".join(keys), f"key {unknown[0]!r}")
    if not isinstance(pattern, str):
        raise UsageError(place, "a path", repr(pattern))
    period, measures = entry.get("period"), entry.get("measures")
    if period is not None and not isinstance(period, str):
        raise UsageError(place, "a period in quotes, as '2025-05'", repr(period))
    kept = None if measures is None else _measures(place, measures)
    paths = _paths(specification.parent, pattern)
    if not paths:
        raise UsageError(
            place,
            "a file or folder",
            f"nothing at {pattern!r}",
            "a path is relative to the specification",
        )
    beside = {name: _beside(specification, place, name, entry) for name in BESIDE.get(reader, ())}
    return [Input(reader, path, period, kept, beside) for path in paths]


def _beside(specification: Path, place: str, name: str, entry: Mapping[str, object]) -> Path:
    """The other file of that name."""
    pattern = entry.get(name)
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
