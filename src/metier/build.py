"""Releases into a snapshot, with an account of every row.

specification -> readers -> resolve table titles to codes -> index titles -> store.write
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from metier.coding.corrections import corrections
from metier.coding.titles import forms, normalise
from metier.errors import InputError, UsageError
from metier.model.codes import Code, System
from metier.model.measure import MEASURES
from metier.model.records import IndexedTitle, TitleEntry
from metier.readers.base import Reader, Reading
from metier.store.write import write

READERS = ("cps", "oews", "onet", "places", "prices", "projections", "soc")
"""The modules of `metier.readers` that a specification may name."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are behind, and how many there are."""


@dataclass(frozen=True, slots=True)
class Input:
    """One `[[release]]` of a specification.

    Attributes:
        reader: a module of `metier.readers`.
        path: a file or folder.
        period: only where the file does not say; None otherwise.
        measures: keep only facts of these measures; None for all.
    """

    reader: str
    path: Path
    period: str | None = None
    measures: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        snapshot: its id.
        report: rows in, used and set aside for each file, and every problem.
    """

    snapshot: str
    report: Mapping[str, Any]

    def summary(self) -> Iterator[str]:
        """Lines for a person: rows of each file, and where the first problem stands."""
        for file in self.report["files"]:
            aside = sum(file["set_aside"].values())
            yield (
                f"{file['file']}: {file['rows_in']:,} rows = {file['rows_used']:,} used + "
                f"{aside:,} set aside; {file['facts']:,} facts"
            )
            for reason, rows in file["set_aside"].items():
                yield f"    {rows:,} set aside: {reason}"
            if problems := file["problems"]:
                first = problems[0]
                more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
                yield (
                    f"    {first['place']}: expected {first['expected']}, "
                    f"found {first['found']}{more}"
                )


def build(
    specification: Path,
    output: Path,
    *,
    strict: bool = False,
    progress: Progress = lambda doing, done, total: None,
) -> Built:
    """Build a snapshot below `output` and put it in force.

    Args:
        specification: a TOML file of `[[release]]` tables; paths are relative to it.
        strict: refuse the build at the first unreadable figure.

    Raises:
        UsageError: the specification is not one.
        InputError: a file cannot be read as what it was said to be, or, where
            strict, holds an unreadable figure.
    """
    inputs = parse(specification)
    readings = []
    for done, item in enumerate(inputs):
        progress(f"reading {item.path.name}", done, len(inputs) + 1)
        readings.append(_read(item, strict=strict))
    progress("writing the snapshot", len(inputs), len(inputs) + 1)
    _refuse_twins(readings)
    linked = {link.target for reading in readings for link in reading.links}
    resolved = [resolve(reading, linked) for reading in readings]
    report = {"files": [_account(reading) for reading in resolved]}
    snapshot = write(
        output,
        facts=chain.from_iterable(reading.facts for reading in resolved),
        occupations=chain.from_iterable(reading.occupations for reading in resolved),
        titles=index(chain.from_iterable(reading.titles for reading in resolved)),
        links=chain.from_iterable(reading.links for reading in resolved),
        places=chain.from_iterable(reading.places for reading in resolved),
        industries=chain.from_iterable(reading.industries for reading in resolved),
        releases=[reading.release for reading in resolved],
        report=report,
    )
    progress("done", len(inputs) + 1, len(inputs) + 1)
    return Built(snapshot, report)


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
    unknown = sorted(set(entry) - {"reader", "path", "period", "measures"})
    if unknown:
        raise UsageError(place, "reader, path, period, measures", f"key {unknown[0]!r}")
    reader, pattern = entry.get("reader"), entry.get("path")
    if reader not in READERS:
        raise UsageError(place, f"a reader ({', '.join(READERS)})", repr(reader))
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
    return [Input(str(reader), path, period, kept) for path in paths]


def _measures(place: str, measures: object) -> frozenset[str]:
    if not isinstance(measures, list):
        raise UsageError(place, "a list of measures", repr(measures))
    for id in measures:
        if id not in MEASURES:
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


def _read(item: Input, *, strict: bool) -> Reading:
    module: Reader = importlib.import_module(f"metier.readers.{item.reader}")
    reading = module.read(item.path, item.period)
    problems = reading.account.problems
    if strict and problems:
        first = problems[0]
        raise InputError(
            first.place,
            first.expected,
            f"{first.found} (one of {len(problems)} problems in this file)",
            "build without --strict to set them aside",
        )
    if item.measures is None:
        return reading
    return replace(reading, facts=tuple(f for f in reading.facts if f.measure in item.measures))


def _refuse_twins(readings: Sequence[Reading]) -> None:
    seen: dict[str, str] = {}
    for reading in readings:
        release = reading.release
        if release.address in seen:
            raise UsageError(
                release.file,
                "each release once",
                f"{release.address}, which {seen[release.address]} is too",
                "leave one of the two out of the specification",
            )
        seen[release.address] = release.file


def resolve(reading: Reading, linked: Set[Code]) -> Reading:
    """The reading without facts of printed titles that no crosswalk links to a code.

    Some tables print an occupation's title and no code; the rows of groups, which
    no crosswalk has, are set aside.
    """
    lost = {
        fact.occupation
        for fact in reading.facts
        if fact.occupation.system is System.CENSUS_TITLE and fact.occupation not in linked
    }
    reading.account.rows_used -= len(lost)
    if lost:
        reading.account.set_aside("a title that no crosswalk has", len(lost))
    return replace(reading, facts=tuple(f for f in reading.facts if f.occupation not in lost))


def index(titles: Iterable[TitleEntry]) -> Iterable[IndexedTitle]:
    """Title entries under the key of each of their forms, with the words of the key.

    Corrections are among them; a title of which nothing is left has no key and goes.
    """
    for entry in chain(titles, corrections()):
        for key in dict.fromkeys(normalise(form) for form in forms(entry.title)):
            if key:
                yield IndexedTitle(entry, key, tuple(dict.fromkeys(key.split())))


def _account(reading: Reading) -> Mapping[str, object]:
    account = reading.account
    return {
        "release": reading.release.address,
        "file": reading.release.file,
        "rows_in": account.rows_in,
        "rows_used": account.rows_used,
        "set_aside": dict(sorted(account.aside.items())),
        "facts": len(reading.facts),
        "problems": [
            {"place": p.place, "expected": p.expected, "found": p.found, "reason": p.reason}
            for p in account.problems
        ],
    }
