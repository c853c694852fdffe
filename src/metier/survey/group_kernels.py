"""The compiled loops over rows in order of group and value, from which figures follow.

Rows may be value counts, each value of a group once, or single records with equal
values side by side. Weights of one value are added up before anything is done with them.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from metier.survey.kernels import Array

NOWHERE = np.int32((1 << 31) - 1)
"""The place of a row that was not found."""


@njit(cache=True, nogil=True)
def group_sums(
    weights: Array,
    values: Array,
    starts: Array,
    share: float,
    scratch: Array,
    whole: bool,
    counts: Array,
    products: Array,
    found: Array,
) -> None:
    """Weighted counts, sums of values and quantiles of each group.

    The second look at a group's rows, for its quantiles, finds them in the processor's
    cache: memory is read once.

    Args:
        share: of the quantiles.
        scratch: empty, of a kind that holds every sum of weights.
        whole: whether that kind is of whole numbers.
        counts, products: groups x weights, to be filled; so is
        found: groups x as many of the weights as quantiles are wanted for.
    """
    run = np.empty(weights.shape[1], scratch.dtype)
    for group in range(starts.size - 1):
        count, product = counts[group], products[group]
        count[:] = 0
        product[:] = 0
        start, end = starts[group], starts[group + 1]
        while start < end:
            value, first = values[start], weights[start]
            for column in range(run.size):
                run[column] = first[column]
            start += 1
            while start < end and values[start] == value:
                row = weights[start]
                for column in range(run.size):
                    run[column] += row[column]
                start += 1
            for column in range(run.size):
                count[column] += run[column]
                product[column] += run[column] * value
        if found.shape[1]:
            _quantiles(
                weights[starts[group] : end], values[starts[group] : end], count, share, scratch,
                whole, found[group],
            )  # fmt: skip


@njit(cache=True, nogil=True)
def group_quantiles(
    weights: Array,
    values: Array,
    starts: Array,
    share: float,
    scratch: Array,
    whole: bool,
    counts: Array,
    found: Array,
) -> None:
    """The lowest value at which each group's weights reach `share` of their sum.

    Args:
        scratch: empty, of a kind that holds every sum of weights.
        whole: whether that kind is of whole numbers.
        counts: groups x weights: these sums.
        found: groups x weights, to be filled; NaN where a sum is not positive.
    """
    for group in range(starts.size - 1):
        own = slice(starts[group], starts[group + 1])
        _quantiles(weights[own], values[own], counts[group], share, scratch, whole, found[group])


@njit(cache=True, nogil=True)
def _quantiles(
    weights: Array, values: Array, counts: Array, share: float, scratch: Array, whole: bool,
    found: Array,
) -> None:  # fmt: skip
    """The quantiles of one group; with negative weights, where the share is first reached."""
    columns = found.size
    reached = np.zeros(columns, scratch.dtype)
    goals = np.zeros(columns, scratch.dtype)
    places = np.full(columns, NOWHERE)
    for column in range(columns):
        goal = share * counts[column]
        # a whole sum reaches a goal where it reaches the whole number above it
        goals[column] = np.ceil(goal) if whole else goal
        if not counts[column] > 0:
            places[column] = 0
    missing = columns
    for at in range(values.size):
        row = weights[at]
        for column in range(columns):
            reached[column] += row[column]
        if at + 1 < values.size and values[at + 1] == values[at]:
            continue
        missing = 0
        for column in range(columns):
            place = np.int32(at) if reached[column] >= goals[column] else NOWHERE
            places[column] = min(places[column], place)
            missing += places[column] == NOWHERE
        if missing == 0:
            break
    for column in range(columns):
        there = counts[column] > 0 and places[column] < NOWHERE
        found[column] = values[places[column]] if there else np.nan


@njit(cache=True, nogil=True)
def sums_up_to(weights: Array, values: Array, starts: Array, limits: Array, sums: Array) -> None:
    """Sums of each group's weights at values up to the group's limit."""
    for group in range(starts.size - 1):
        total = sums[group]
        for pair in range(starts[group], starts[group + 1]):
            if values[pair] > limits[group]:
                break
            row = weights[pair]
            for column in range(weights.shape[1]):
                total[column] += row[column]


@njit(cache=True, nogil=True)
def interpolated_quantiles(
    weights: Array, values: Array, starts: Array, counts: Array, shares: Array, found: Array
) -> None:
    """Quantiles of each group on straight lines between the steps of its distribution."""
    for group in range(starts.size - 1):
        found[group] = np.nan
        if not (counts[group] > 0 and 0 <= shares[group] <= 1):
            continue
        goal = shares[group] * counts[group]
        reached = counts[group] - counts[group]
        pair, end = starts[group], starts[group + 1]
        below = values[pair]
        while pair < end:
            before, value = reached, values[pair]
            while pair < end and values[pair] == value:
                reached += weights[pair]
                pair += 1
            if reached >= goal:
                step = (reached - goal) / (reached - before) if reached > before else 0.0
                found[group] = value - step * (value - below)
                break
            below = value


@njit(cache=True, nogil=True)
def replicate_variances(estimates: Array, factors: Array, variances: Array) -> None:
    """The sum of factor_r (estimate_r - estimate)^2 of each group.

    Args:
        estimates: groups x (1 + replicates), the full-sample estimate first.
        variances: of each group, to be filled.
    """
    for group in range(variances.size):
        row = estimates[group]
        centre, total = row[0], 0.0
        for replicate in range(factors.size):
            gap = row[replicate + 1] - centre
            total += factors[replicate] * (gap * gap)
        variances[group] = total
