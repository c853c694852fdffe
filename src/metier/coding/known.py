"""Known words, and the one that a misspelled word most likely is.

A slip of the pen leaves out, adds or changes a letter, or swaps two, and seldom the
first one. Nearly all unknown words of postings are names; they have to stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

SHORTEST = 5
"""Letters of the shortest word that is put right."""
LONG = 8
"""Letters from which a word may have two slips."""
COMMON = 4
"""Titles that have the word which another is taken for."""


class KnownWords:
    """Words with the number of titles that have each.

    >>> KnownWords({"accountant": 40, "account": 90}).respelled("acountant zzz")
    'accountant zzz'
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._common: defaultdict[str, list[str]] = defaultdict(list)
        for word, count in counts.items():
            if count >= COMMON and len(word) >= SHORTEST - 1:
                self._common[word[0]].append(word)
        self._memory: dict[str, str] = {}

    def respelled(self, key: str) -> str:
        """The key, each unknown word replaced by the common word that it misspells, if any."""
        return " ".join(self._of(word) for word in key.split())

    def _of(self, word: str) -> str:
        if len(word) < SHORTEST or word in self._counts:
            return word
        if word not in self._memory:
            if len(self._memory) >= 100_000:
                self._memory.clear()
            self._memory[word] = self._nearest(word, self._common.get(word[0], ()))
        return self._memory[word]

    def _nearest(self, word: str, others: Sequence[str]) -> str:
        # Only a misspelled title needs it, and it takes a while to load.
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < LONG else 2
        best = (slips + 1, 0, word)
        for other in others:
            if abs(len(other) - len(word)) > slips or other.startswith(word):
                continue
            # "prompter" is no misspelled "prompt": another ending makes another word.
            if word.startswith(other):
                continue
            distance = OSA.distance(word, other, score_cutoff=slips)
            if distance <= slips:
                best = min(best, (distance, -self._counts[other], other))
        return best[2]
