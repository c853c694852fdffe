"""Weights of records raked to known margins, on the cells of a contingency table.

Records are no random sample: some places, schoolings and ages file or post more than others.
Raking multiplies the weights by one factor for each level of each margin, so that the
weighted shares of all margins become the known ones. It needs the weight of each
combination of levels only, not the records: the sums of parts of the records add up, and a
hundred million records are raked as fast as a thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from metier.errors import UsageError
from metier.survey.kernels import Array

MISSING = -1
"""The level of a cell that has none in a margin."""

UNSEEN = "no record has this level"
UNKNOWN = "no target for this level"


@dataclass(frozen=True, slots=True, eq=False)
class Raking:
    """Factors for the weights, and how near they bring the margins to the targets.

    Attributes:
        factors: of each cell, to multiply the weights of its records with.
        distance: the largest gap between a raked share and its target, over all margins.
        converged: whether that is within the tolerance.
        rounds: passes over all margins.
        trimmed: cells whose factor is the bound.
        dropped: levels that took no part: margin, level, reason.
    """

    factors: Array
    distance: float
    converged: bool
    rounds: int
    trimmed: int
    dropped: tuple[tuple[int, int, str], ...]


def rake(
    counts: Array,
    levels: Sequence[Array],
    targets: Sequence[Array],
    bound: float = 5.0,
    tolerance: float = 1e-9,
    rounds: int = 1000,
) -> Raking:
    """The factors that bring weighted cells to known margins.

    A cell without a level in a margin, or with one that is dropped there, keeps that margin's
    factor 1. The targets of a margin are shares among the cells that do take part in it, and
    their total is kept; so margins of different universes may be given together, and only
    proportions of targets count. A level that has records but no target is dropped, not
    weighted away.

    Args:
        counts: weight of the records in each cell, (cells,).
        levels: for each margin the level of each cell, (cells,); `MISSING` where it has none.
        targets: for each margin the people of each level, in any unit, (levels,); 0 or NaN
            where that is not known.
        bound: the largest factor; the weighted mean of all is 1. Where the margins cannot be
            met below it, they are not met, and `distance` says by how much.
        tolerance: the largest gap of a share that counts as met.
        rounds: passes over all margins at the most.

    Raises:
        UsageError: a margin without targets, arrays of different lengths, negative weights,
            a level beyond its targets, or a bound that is not above 1.

    Source: Deming and Stephan (1940), "On a Least Squares Adjustment of a Sampled Frequency
    Table When the Expected Marginal Totals Are Known", Ann. Math. Statist. 11, section 5;
    Bregman (1967), "The Relaxation Method of Finding the Common Point of Convex Sets", for
    the bound: each step is a projection, on a margin or on the weights below the bound, and
    passes over them meet the margins below the bound where that is possible at all.

    >>> found = rake(np.array([40.0, 60.0]), [np.array([0, 1])], [np.array([1.0, 1.0])])
    >>> found.factors.round(4).tolist(), found.converged
    ([1.25, 0.8333], True)
    """
    _check(counts, levels, targets, bound)
    margins, dropped = [], []
    for margin, (level, target) in enumerate(zip(levels, targets, strict=True)):
        seen = np.bincount(level[level != MISSING], counts[level != MISSING], len(target)) > 0
        known = target > 0
        used = np.append(seen & known, False)  # the last for MISSING
        cells = np.flatnonzero(used[level])
        goal = np.where(used[:-1], target, 0.0)
        margins.append((cells, level[cells], goal / max(goal.sum(), 1e-300), used[:-1]))
        reasons = ((~seen, UNSEEN), (seen & ~known, UNKNOWN))
        dropped += [
            (margin, int(at), reason) for which, reason in reasons for at in np.flatnonzero(which)
        ]
    factors = np.ones(len(counts))
    distance, done = _distance(counts, factors, margins), 0
    while distance > tolerance and done < rounds:
        for cells, level, goal, used in margins:
            sums = np.bincount(level, counts[cells] * factors[cells], len(goal))
            steps = np.divide(goal * sums.sum(), sums, out=np.ones(len(goal)), where=used)
            factors[cells] *= steps[level]
        factors = _capped(counts, factors, bound)
        distance, done = _distance(counts, factors, margins), done + 1
    trimmed = int(((factors >= bound) & (counts > 0)).sum())
    return Raking(factors, distance, distance <= tolerance, done, trimmed, tuple(dropped))


def collapsed(records: Array, least: int) -> Array:
    """Which of ordered levels are taken together, so that each has enough records.

    The level with the fewest is joined to the neighbour with fewer, until none has too few. A
    level without records would be dropped, and with it the people that it stands for.

    Args:
        records: how many each level has, (levels,).
        least: as many as each shall have.

    Returns:
        Of each level the place of the one that it has become part of, from 0 on.

    Source: Kalton and Flores-Cervantes (2003), "Weighting Methods", J. Official Statistics 19,
    section 3: cells with few respondents are collapsed with adjacent ones.

    >>> collapsed(np.array([0, 30, 40, 8, 3]), 10).tolist()
    [0, 0, 1, 2, 2]
    """
    found = np.arange(len(records))
    left = np.array(records, float)
    while len(left) > 1 and left.min() < least:
        at = int(left.argmin())
        beside = [one for one in (at - 1, at + 1) if 0 <= one < len(left)]
        low = min(at, min(beside, key=lambda one: left[one]))
        left[low] += left[low + 1]
        left = np.delete(left, low + 1)
        found[found > low] -= 1
    return found


def _capped(counts: Array, factors: Array, bound: float) -> Array:
    """The factors times one number, but none above the bound, so that their mean is 1."""
    total = counts.sum()
    free = np.ones(len(counts), bool)
    while True:
        # never all free cells are above the bound, which is above their mean
        left = total - bound * counts[~free].sum()
        capped = np.where(free, factors * left / (counts[free] @ factors[free]), bound)
        above = free & (capped > bound)
        if not above.any():
            return capped
        free &= ~above


def _distance(
    counts: Array, factors: Array, margins: Sequence[tuple[Array, Array, Array, Array]]
) -> float:
    """The largest gap between a share and its target."""
    largest = 0.0
    for cells, level, goal, used in margins:
        if used.any():
            sums = np.bincount(level, counts[cells] * factors[cells], len(goal))
            largest = max(largest, float(np.abs(sums / sums.sum() - goal).max()))
    return largest


def _check(counts: Array, levels: Sequence[Array], targets: Sequence[Array], bound: float) -> None:
    if len(levels) != len(targets):
        raise UsageError("targets", f"{len(levels)}, one for each margin", f"{len(targets)}")
    if bound <= 1:
        raise UsageError("bound", "a factor above 1", f"{bound:g}")
    if not (counts >= 0).all():
        raise UsageError("counts", "weights of 0 or more", f"{counts.min():g}")
    for margin, (level, target) in enumerate(zip(levels, targets, strict=True)):
        if len(level) != len(counts):
            raise UsageError(f"levels {margin}", f"{len(counts)} cells", f"{len(level)}")
        if level.size and (level.min() < MISSING or level.max() >= len(target)):
            wrong = level.min() if level.min() < MISSING else level.max()
            raise UsageError(f"levels {margin}", f"{MISSING} to {len(target) - 1}", f"{wrong}")


def effective_size(weights: Array, squares: Array) -> Array:
    """How many records of equal weight would be as precise as these of unequal weight.

    Args:
        weights: the sum of the weights, of one group or of each.
        squares: the sum of their squares. Of raked cells with n records of weight 1 and
            factor f these are the sums of n f and n f^2.

    Returns:
        The effective number of records; 0 where there is no weight.

    Source: Kish (1965), "Survey Sampling", section 11.7: (sum w)^2 / sum w^2.

    >>> float(effective_size(np.array(1 + 1 + 4), np.array(1 + 1 + 16)))
    2.0
    """
    found: Array = np.zeros(np.broadcast(weights, squares).shape)
    np.divide(np.square(weights, dtype=float), squares, out=found, where=squares > 0)
    return found


def design_effect(n: Array, weights: Array, squares: Array) -> Array:
    """By how much unequal weights multiply the variance of a mean: n over the effective size.

    Args:
        n: records, of one group or of each.
        weights, squares: as of `effective_size`.

    Returns:
        1 where the weights are equal, else more; NaN where there is no weight.

    Source: Kish (1965), section 11.7.

    >>> float(design_effect(np.array(3), np.array(6), np.array(18)))
    1.5
    """
    size = effective_size(weights, squares)
    found: Array = np.full(size.shape, np.nan)
    np.divide(n, size, out=found, where=size > 0)
    return found
