"""All listed titles of a snapshot held in memory: found by key, by word, and as a whole."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from math import fsum, log

from metier.model.codes import Code
from metier.model.records import TitleEntry

MANY = 1_500
"""A word of more titles than this does not lead to a title; it only ranks those found."""


class Listings:
    """Entries of titles by key, as columns.

    Args:
        rows: key, title, and what stands behind it as one text of tab-separated fields:
            system, code, listing, weight, reason; in any order.

    >>> rows = [("bill collector", "Bill Collector", "soc-2018\\t43-3011\\tlexicon\\t1.0\\t")]
    >>> [str(entry.code) for entry in Listings(rows).entries("bill collector")]
    ['soc-2018/43-3011']
    """

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        ordered = sorted(rows)
        self.keys: list[str] = []
        self._starts = array("I")
        for at, (key, _, _) in enumerate(ordered):
            if not self.keys or key != self.keys[-1]:
                self.keys.append(key)
                self._starts.append(at)
        self._starts.append(len(ordered))
        self._titles = [title for _, title, _ in ordered]
        # Many titles have the same five fields behind them; each text is kept once.
        kinds: dict[str, int] = {}
        self._kinds = array("I", (kinds.setdefault(kind, len(kinds)) for *_, kind in ordered))
        self._each = list(kinds)

    def entries(self, key: str) -> list[TitleEntry]:
        """Those whose key is exactly `key`, ordered by title; empty if none."""
        at = bisect_left(self.keys, key)
        found = at < len(self.keys) and self.keys[at] == key
        return list(self._under(at)) if found else []

    def lines(
        self,
    ) -> tuple[Sequence[str], Sequence[int], Sequence[int], list[tuple[Code, str, float]]]:
        """All lines by key, as columns.

        Returns:
            The keys, each once; where the lines of each begin, one more than there are keys;
            the kind of each line; and the occupation, listing and weight of each kind.
        """
        split = (kind.split("\t", 4) for kind in self._each)
        each = [(_code(system, value), name, float(w)) for system, value, name, w, _ in split]
        return self.keys, self._starts, self._kinds, each

    def near(self, words: Sequence[str], limit: int) -> list[TitleEntry]:
        """At most `limit` that share words with `words`, best first.

        Ranked by the weight of the shared words over the weight of all words
        of both; a word's weight is the logarithm of how rare it is.
        """
        known = sorted({*words} & self.counts.keys(), key=lambda w: (self.counts[w], w))
        leading = [w for w in known if self.counts[w] <= MANY] or known[:1]
        wanted = set(words)
        asked = fsum(map(self._weight, wanted))

        def distance(at: int) -> float:
            own = {*self.keys[at].split()}
            both = fsum(self._weight(word) for word in own & wanted)
            return -both / (asked + fsum(map(self._weight, own)) - both)

        found = {at for word in leading for at in self._with(word)}
        best = heapq.nsmallest(limit, ((distance(at), at) for at in found))
        near = [(far, entry) for far, at in best for entry in self._under(at)]
        near.sort(key=lambda item: (item[0], item[1].title))
        return [entry for _, entry in near[:limit]]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Every word of the keys, with the number of titles that have it."""
        counts: Counter[str] = Counter()
        for at, key in enumerate(self.keys):
            rows = self._starts[at + 1] - self._starts[at]
            for word in {*key.split()}:
                counts[word] += rows
        return counts

    def standings(self, worth: Callable[[str, str], float]) -> Mapping[str, float]:
        """How much the lists have of each key, in order, without those of which it is 0.

        Args:
            worth: of one line, from its occupation's code and the list it stands in.
        """
        split = (kind.split("\t", 4) for kind in self._each)
        weights = [worth(value, listing) * float(w) for _, value, listing, w, _ in split]
        lines = [weights[kind] for kind in self._kinds]
        spans = zip(self.keys, self._starts, self._starts[1:], strict=False)
        sums = ((key, sum(lines[start:end])) for key, start, end in spans)
        return {key: standing for key, standing in sums if standing > 0}

    def title(self, key: str) -> str:
        """The title that says a key best: in its own words, else the shortest.

        Raises:
            KeyError: no title has the key.
        """
        at = bisect_left(self.keys, key)
        if self.keys[at : at + 1] != [key]:
            raise KeyError(key)
        titles = self._titles[self._starts[at] : self._starts[at + 1]]
        return min(titles, key=lambda title: (title.casefold() != key, len(title), title))

    def _with(self, word: str) -> Iterator[int]:
        """Positions of the keys that have a word."""
        text, starts = self._text
        place = text.find(f" {word} ")
        while place >= 0:
            yield bisect_right(starts, place) - 1
            place = text.find(f" {word} ", place + 1)

    def _under(self, at: int) -> Iterator[TitleEntry]:
        for row in range(self._starts[at], self._starts[at + 1]):
            fields = self._each[self._kinds[row]].split("\t", 4)
            yield entry_of((self._titles[row], *fields))

    @cached_property
    def _text(self) -> tuple[str, array[int]]:
        """The keys in one text, each between blanks on its line, and where each line begins."""
        lines = [f" {key} \n" for key in self.keys]
        starts = array("I", accumulate(map(len, lines), initial=0))
        return "".join(lines), starts

    @cached_property
    def _largest(self) -> int:
        return max(self.counts.values(), default=1)

    def _weight(self, word: str) -> float:
        return 1.0 + log(self._largest / self.counts.get(word, 1))


def entry_of(row: Sequence[str | float]) -> TitleEntry:
    """A title entry from a row of title, system, code, listing, weight, reason."""
    title, system, value, listing, weight, reason = row
    code = _code(str(system), str(value))
    return TitleEntry(str(title), code, str(listing), float(weight), str(reason))


@lru_cache(maxsize=4_096)
def _code(system: str, value: str) -> Code:
    return Code.parse(f"{system}/{value}")
