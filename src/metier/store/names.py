"""The occupations of a snapshot by name, and the links between their codes, each read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any

from metier.model.codes import Code
from metier.model.records import Level, Link, Occupation, Relation
from metier.store.conditions import scheme

_Ends = tuple[str, str, str, str]
_Line = tuple[int, *_Ends, str, int | None]
"""A link as it stands in the order of all, with systems and values of both ends."""


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

    def occupations(self, codes: Iterable[Code] | None) -> list[Occupation]:
        """Occupations of the given codes, or all; ordered by code and level."""
        if codes is None:
            return list(chain.from_iterable(self._named.values()))
        return [one for code in sorted(set(codes)) for one in self._named.get(code, ())]

    def specialties(self, occupation: Code) -> list[Code]:
        """The O*NET-SOC codes that split a SOC occupation, in order."""
        return self._split.get(occupation.value, [])

    def links(
        self, source: Code | None, target: Code | None, relations: Sequence[Relation]
    ) -> list[Link]:
        """Links from a code, to a code, or both; of the given relations, or any."""
        if source is None:
            lines = sorted(chain.from_iterable(self._linked.values()), key=itemgetter(0))
        else:
            lines = self._linked.get((scheme(source), source.value), [])
        to = None if target is None else (scheme(target), target.value)
        return [
            Link(Code.parse(f"{a}/{b}"), Code.parse(f"{c}/{d}"), Relation(relation), rank)
            for _, a, b, c, d, relation, rank in lines
            if to in (None, (c, d)) and (not relations or relation in relations)
        ]

    @cached_property
    def _named(self) -> Mapping[Code, Sequence[Occupation]]:
        """All occupations by code, in order."""
        rows = self._rows(f"SELECT system, occupation, title, level FROM {self._occupations}", [])
        found: dict[Code, list[Occupation]] = {}
        for system, value, title, level in rows:
            code = Code.parse(f"{system}/{value}")
            found.setdefault(code, []).append(Occupation(code, title, Level(level)))
        order = list(Level)
        for several in found.values():
            several.sort(key=lambda o: (order.index(o.level), o.title))
        return {code: found[code] for code in sorted(found)}

    @cached_property
    def _split(self) -> Mapping[str, list[Code]]:
        """The codes of O*NET-SOC by the occupation that they split."""
        found: dict[str, list[Code]] = {}
        for code in self._named:
            if scheme(code) == "onet-soc-2019":
                found.setdefault(code.value.partition(".")[0], []).append(code)
        return found

    @cached_property
    def _linked(self) -> Mapping[tuple[str, str], list[_Line]]:
        """All links by the code that they lead from, in order."""
        rows = self._rows(
            "SELECT system, occupation, to_system, to_occupation, relation, rank "
            f"FROM {self._links} "
            "ORDER BY rank NULLS LAST, to_system, to_occupation, system, occupation",
            [],
        )
        found: dict[tuple[str, str], list[_Line]] = {}
        for position, row in enumerate(rows):
            found.setdefault(row[:2], []).append((position, *row))
        return found
