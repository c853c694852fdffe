"""Many keys scored by a classifier: their vectors, then one product and shares of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from metier.coding.features import features
from metier.coding.model import MANY, TitleModel

if TYPE_CHECKING:
    from metier.coding.wordvectors import WordVectors

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
        self._held: WordVectors | None = None

    def shares(self, keys: Sequence[str], kind: type[np.floating[Any]] = np.float64) -> Floats:
        """Probabilities of the occupations.

        Args:
            keys: as `metier.coding.titles.normalise` gives them.
            kind: numbers of 32 bits take half the time of those of 64.

        Returns:
            Of shape (keys, codes); each row adds up to 1.
        """
        # what compiles is loaded for many keys only, but then serves for few as well
        many = len(keys) >= MANY or self._held is not None
        return self.shares_of(self._of_many(keys) if many else self._of_few(keys), kind)

    def shares_of(self, vectors: Floats, kind: type[np.floating[Any]] = np.float64) -> Floats:
        """Probabilities of the occupations of keys whose vectors are known."""
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
        from metier.coding.numbering import Numbering
        from metier.coding.wordvectors import WordVectors

        if self._held is None or self._held.words.count > WORDS:
            self._held = WordVectors(self._model, Numbering())
        return self._held.of(self._held.rows(keys))

    @cached_property
    def _layer(self) -> NDArray[np.float64]:
        return self._model.output.astype(np.float64)

    @cached_property
    def _layer_of_32_bits(self) -> NDArray[np.float32]:
        return self._model.output.astype(np.float32)
