"""Which comparisons are published, and under which addresses."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

from metier.atlas import Atlas
from metier.errors import InputError, MetierError, UsageError
from metier.web.comparing import BETWEEN, settled

MOST = 5
"""Careers on one page."""
_TOP = "top:"


@dataclass(frozen=True)
class Plan:
    """The pages of titles that are published.

    Attributes:
        careers: the name of each career's address, with its title; A to Z of the snapshot, then
            those that only pairs name.
        comparisons: the addresses of the careers of each comparison, in its order.
    """

    careers: Mapping[str, str]
    comparisons: Sequence[tuple[str, ...]]

    @cached_property
    def compared(self) -> Mapping[str, tuple[str, ...]]:
        """For each career the names of the comparisons that it is in."""
        found: dict[str, list[str]] = {}
        for slugs in self.comparisons:
            for slug in dict.fromkeys(slugs):
                found.setdefault(slug, []).append(BETWEEN.join(slugs))
        return {slug: tuple(names) for slug, names in found.items()}


def plan_of(atlas: Atlas, pairs: str) -> Plan:
    """What is published of a snapshot.

    Every occupation has a page of its own.

    Args:
        pairs: `top:N` for every two of the N occupations with the most jobs, those of the larger
            ones first and the larger of two before the other; `all` for every two of all
            occupations in the same order; else a CSV file with two to five titles in a line.

    Raises:
        UsageError: no number after `top:`, or no such file.
        InputError: a line of another number of titles, or a title that cannot be read.
    """
    entries = atlas.catalogue().entries
    careers = {entry.slug: entry.occupation.title for entry in entries}
    largest = sorted(entries, key=lambda entry: (-(entry.jobs or 0.0), entry.slug))
    if pairs == "all":
        return Plan(careers, every_two([entry.slug for entry in largest]))
    if pairs.startswith(_TOP):
        counted = [entry.slug for entry in largest if entry.jobs is not None]
        return Plan(careers, every_two(counted[: _number(pairs, len(counted))]))
    comparisons = list(dict.fromkeys(_listed(atlas, Path(pairs))))
    others = {slug: atlas.title_of(slug) for slugs in comparisons for slug in slugs}
    return Plan({**others, **careers}, comparisons)


def every_two(slugs: Sequence[str]) -> list[tuple[str, ...]]:
    """Every two, so that those of the first few come before any with a later one.

    >>> every_two(["a", "b", "c"])
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    places = {slug: place for place, slug in enumerate(slugs)}
    pairs: Iterable[tuple[str, ...]] = combinations(slugs, 2)
    return sorted(pairs, key=lambda pair: (places[pair[1]], places[pair[0]]))


def _number(pairs: str, most: int) -> int:
    text = pairs.removeprefix(_TOP)
    if not (text.isascii() and text.isdigit() and 2 <= int(text) <= most):
        raise UsageError(
            "--pairs", f"a number from 2 to {most:,} after `top:`", repr(text[:40]), "as top:100"
        )
    return int(text)


def _listed(atlas: Atlas, path: Path) -> Iterator[tuple[str, ...]]:
    for line, titles in _lines(path):
        if not 2 <= len(titles) <= MOST:
            raise InputError(
                f"{path}:{line}",
                f"2 to {MOST} titles",
                str(len(titles)),
                "put titles that have commas in double quotes",
            )
        try:
            for title in titles:
                atlas.find(title)
        except MetierError as error:
            raise InputError(f"{path}:{line}", error.expected, error.found, error.hint) from error
        yield tuple(settled(atlas, atlas.slug_of(title)) for title in titles)


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The titles of each line that has any, with its number."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.reader(file, strict=True)
            for row in reader:
                if titles := [title.strip() for title in row if title.strip()]:
                    yield reader.line_num, titles
    except OSError as error:
        hint = "or give top:N or all"
        raise UsageError("--pairs", "a file of titles", str(path), hint) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(str(path), "CSV in UTF-8", str(error)) from error
