"""The compiled loops of a tally: sorting by counting, and sums over sorted rows.

Integer weights are summed as integers, and sums of squares that would overflow
64 bits in three limbs: a merged tally does not depend on the order of batches.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from metier.survey.prefetch import LINE, prefetch

Array = NDArray[Any]

BLOCK, LANES = 512, 16
"""Rows and columns of weights that are turned at a time."""

AHEAD = 16
"""Rows between the call for a row's sums and their use."""

LIMB = 20
"""Bits of the lower part of a cluster sum, which keeps its products within 64 bits."""


@njit(cache=True, nogil=True)
def order_by(codes: Array, levels: int, order: Array) -> Array:
    """A stable rearrangement of `order` by `codes`, which lie in 0 .. levels - 1."""
    ends = np.zeros(levels + 1, np.int64)
    for row in order:
        ends[codes[row] + 1] += 1
    for level in range(levels):
        ends[level + 1] += ends[level]
    sorted_order = np.empty_like(order)
    for row in order:
        code = codes[row]
        sorted_order[ends[code]] = row
        ends[code] += 1
    return sorted_order


@njit(cache=True, nogil=True)
def number_pairs(first: Array, second: Array, order: Array, pairs: Array) -> Array:
    """Number the pairs of codes in the ordered rows.

    Args:
        pairs: of each row, to be filled with the number of its pair.

    Returns:
        Where each pair begins in the ordered rows, and the end as last entry.
    """
    starts = np.empty(order.size + 1, np.int64)
    found = 0
    for at in range(order.size):
        row = order[at]
        new = at == 0
        if not new:
            before = order[at - 1]
            new = first[row] != first[before] or second[row] != second[before]
        if new:
            starts[found] = at
            found += 1
        pairs[row] = found - 1
    starts[found] = order.size
    return starts[: found + 1].copy()


@njit(cache=True, nogil=True)
def sum_rows(columns: tuple[Array, ...], pairs: Array, first: int, sums: Array) -> float:
    """Add the weights of all rows to the sums of their pairs, reading memory once.

    Args:
        columns: of one kind.
        pairs: of each row, -1 for none.
        first: the column of `sums` that the first of `columns` goes to.
        sums: pairs x all columns.

    Returns:
        The largest sum of absolute weights in a column: no sum exceeds it.
    """
    width = len(columns)
    strip = np.empty((BLOCK, LANES), sums.dtype)
    block = np.empty((BLOCK, width), sums.dtype)
    sizes = np.zeros(width, np.float64)
    for start in range(0, pairs.size, BLOCK):
        size = min(pairs.size - start, BLOCK)
        for low in range(0, width, LANES):
            lanes = min(LANES, width - low)
            for lane in range(lanes):
                part = columns[low + lane][start : start + size]
                total = abs(part[0]) - abs(part[0])
                for k in range(size):
                    strip[k, lane] = part[k]
                    total += abs(part[k])
                sizes[low + lane] += total
            for k in range(size):
                source, target = strip[k], block[k, low : low + lanes]
                for lane in range(lanes):
                    target[lane] = source[lane]
        _add_block(block, pairs[start : start + size], first, width, sums)
    return float(sizes.max())


@njit(cache=True, nogil=True)
def sum_rows_packed(columns: tuple[Array, ...], pairs: Array, first: int, sums: Array) -> float:
    """The same for 32-bit weights and sums: two columns are turned as one of 64 bits."""
    width = len(columns)
    packed = np.empty((BLOCK, (width + 1) // 2), np.int64)
    block = packed.view(np.int32)
    sizes = np.zeros(width, np.float64)
    for start in range(0, pairs.size, BLOCK):
        size = min(pairs.size - start, BLOCK)
        for pair in range((width + 1) // 2):
            one, two = 2 * pair, min(2 * pair + 1, width - 1)
            low, high = columns[one][start : start + size], columns[two][start : start + size]
            low_size, high_size = np.int64(0), np.int64(0)
            for k in range(size):
                low_size += abs(np.int64(low[k]))
                high_size += abs(np.int64(high[k]))
            for k in range(size):
                packed[k, pair] = np.int64(np.uint32(low[k])) | (np.int64(high[k]) << 32)
            sizes[one] += low_size
            if two > one:
                sizes[two] += high_size
        _add_block(block, pairs[start : start + size], first, width, sums)
    return float(sizes.max())


@njit(cache=True, nogil=True)
def _add_block(block: Array, pairs: Array, first: int, width: int, sums: Array) -> None:
    """Add rows to the sums of their pairs, which lie anywhere: each is called for in advance."""
    step = LINE // sums.itemsize
    for k in range(pairs.size):
        if k + AHEAD < pairs.size and pairs[k + AHEAD] >= 0:
            for column in range(first, first + width, step):
                prefetch(sums, pairs[k + AHEAD], column)
            prefetch(sums, pairs[k + AHEAD], first + width - 1)
        if pairs[k] >= 0:
            source, target = block[k], sums[np.uint32(pairs[k]), first : first + width]
            for column in range(width):
                target[column] += source[column]


@njit(cache=True, nogil=True)
def add_rows(rows: Array, places: Array, sums: Array) -> None:
    """Add each row of a matrix to the row of `sums` at its place."""
    for at in range(places.size):
        source, target = rows[at], sums[np.uint32(places[at])]
        for column in range(rows.shape[1]):
            target[column] += source[column]


@njit(cache=True, nogil=True)
def add_product(limbs: Array, x: float, y: float, exact: bool) -> None:
    """Add x * y to a sum: in three limbs where exact, else all in the last one."""
    if exact:
        whole_x, whole_y = np.int64(x), np.int64(y)
        upper_x, upper_y = whole_x >> LIMB, whole_y >> LIMB
        lower_x, lower_y = whole_x - (upper_x << LIMB), whole_y - (upper_y << LIMB)
        limbs[0] += upper_x * upper_y
        limbs[1] += upper_x * lower_y + lower_x * upper_y
        limbs[2] += lower_x * lower_y
    else:
        limbs[2] += x * y


@njit(cache=True, nogil=True)
def cluster_moments(
    groups: Array,
    clusters: Array,
    pairs: Array,
    weights: Array,
    values: Array,
    order: Array,
    thresholds: Array,
    moments: Array,
    members: Array,
    exact: bool,
) -> None:
    """Sums over clusters that the linearised variances of a variable need.

    Rows come ordered by group, cluster and value. For each (group, value) pair
    `thresholds` collects, over clusters c with weights w_j in value order:

      0: what (sum of w up to a value)^2 gains there, w_j^2 + 2 w_j * (weights before), so
         that its running sum is sum_c a_c^2 for the indicator "at most this value";
      1: w_j * (c's whole weight in the group), whose running sum is sum_c a_c b_c;
      2: (c's weight at exactly this value)^2: sum_c a_c^2 for a category's share.

    `moments` collects for each group sum_c a_c^2 and sum_c a_c b_c of the
    cluster sums a = sum w x and b = sum w; `members` counts clusters.
    """
    start = 0
    while start < order.size:
        group, cluster = groups[order[start]], clusters[order[start]]
        zero = weights[order[start]] - weights[order[start]]
        end, count, product = start, zero, zero * values[order[start]]
        while end < order.size and groups[order[end]] == group and clusters[order[end]] == cluster:
            count += weights[order[end]]
            product += weights[order[end]] * values[order[end]]
            end += 1
        before, level_before = zero, zero
        for at in range(start, end):
            row = order[at]
            pair, weight = pairs[row], weights[row]
            if at > start and pairs[order[at - 1]] != pair:
                level_before = zero
            thresholds[0, pair] += weight * weight + 2 * weight * before
            thresholds[1, pair] += weight * count
            thresholds[2, pair] += weight * weight + 2 * weight * level_before
            before += weight
            level_before += weight
        add_product(moments[0, group], product, product, exact)
        add_product(moments[1, group], product, count, exact)
        members[group] += 1
        start = end


@njit(cache=True, nogil=True)
def cross_moments(
    groups: Array,
    clusters: Array,
    weights: Array,
    values: Array,
    order: Array,
    keys: Array,
    limbs: Array,
    exact: bool,
) -> int:
    """Products of the sums of one cluster in each two groups; rows by cluster, then group.

    Into `keys` go the two groups, into `limbs` the products a a', a b', b a'
    and b b'. Without room in `keys` they are only counted.
    """
    found, start = 0, 0
    seen = np.empty(order.size, np.int64)
    counts = np.empty(order.size, weights.dtype)
    products = np.empty(order.size, (weights[:0] * values[:0]).dtype)
    while start < order.size:
        cluster, kinds, end = clusters[order[start]], 0, start
        while end < order.size and clusters[order[end]] == cluster:
            row = order[end]
            if kinds == 0 or seen[kinds - 1] != groups[row]:
                seen[kinds], counts[kinds], products[kinds] = groups[row], 0, 0
                kinds += 1
            counts[kinds - 1] += weights[row]
            products[kinds - 1] += weights[row] * values[row]
            end += 1
        for i in range(kinds):
            for j in range(i + 1, kinds):
                if keys.shape[0] > 0:
                    keys[found, 0], keys[found, 1] = seen[i], seen[j]
                    add_product(limbs[found, 0], products[i], products[j], exact)
                    add_product(limbs[found, 1], products[i], counts[j], exact)
                    add_product(limbs[found, 2], counts[i], products[j], exact)
                    add_product(limbs[found, 3], counts[i], counts[j], exact)
                found += 1
        start = end
    return found
