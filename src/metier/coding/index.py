"""What a coder asks of a list of titles, and such a list held in memory."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, Protocol

from metier.coding.likeness import Likeness
from metier.coding.titles import forms, normalise
from metier.model.codes import Code, System
from metier.model.records import TitleEntry

MANY = 1_500
"""A word of more titles than this does not lead to a title; it only ranks those found."""


class Lines(NamedTuple):
    """All lines of the lists by key, as columns.

    Attributes:
        keys: each once.
        starts: where the lines of each key begin; one more than there are keys.
        kinds: of each line, as a place in `each`.
        each: the occupations, listings and weights that lines have.
    """

    keys: Sequence[str]
    starts: Sequence[int]
    kinds: Sequence[int]
    each: Sequence[tuple[Code, str, float]]


class TitleIndex(Protocol):
    """Listed titles, found by key and by word.

    A line of a list is kept under each of its `keys`.
    """

    def entries(self, key: str) -> Sequence[TitleEntry]:
        """Those whose key is exactly `key`, in list order; empty if none."""
        ...

    def lines(
        self,
    ) -> tuple[Sequence[str], Sequence[int], Sequence[int], Sequence[tuple[Code, str, float]]]:
        """All lines by key, as the columns of `Lines`."""
        ...

    def near(self, words: Sequence[str], limit: int) -> Sequence[TitleEntry]:
        """At most `limit` that share words with `words`, best first.

        A rarer word counts more, and so does a title with few other words.
        """
        ...

    def counts(self) -> Mapping[str, int]:
        """Every word of the keys, with the number of titles that have it."""
        ...

    def occupation_title(self, code: Code) -> str:
        """The official name of a SOC or O*NET-SOC occupation; empty if unknown."""
        ...


@lru_cache(maxsize=200_000)
def keys(title: str) -> tuple[str, ...]:
    """The keys under which one line of a list is kept, each once, none empty.

    >>> keys("CEO (Chief Executive)")
    ('chief executive officer', 'chief executive')
    """
    found = dict.fromkeys(normalise(form) for form in forms(title))
    return tuple(key for key in found if key)


@lru_cache(maxsize=4_096)
def detailed(code: Code) -> bool:
    """Whether it is one occupation of SOC 2018, or a part of one; not a group.

    >>> from metier.model.codes import soc
    >>> detailed(soc("43-3011")), detailed(soc("43-3000"))
    (True, False)
    """
    return code.system in (System.SOC, System.ONET) and not soc_of(code).value.endswith("0")


@lru_cache(maxsize=4_096)
def soc_of(code: Code) -> Code:
    """The SOC occupation of an O*NET-SOC code; a SOC code itself.

    >>> from metier.model.codes import onet
    >>> soc_of(onet("33-9099.02")).value
    '33-9099'
    """
    return code.parents[0] if code.system is System.ONET else code


class MemoryIndex:
    """A title index over entries in memory.

    Args:
        entries: of any lists, corrections among them.
        names: SOC code to official name, where the entries hold no `soc title`.

    >>> from metier.model.codes import soc
    >>> index = MemoryIndex([TitleEntry("Bill Collectors", soc("43-3011"), "soc direct match")])
    >>> [entry.title for entry in index.entries("bill collector")]
    ['Bill Collectors']
    """

    def __init__(
        self, entries: Iterable[TitleEntry], names: Mapping[Code, str] | None = None
    ) -> None:
        self._entries: list[TitleEntry] = []
        self._words: list[frozenset[str]] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._names: dict[Code, str] = dict(names or {})
        for entry in entries:
            if entry.listing == "soc title":
                self._names.setdefault(entry.code, entry.title)
            for key in keys(entry.title):
                self._add(key, entry)
        self._counts: Mapping[str, int] = {
            word: len(positions) for word, positions in self._by_word.items()
        }
        self._likeness = Likeness(self._counts)
        self._totals = [self._likeness.total(words) for words in self._words]

    def _add(self, key: str, entry: TitleEntry) -> None:
        position = len(self._entries)
        self._entries.append(entry)
        self._by_key[key].append(position)
        self._words.append(frozenset(key.split()))
        for word in self._words[position]:
            self._by_word[word].append(position)

    def entries(self, key: str) -> Sequence[TitleEntry]:
        """Those whose key is exactly `key`, in list order; empty if none."""
        return [self._entries[position] for position in self._by_key.get(key, ())]

    def lines(self) -> Lines:
        """All lines by key, as columns."""
        starts = [0, *accumulate(map(len, self._by_key.values()))]
        found = (self._entries[at] for positions in self._by_key.values() for at in positions)
        each = [(entry.code, entry.listing, entry.weight) for entry in found]
        return Lines([*self._by_key], starts, range(len(each)), each)

    def near(self, words: Sequence[str], limit: int) -> Sequence[TitleEntry]:
        """At most `limit` that share words with `words`, best first."""
        known = sorted({*words} & self._by_word.keys(), key=lambda word: (self._counts[word], word))
        shared: dict[int, float] = {}
        for word in known:
            tells = self._likeness.weight(word)
            if shared and self._counts[word] > MANY:
                for at in shared:
                    if word in self._words[at]:
                        shared[at] += tells
            else:
                for at in self._by_word[word]:
                    shared[at] = shared.get(at, 0.0) + tells
        asked = self._likeness.total({*words})
        totals = self._totals
        best = heapq.nsmallest(
            limit,
            ((-both / (asked + totals[at] - both), at) for at, both in shared.items()),
        )
        return [self._entries[at] for _, at in best]

    def counts(self) -> Mapping[str, int]:
        """Every word of the keys, with the number of titles that have it."""
        return self._counts

    def occupation_title(self, code: Code) -> str:
        """The official name of a SOC or O*NET-SOC occupation; empty if unknown."""
        return self._names.get(code, "")
