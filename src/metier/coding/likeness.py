"""How alike two titles are: the words they share, each by how much it tells."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

OTHER_HEAD = 0.6
"""What is left of the likeness of two titles that end in different words."""

UNKNOWN_COUNT = 30
"""An unknown word tells as much as a word of that many titles: it may be a name."""


class Likeness:
    """Likeness of titles, given how often each word occurs in them.

    Args:
        counts: word to the number of titles that have it.

    >>> alike = Likeness({"bill": 50, "collector": 40, "of": 2000})
    >>> alike.weight("collector") > alike.weight("of")
    True
    >>> alike(("bill", "collector"), ("bill", "collector"))
    1.0
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._largest = max(counts.values(), default=1)

    def weight(self, word: str) -> float:
        """How much a word tells, above 0: the rarer, the more."""
        return math.log(1 + self._largest / self._counts.get(word, UNKNOWN_COUNT))

    def total(self, words: Collection[str]) -> float:
        """The weights of words, added up."""
        # An exact sum: the order of a set is not the same in every run.
        return math.fsum(map(self.weight, words))

    def __call__(self, words: Sequence[str], others: Sequence[str]) -> float:
        """The likeness of two titles given as words, from 0 to 1.

        The weight of the shared words over the weight of all words (a weighted
        Jaccard index), less where the titles end in different words: the last
        word of a title names the worker.
        """
        shared = self.total(set(words) & set(others))
        if not shared:
            return 0.0
        every = self.total(set(words) | set(others))
        return shared / every * (1.0 if words[-1] == others[-1] else OTHER_HEAD)
