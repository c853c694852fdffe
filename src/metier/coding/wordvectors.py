"""The vectors of keys from those of their words; what a word adds is reckoned once.

All sums are of 64 bits: they come out the same, to the last printed digit, for one
key and for a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metier.coding.features import LONGEST_KEY
from metier.coding.model import TitleModel
from metier.coding.numbering import Numbering
from metier.coding.rows import Rows
from metier.coding.wordsums import key_sums, word_sums


class WordVectors:
    """What the words of a numbering add to the vectors of keys.

    Args:
        model: the classifier.
        words: the numbering.
    """

    def __init__(self, model: TitleModel, words: Numbering) -> None:
        self.words = words
        self._table = model.table
        self._scales = model.scales.astype(np.float32)
        self._places = np.full(1 << 10, -1, np.int32)
        self._held = 0
        self._vectors = np.zeros((1 << 8, model.table.shape[1]))
        self._counts = np.zeros(1 << 8, np.int64)

    def rows(self, keys: Sequence[str]) -> Rows:
        """Keys as rows of numbers of words, cut as the classifier reads them."""
        return Rows.of([self.words.numbers(key[:LONGEST_KEY].split()) for key in keys])

    def of(self, keys: Rows) -> NDArray[np.float64]:
        """The vectors of keys.

        Args:
            keys: as `rows` gives them.

        Returns:
            Of shape (keys, size).
        """
        self._hold(keys.values)
        letters, starts = self.words.letters, self.words.starts
        words = keys.values, keys.starts, letters, starts
        held = self._places, self._vectors, self._counts
        found: NDArray[np.float64] = key_sums(*words, *held, self._table, self._scales)
        return found

    def _hold(self, words: NDArray[Any]) -> None:
        """Find out what those of the words add that are new."""
        if len(self._places) < self.words.count:
            places = np.full(2 * self.words.count, -1, np.int32)
            places[: len(self._places)] = self._places
            self._places = places
        new = np.unique(words[self._places[words] < 0])
        if not len(new):
            return
        end = self._held + len(new)
        if end > len(self._counts):
            size = 2 * end - len(self._counts)
            self._vectors = np.concatenate([self._vectors, np.zeros((size, len(self._vectors[0])))])
            self._counts = np.concatenate([self._counts, np.zeros(size, np.int64)])
        letters, starts = self.words.letters, self.words.starts
        vectors, counts = word_sums(new, letters, starts, self._table, self._scales)
        self._vectors[self._held : end], self._counts[self._held : end] = vectors, counts
        self._places[new] = np.arange(self._held, end)
        self._held = end
