"""Shares of the lists and of the classifier, pooled, for many titles at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MAIN = 0.6
"""Weight of the part that names the worker, against the whole title."""
SURE = 0.75
"""The least share of the lexicon's occupation: the official lists agree with it so often."""
_DOUBT = 5.0
"""Votes that the classifier is worth against the listed ones."""
_AGREEMENT, _FLOOR = 0.4, 0.03
"""Power of the classifier's share in a product with the votes; share it denies to none."""


def pooled(likely: Floats, votes: Floats, settled: NDArray[np.bool_]) -> Floats:
    """What the lists and the classifier say of titles together.

    The lexicon's occupation has at least `SURE`. Other lists' votes and the classifier's
    share are pooled linearly, then multiplied with a power of the classifier's share.
    Where no list has a title, the classifier speaks alone.

    Args:
        likely: the classifier's shares, of shape (titles, codes).
        votes: of the lists, of the same shape; a row of 0 where none has the title.
        settled: whether the votes are the lexicon's, of shape (titles,).

    Returns:
        Of the same shape; each row adds up to 1.

    >>> likely, votes = np.array([[0.2, 0.8]]), np.array([[5.0, 0.0]])
    >>> pooled(likely, votes, np.array([False])).round(2)
    array([[0.47, 0.53]])
    >>> pooled(likely, votes, np.array([True]))
    array([[0.75, 0.25]])
    """
    alone = likely / likely.sum(axis=1, keepdims=True)
    total = votes.sum(axis=1, keepdims=True)
    product = (votes + _DOUBT * alone) / (total + _DOUBT) * (alone + _FLOOR) ** _AGREEMENT
    product /= product.sum(axis=1, keepdims=True)
    mass = np.where(votes > 0, alone, 0.0).sum(axis=1, keepdims=True)
    rest = np.where(votes > 0, 0.0, alone)
    left = 1 - np.maximum(SURE, mass)
    rest *= np.divide(left, 1 - mass, out=np.zeros_like(mass), where=mass < 1)
    fixed = (1 - rest.sum(axis=1, keepdims=True)) * votes / np.where(total > 0, total, 1)
    listed = np.where(settled[:, np.newaxis], rest + fixed, product)
    found: Floats = np.where(total > 0, listed, alone)
    return found
