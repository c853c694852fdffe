"""Known words, and the one that a misspelled word most likely is.

A slip of the pen leaves out, adds or changes a letter, or swaps two, and seldom the
first one. Nearly all unknown words of postings are names; they have to stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

SHORTEST = 5
"""Letters of the shortest word that is put right."""
LONG = 8
"""Letters from which a word may have two slips."""
MOST = 100_000
"""Words that are remembered at most."""
COMMON = 4
"""Titles that have the word which another is taken for."""


class KnownWords:
    """Words with the number of titles that have each.

    >>> KnownWords({"accountant": 40, "account": 90}).respelled("acountant zzz")
    'accountant zzz'
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        # by the first letter and the number of letters
        self._common: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word, count in counts.items():
            if count >= COMMON and len(word) >= SHORTEST - 1:
                self._common[word[0], len(word)].append(word)
        self._memory = _Memory(self._of)

    def respelled(self, key: str) -> str:
        """The key, each unknown word replaced by the common word that it misspells, if any."""
        return " ".join(map(self._memory.__getitem__, key.split()))

    def _of(self, word: str) -> str:
        if len(word) < SHORTEST or word in self._counts:
            return word
        # Only a misspelled title needs it, and it takes a while to load.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < LONG else 2
        others = [
            other
            for length in range(len(word) - slips, len(word) + slips + 1)
            for other in self._common.get((word[0], length), ())
        ]
        near = process.extract(
            word, others, scorer=OSA.distance, score_cutoff=slips, limit=len(others)
        )
        # "prompter" is no misspelled "prompt": another ending makes another word.
        apart = (
            (distance, -self._counts[other], other)
            for other, distance, _ in near
            if not (other.startswith(word) or word.startswith(other))
        )
        return min(apart, default=(0, 0, word))[2]


class _Memory(dict[str, str]):
    """Words with what they are taken for, found out once for each."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self._find(word)
        return found
