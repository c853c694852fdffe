"""How many of the postings found have each value of a column.

A snapshot never changes, so what was counted for one page of what was found holds for all of
them: the last answers are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import tantivy

from metier.model.postings import FACETS, Bucket, Sort, Wanted
from metier.store.fields import COLUMNS
from metier.store.queries import phrases, query
from metier.store.values import Values

TOP = 10
"""Values of a column that are counted apart."""
KEPT = 256
"""Searches of which the counts are kept, some 10 kB each."""
_CANDIDATES = 1_000
"""Values of a column that each segment tells: more than there are occupations or metro areas."""
_ALL = 10_000
"""Postings found up to which each segment tells all of its companies."""

Facets = Mapping[str, tuple[Bucket, ...]]


class Counter:
    """Counts what is found in an index by each of `FACETS`.

    Args:
        values: of the columns that are counted.
        kept: searches of which the counts are kept for when they are asked for again.
    """

    def __init__(
        self, searcher: tantivy.Searcher, fields: tantivy.Schema, values: Values, kept: int = KEPT
    ) -> None:
        self._searcher = searcher
        self._fields = fields
        self._values = values
        self._kept = lru_cache(kept)(self._counted)

    def facets(self, wanted: Wanted, misspelled: tuple[str, ...], count: int) -> Facets:
        """The most frequent values of each column.

        Args:
            misspelled: words of it that stand for words a slip or two away.
            count: all that were found.
        """
        whole = replace(wanted, sort=Sort.RELEVANCE, limit=0, offset=0)
        return self._kept(whole, misspelled, count)

    def _counted(self, wanted: Wanted, misspelled: tuple[str, ...], count: int) -> Facets:
        asked = query(wanted, phrases(wanted.words), self._fields, self._values, misspelled)
        alone = self._searcher.num_segments == 1
        told = TOP + 1 if alone else max(_CANDIDATES, count if count <= _ALL else 0)
        terms = {
            name: {"terms": {"field": column, "size": TOP + 1, "segment_size": told}}
            for name, column in COLUMNS.items()
        }
        said = self._searcher.aggregate(asked, terms)
        found = {name: _counts(said[name]) for name in FACETS}
        if said["company"]["doc_count_error_upper_bound"] and not alone:
            found["company"] = self._counted_again(asked, [key for key, _ in found["company"]])
        return {name: self._buckets(name, found[name]) for name in FACETS}

    def _counted_again(self, asked: tantivy.Query, keys: list[int]) -> list[tuple[int, int]]:
        """Companies with all their postings: a segment left out those that are rare in it."""
        one_of = tantivy.Query.term_set_query(self._fields, "company", keys)
        terms = {"company": {"terms": {"field": "company", "size": len(keys)}}}
        return _counts(self._searcher.aggregate(asked.and_must_match(one_of), terms)["company"])

    def _buckets(self, name: str, found: list[tuple[int, int]]) -> tuple[Bucket, ...]:
        """The foremost values; of postings that state none nothing is counted."""
        stated = [(number, count) for number, count in found if number]
        value = self._values.value
        return tuple(Bucket(value(name, number), count) for number, count in stated[:TOP])


def _counts(said: Mapping[str, Any]) -> list[tuple[int, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in said["buckets"]]
