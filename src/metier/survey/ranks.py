"""Ranks that say how sure they are: of each item the best and the worst it may have.

A list ordered by estimates gives every item one rank, as if the estimates had no error. Here
an item's best rank is one more than the number of items that are surely above it, and its
worst leaves below it those that are surely below. All ranges together hold all true ranks
with the stated confidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from metier.errors import UsageError
from metier.survey.kernels import Array

UNRANKED = 0
"""The rank of an item without a figure."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranks:
    """Ranges of ranks, 1 for the highest.

    Attributes:
        best, worst: of each item; `UNRANKED` where it takes no part.
        items: how many do.
    """

    best: Array
    worst: Array
    items: int


def ranks(values: Array, errors: Array, confidence: float = 0.9) -> Ranks:
    """The range of ranks of each item.

    Each item gets an interval, wide enough that all hold their true values at once; of two
    items whose intervals do not overlap one is surely above. In steps as many as
    items x log items, not pairs.

    Args:
        values: estimates with independent errors, (items,); NaN where there is none.
        errors: their standard errors; NaN where not known, and the item takes no part.
        confidence: that all ranges hold the true ranks, of equal items all their ranks.

    Raises:
        UsageError: a confidence that is not between 0 and 1, arrays of different lengths, or
            negative standard errors.

    Source: Klein, Wright and Wieczorek (2020), "A Joint Confidence Region for an Overall
    Ranking of Populations", J. R. Statist. Soc. C 69, theorem 1, with their independent
    (Sidak) intervals: z of the two-sided level confidence^(1 / items).

    >>> found = ranks(np.array([50.0, 40.0, 41.0, 20.0]), np.array([1.0, 1.0, 1.0, np.nan]))
    >>> found.best.tolist(), found.worst.tolist()
    ([1, 2, 2, 0], [1, 3, 3, 0])
    """
    if not 0 < confidence < 1:
        raise UsageError("confidence", "a number between 0 and 1, as 0.9", repr(confidence))
    if len(values) != len(errors):
        raise UsageError("errors", f"{len(values)}, one for each value", f"{len(errors)}")
    if (errors < 0).any():
        raise UsageError("errors", "standard errors of 0 or more", f"{np.nanmin(errors):g}")
    known = np.isfinite(values) & np.isfinite(errors)
    items = int(known.sum())
    best, worst = np.full((2, len(values)), UNRANKED)
    if items:
        reach = NormalDist().inv_cdf((1 + confidence ** (1 / items)) / 2) * errors[known]
        low, high = values[known] - reach, values[known] + reach
        best[known] = 1 + items - np.searchsorted(np.sort(low), high, side="right")
        worst[known] = items - np.searchsorted(np.sort(high), low, side="left")
    return Ranks(best, worst, items)
