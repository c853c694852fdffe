"""Sums of each group, from which totals, means and quantiles follow."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from metier.survey import group_kernels
from metier.survey.kernels import Array
from metier.survey.tally import NARROW, Counts, Tally


class Sums(NamedTuple):
    """What counts, means and quantiles of one variable share.

    Attributes:
        starts: where each group's pairs start, and the end.
        weights: weights x groups: sums of w.
        products: weights x groups: sums of w x.
        share: of the quantiles.
        quantiles: weights x groups: of every weight; empty where none were asked for.
    """

    starts: Array
    weights: Array
    products: Array
    share: float
    quantiles: Array


def group_sums(tally: Tally, variable: str, workers: int = 1, share: float | None = None) -> Sums:
    """The sums of each group; worth passing on where several statistics are wanted.

    Args:
        workers: threads that share the groups.
        share: find the quantile at this share for every weight in the same pass.
    """
    counts = tally.counts[variable]
    starts = np.searchsorted(counts.group, np.arange(len(tally.groups) + 1))
    shape = (len(tally.groups), counts.weights.shape[1])
    weights = np.empty(shape, np.result_type(counts.weights.dtype, np.int64))
    products = np.empty(shape, np.result_type(weights.dtype, counts.value.dtype))
    found = np.empty((shape[0], shape[1] if share is not None else 0))

    def part(low: int, high: int) -> None:
        group_kernels.group_sums(
            counts.weights, counts.value, starts[low : high + 1], share or 0.0, *scratch(counts),
            weights[low:high], products[low:high], found[low:high],
        )  # fmt: skip

    in_parts(workers, starts, part)
    return Sums(starts, weights.T, products.T, share or 0.0, found.T)


def scratch(counts: Counts) -> tuple[Array, bool]:
    """An empty array of a kind that every sum of weights fits in, and whether it is whole."""
    whole = counts.weights.dtype.kind in "iu"
    wide = np.int64 if counts.bound >= NARROW else np.int32
    return np.empty(0, wide if whole else np.float64), whole


def in_parts(workers: int, starts: Array, do: Callable[[int, int], None]) -> None:
    """Do it for ranges of groups with about as many pairs each, at the same time."""
    even = np.linspace(0, starts[-1], workers + 1)
    cuts = [0, *np.searchsorted(starts, even[1:-1]).tolist(), len(starts) - 1]
    if workers == 1:
        do(*cuts)
        return
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(do, cuts[:-1], cuts[1:]))


def by_group(row: Array, starts: Array) -> Array:
    """Sums of a row of numbers over the pairs of each group."""
    running = np.concatenate([np.zeros(1, row.dtype), np.cumsum(row)])
    return np.asarray(running[starts[1:]] - running[starts[:-1]])
