"""The titles of a snapshot, found by key and by word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from metier.model.codes import Code, soc
from metier.model.records import TitleEntry
from metier.store.listings import Listings, entry_of

Query = Callable[[str, Sequence[Any]], list[Any]]
"""Runs SQL with its values and gives the rows."""

FEW = 8
"""Keys that are looked up in the file; after that all titles are held in memory."""

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
        self._asked = 0

    def entries(self, key: str) -> Sequence[TitleEntry]:
        """Those whose key is exactly `key`; empty if none.

        A program that asks for a title or two does not wait for all to be read.
        """
        self._asked += 1
        if self._asked > FEW:
            return self.held.entries(key)
        rows = self._query(f"SELECT {_ENTRY} FROM {self._titles} WHERE key = ? ORDER BY ALL", [key])
        return [entry_of(row) for row in rows]

    def lines(
        self,
    ) -> tuple[Sequence[str], Sequence[int], Sequence[int], Sequence[tuple[Code, str, float]]]:
        """All lines by key, as columns; see `Listings.lines`."""
        return self.held.lines()

    def near(self, words: Sequence[str], limit: int) -> Sequence[TitleEntry]:
        """At most `limit` that share words with `words`, best first.

        Ranked by the weight of the shared words over the weight of all words
        of both; a word's weight is the logarithm of how rare it is.
        """
        return self.held.near(words, limit)

    def counts(self) -> Mapping[str, int]:
        """Every word of the keys, with the number of titles that have it."""
        return self.held.counts

    def occupation_title(self, code: Code) -> str:
        """The official name of a SOC or O*NET-SOC occupation; empty if unknown."""
        return self._names.get((f"{code.system}-{code.edition}", code.value), "")

    @cached_property
    def detailed(self) -> Mapping[Code, str]:
        """The official name of every detailed occupation of SOC 2018."""
        # What surveys publish as detailed may be several occupations; the classification tells.
        rows = self._query(
            f"SELECT DISTINCT occupation, title FROM {self._titles} "
            "WHERE listing = 'soc title' AND NOT ends_with(occupation, '0') ORDER BY ALL",
            [],
        )
        return {soc(value): title for value, title in rows}

    def all(self) -> Sequence[TitleEntry]:
        """Every entry, ordered by title."""
        rows = self._query(f"SELECT DISTINCT {_ENTRY} FROM {self._titles} ORDER BY ALL", [])
        return [entry_of(row) for row in rows]

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        # Where a code stands twice, the detailed occupation comes last and stays.
        rows = self._query(
            f"SELECT system, occupation, title FROM {self._occupations} "
            "WHERE starts_with(system, 'soc-') OR starts_with(system, 'onet-') "
            "ORDER BY level = 'detailed', title DESC",
            [],
        )
        return {(system, value): title for system, value, title in rows}

    @cached_property
    def held(self) -> Listings:
        """All of them in memory, read when first asked for."""
        # A column as one text is read in a fraction of the time of a hundred thousand values.
        end = "\x1e"
        what = "concat_ws(chr(9), system, occupation, listing, weight, reason)"
        texts = self._query(
            f"SELECT {', '.join(f'string_agg({c}, chr(30))' for c in ('key', 'title', what))} "
            f"FROM {self._titles}",
            [],
        )[0]
        columns = [text.split(end) if text else [] for text in texts]
        return Listings(zip(*columns, strict=True))
