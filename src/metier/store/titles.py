"""The titles of a snapshot, found by key and by word."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from math import log
from typing import Any

from metier.model.codes import Code
from metier.model.records import TitleEntry

Query = Callable[[str, Sequence[Any]], list[Any]]
"""Runs SQL with its values and gives the rows."""

MANY = 1_500
"""A word of more titles than this does not lead to a title; it only ranks those found."""

_ENTRY = "title, system, occupation, listing, weight, reason"


class Titles:
    """Listed titles, found by key and by word.

    Args:
        query: runs SQL over the snapshot.
        titles, occupations: the tables, as SQL names them.
    """

    def __init__(self, query: Query, titles: str, occupations: str) -> None:
        self._query = query
        self._titles = titles
        self._occupations = occupations

    def entries(self, key: str) -> Sequence[TitleEntry]:
        """Those whose key is exactly `key`; empty if none."""
        rows = self._query(f"SELECT {_ENTRY} FROM {self._titles} WHERE key = ? ORDER BY ALL", [key])
        return [entry_of(row) for row in rows]

    def near(self, words: Sequence[str], limit: int) -> Sequence[TitleEntry]:
        """At most `limit` that share words with `words`, best first.

        Ranked by the weight of the shared words over the weight of all words
        of both; a word's weight is the logarithm of how rare it is.
        """
        known = sorted({*words} & self.counts().keys(), key=lambda w: (self.counts()[w], w))
        leading = [w for w in known if self.counts()[w] <= MANY] or known[:1]
        if not leading:
            return []
        rows = self._query(
            f"SELECT {_ENTRY}, words FROM {self._titles} "
            "WHERE list_has_any(words, ?::VARCHAR[]) ORDER BY ALL",
            [leading],
        )
        asked = sum(map(self._weight, {*words}))
        wanted = set(words)

        def likeness(row: Sequence[Any]) -> float:
            both = sum(self._weight(word) for word in row[6] if word in wanted)
            return both / (asked + sum(map(self._weight, row[6])) - both)

        best = heapq.nsmallest(
            limit, enumerate(rows), key=lambda item: (-likeness(item[1]), item[0])
        )
        return [entry_of(row[:6]) for _, row in best]

    def counts(self) -> Mapping[str, int]:
        """Every word of the keys, with the number of titles that have it."""
        return self._counts

    def occupation_title(self, code: Code) -> str:
        """The official name of a SOC or O*NET-SOC occupation; empty if unknown."""
        rows = self._query(
            f"SELECT title FROM {self._occupations} WHERE system = ? AND occupation = ? "
            "ORDER BY level = 'detailed' DESC, title LIMIT 1",
            [f"{code.system}-{code.edition}", code.value],
        )
        return str(rows[0][0]) if rows else ""

    def all(self) -> Sequence[TitleEntry]:
        """Every entry, ordered by title."""
        rows = self._query(f"SELECT DISTINCT {_ENTRY} FROM {self._titles} ORDER BY ALL", [])
        return [entry_of(row) for row in rows]

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return dict(
            self._query(
                f"SELECT word, count(*) FROM (SELECT unnest(words) AS word FROM {self._titles}) "
                "GROUP BY word",
                [],
            )
        )

    @cached_property
    def _largest(self) -> int:
        return max(self._counts.values(), default=1)

    def _weight(self, word: str) -> float:
        return 1.0 + log(self._largest / self._counts.get(word, 1))


def entry_of(row: Sequence[Any]) -> TitleEntry:
    """A title entry from a row of title, system, code, listing, weight, reason."""
    title, system, value, listing, weight, reason = row
    return TitleEntry(title, Code.parse(f"{system}/{value}"), listing, weight, reason)
