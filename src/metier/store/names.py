"""The occupations of a snapshot by name, and the links between their codes, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from metier.model.codes import Code
from metier.model.records import Level, Link, Occupation, Relation
from metier.store.conditions import scheme

_SPLITTING = "onet-soc-2019"
_End = tuple[str, str]
"""System and value of a code, as the files have them."""
_Line = tuple[*_End, *_End, str, int | None]
"""A link with both its ends."""


class Names:
    """Occupations and links; small next to the facts, so that all of them stay in memory.

    Args:
        rows: asks the database.
        occupations, links: the files, as SQL names them.
    """

    def __init__(
        self, rows: Callable[[str, Sequence[Any]], list[Any]], occupations: str, links: str
    ) -> None:
        self._rows = rows
        self._occupations = occupations
        self._links = links
        self._linked: dict[_End | None, list[_Line]] = {}

    def occupations(self, codes: Iterable[Code] | None) -> list[Occupation]:
        """Occupations of the given codes, or all; ordered by code and level."""
        if codes is None:
            codes = [Code.parse(f"{system}/{value}") for system, value in self._named]
        return [
            Occupation(code, title, level)
            for code in sorted(set(codes))
            for level, title in self._named.get((scheme(code), code.value), ())
        ]

    def specialties(self, occupation: Code) -> list[Code]:
        """The O*NET-SOC codes that split a SOC occupation, in order."""
        values = self._split.get(occupation.value, ())
        return [Code.parse(f"{_SPLITTING}/{value}") for value in values]

    def links(
        self, source: Code | None, target: Code | None, relations: Sequence[Relation]
    ) -> list[Link]:
        """Links from a code, to a code, or both; of the given relations, or any."""
        from_one = None if source is None else (scheme(source), source.value)
        if (lines := self._linked.get(from_one)) is None:
            lines = self._linked[from_one] = self._lines(from_one)
        to = None if target is None else (scheme(target), target.value)
        return [
            Link(Code.parse(f"{a}/{b}"), Code.parse(f"{c}/{d}"), Relation(relation), rank)
            for a, b, c, d, relation, rank in lines
            if to in (None, (c, d)) and (not relations or relation in relations)
        ]

    @cached_property
    def _named(self) -> Mapping[_End, Sequence[tuple[Level, str]]]:
        """Levels and titles by system and value of a code, the highest level first.

        Codes are made of those that are asked for only: all of them take longer than to read them.
        """
        rows = self._rows(f"SELECT system, occupation, level, title FROM {self._occupations}", [])
        found: dict[_End, list[tuple[Level, str]]] = {}
        levels = {level.value: level for level in Level}
        for system, value, level, title in rows:
            found.setdefault((system, value), []).append((levels[level], title))
        order = list(Level)
        for several in found.values():
            if len(several) > 1:
                several.sort(key=lambda one: (order.index(one[0]), one[1]))
        return found

    @cached_property
    def _split(self) -> Mapping[str, Sequence[str]]:
        """The values of O*NET-SOC codes by that of the occupation that they split, in order."""
        found: dict[str, list[str]] = {}
        for system, value in sorted(self._named):
            if system == _SPLITTING:
                found.setdefault(value.partition(".")[0], []).append(value)
        return found

    def _lines(self, source: _End | None) -> list[_Line]:
        """All links, or those that lead from a code, in order."""
        where = "" if source is None else "WHERE system = ? AND occupation = ? "
        return self._rows(
            "SELECT system, occupation, to_system, to_occupation, relation, rank "
            f"FROM {self._links} {where}"
            "ORDER BY rank NULLS LAST, to_system, to_occupation, system, occupation",
            source or (),
        )
