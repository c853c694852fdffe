"""Many keys scored by a classifier: their vectors from those of their words, then one product.

A word adds the same to the vector of every key it stands in, so what it adds is
reckoned once. All sums are of 64 bits: they come out the same, to the last printed
digit, for one key and for a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metier.coding.features import LONGEST_KEY, features, joined
from metier.coding.model import MANY, TitleModel

Floats = NDArray[Any]

WORDS = 1 << 16
"""Words whose vectors are held at most."""


class Scorer:
    """A classifier asked for many keys at a time.

    Args:
        model: the classifier.
    """

    def __init__(self, model: TitleModel) -> None:
        self._model = model
        self._rows: dict[str, int] = {}
        self._held = 0
        self._vectors = np.zeros((0, model.table.shape[1]))
        self._counts = np.zeros(0, np.int64)

    def shares(self, keys: Sequence[str], kind: type[np.floating[Any]] = np.float64) -> Floats:
        """Probabilities of the occupations.

        Args:
            keys: as `metier.coding.titles.normalise` gives them.
            kind: numbers of 32 bits take half the time of those of 64.

        Returns:
            Of shape (keys, codes); each row adds up to 1.
        """
        # what compiles is loaded for many keys only, but then serves for few as well
        many = len(keys) >= MANY or self._held > 0
        vectors = self._of_many(keys) if many else self._of_few(keys)
        layer = self._layer if kind is np.float64 else self._layer_of_32_bits
        found: Floats = vectors.astype(kind, copy=False) @ layer[:-1]
        found += layer[-1]
        found -= found.max(axis=1, keepdims=True, initial=-np.inf)
        np.exp(found, out=found)
        found /= found.sum(axis=1, keepdims=True)
        return found

    def _of_few(self, keys: Sequence[str]) -> NDArray[np.float64]:
        """The vectors of keys, without what takes a while to load."""
        table, scales = self._model.table, self._model.scales
        found = np.zeros((len(keys), table.shape[1]))
        for at, key in enumerate(keys):
            if rows := features(key):
                found[at] = scales[rows].astype(np.float64) @ table[rows].astype(np.float64)
                found[at] /= len(rows) ** 0.5
        return found

    def _of_many(self, keys: Sequence[str]) -> NDArray[np.float64]:
        from metier.coding.wordsums import key_sums

        words = [word for key in keys for word in key[:LONGEST_KEY].split()]
        ids = self._ids(words)
        table, scales = self._model.table, self._scales
        found: NDArray[np.float64] = key_sums(
            *joined(list(keys)), ids, self._vectors, self._counts, table, scales
        )
        return found

    def _ids(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The rows of the words' vectors; those that are new get one."""
        from metier.coding.wordsums import word_sums

        if self._held > WORDS:
            self._rows.clear()
            self._held = 0
        new = list({word: None for word in words if word not in self._rows})
        if new:
            self._rows.update(zip(new, range(self._held, self._held + len(new)), strict=True))
            vectors, counts = word_sums(*joined(new), self._model.table, self._scales)
            self._vectors = np.concatenate([self._vectors[: self._held], vectors])
            self._counts = np.concatenate([self._counts[: self._held], counts])
            self._held += len(new)
        return np.fromiter(map(self._rows.__getitem__, words), np.int64, len(words))

    @cached_property
    def _scales(self) -> NDArray[np.float32]:
        return self._model.scales.astype(np.float32)

    @cached_property
    def _layer(self) -> NDArray[np.float64]:
        return self._model.output.astype(np.float64)

    @cached_property
    def _layer_of_32_bits(self) -> NDArray[np.float32]:
        return self._model.output.astype(np.float32)
