"""Mergeable sums of a sample: value counts by group, for all weights at once.

A tally holds, for each variable, every (group, value) pair that occurs with its
sum under each weight. Counts, shares, means and quantiles, with the replicates
of each, are all functions of these sums; and the sums of two parts of a sample
add up to those of the whole. So one function serves a batch, a file, and a
cluster of machines, and the answer does not depend on how the rows were cut.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from metier.errors import LayoutError
from metier.model.sample import Sample
from metier.survey import encoding, kernels
from metier.survey.encoding import Group
from metier.survey.kernels import Array

NARROW = float(1 << 31)
"""Sums that stay below are kept in 32 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """What linearised variances need beside the counts (see `kernels.cluster_moments`).

    Attributes:
        thresholds: 3 x pairs.
        moments: 2 x groups x limbs: sum a^2 and sum a b over clusters.
        members: clusters with a member in each group.
        pairs: the two groups of each cross product, k x 2, sorted.
        cross: k x 4 x limbs: sum a a', a b', b a', b b'.
    """

    thresholds: Array
    moments: Array
    members: Array
    pairs: Array
    cross: Array

    def products(self) -> tuple[Array, Array]:
        """Of each group sum a^2 and sum a b over clusters."""
        squares, mixed = self.moments
        return _joined(squares), _joined(mixed)

    def covariances(self, means: Array, weights: Array) -> Mapping[tuple[int, int], float]:
        """Of the means of two groups, by their positions, where a cluster has members in both.

        Args:
            means, weights: of each group, under the full-sample weight.
        """
        first, second = self.pairs.T
        aa, ab, ba, bb = _joined(self.cross).T
        r, s = means[first], means[second]
        values = (aa - s * ab - r * ba + r * s * bb) / (weights[first] * weights[second])
        keys = zip(first.tolist(), second.tolist(), strict=True)
        return dict(zip(keys, values.tolist(), strict=True))


def _joined(limbs: Array) -> Array:
    """Sums that were kept in limbs, as floating numbers."""
    scale = float(1 << kernels.LIMB)
    return np.asarray((limbs[..., 0] * scale + limbs[..., 1]) * scale + limbs[..., 2])


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The value counts of one variable, sorted by group and value.

    Attributes:
        group: of each pair, an index into the tally's groups.
        value: of each pair.
        n: rows behind each pair, unweighted.
        weights: pairs x weights: sums of the full-sample weight and of each replicate.
        bound: the sum of absolute weights, or more: no sum in `weights` exceeds it.
        clusters: for a sample without replicate weights; None otherwise.
        rowwise: whether equal values of a group were left as rows of their own.
    """

    group: Array
    value: Array
    n: Array
    weights: Array
    bound: float
    clusters: Clusters | None = None
    rowwise: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The sums of one sample, or of a part of it.

    Attributes:
        sample: what was counted.
        groups: the combinations of the sample's `by` columns that occur, sorted.
        counts: by variable.
        rows: how many rows were counted.
        clusters: how many clusters there were, members of a group or not; 0 with replicates.
    """

    sample: Sample
    groups: tuple[Group, ...]
    counts: Mapping[str, Counts]
    rows: int
    clusters: int


def tally(batch: pa.RecordBatch, sample: Sample, workers: int = 1) -> Tally:
    """Count one batch of rows.

    Args:
        batch: the sample's columns; weights and variables are numbers, groups are whole
            numbers or text. Rows without a group are counted in none. With linearised
            variance no cluster may continue in another batch.
        sample: which column does what.
        workers: threads that share the columns of weights.

    Returns:
        The sums, ready for `merge` or for `metier.survey.statistics`.

    Raises:
        LayoutError: a column is missing.
        InputError: a weight is missing, or a column is not of the kind it has to be.

    >>> from metier.model.sample import Sample, VarianceScheme
    >>> rows = pa.record_batch({"w": [2, 1, 3], "sex": [1, 2, 1], "pay": [50, 70, 60]})
    >>> t = tally(rows, Sample("w", VarianceScheme.linearised(), ("sex",), ("pay",)))
    >>> t.groups, t.counts["pay"].weights.tolist()
    (((1,), (2,)), [[2], [3], [1]])
    """
    for name in sample.columns:
        if name not in batch.schema.names:
            raise LayoutError("sample", f"a column {name!r}", f"columns {batch.schema.names}")
    groups, codes = encoding.grouped(batch, sample.by)
    columns = [encoding.weights(batch, name) for name in sample.weights]
    clusters, cluster_codes = encoding.clustered(batch, sample)
    counts = {
        name: _count(
            batch, name, codes, len(groups), columns, cluster_codes, clusters, sample, workers
        )
        for name in sample.variables
    }
    return Tally(sample, groups, counts, batch.num_rows, clusters)


def _count(
    batch: pa.RecordBatch,
    name: str,
    groups: Array,
    group_count: int,
    columns: Sequence[Array],
    clusters: Array | None,
    cluster_count: int,
    sample: Sample,
    workers: int,
) -> Counts:
    levels, places = encoding.valued(batch, name)
    order = np.flatnonzero((groups >= 0) & (places >= 0)).astype(np.int32)
    order = kernels.order_by(places, levels.size, order)
    if clusters is not None:
        order_in_clusters = kernels.order_by(clusters, cluster_count, order)
    order = kernels.order_by(groups, group_count, order)
    pairs = np.full(batch.num_rows, -1, np.int32)
    starts = kernels.number_pairs(groups, places, order, pairs)
    first = order[starts[:-1]]
    sums, bound = _weigh(columns, pairs, first.size, workers)
    kept = None
    if clusters is not None:
        values = np.append(levels, np.zeros(1, levels.dtype))[places]
        weights = columns[0].astype(np.result_type(columns[0].dtype, np.int64))
        kept = _cluster_sums(
            groups, clusters, pairs, weights, values, order_in_clusters, group_count, first.size,
            sample.covariance,
        )  # fmt: skip
    return Counts(groups[first], levels[places[first]], np.diff(starts), sums, bound, kept)


def _weigh(
    columns: Sequence[Array], pairs: Array, pair_count: int, workers: int
) -> tuple[Array, float]:
    """The sums of each pair's weights, and what none of them exceeds; integers stay integers."""
    kind = np.result_type(*(column.dtype for column in columns))
    alike = tuple(np.ascontiguousarray(column, kind) for column in columns)
    for column in alike:
        column.flags.writeable = False
    workers = min(workers, len(alike))
    cuts = [len(alike) * part // workers for part in range(workers + 1)]

    def summed(sum_kind: type) -> tuple[Array, float]:
        sums: Array = np.zeros((pair_count, len(alike)), sum_kind)

        packed = kind == np.int32 and sum_kind is np.int32
        add = kernels.sum_rows_packed if packed else kernels.sum_rows

        def part(low: int, high: int) -> float:
            return float(add(alike[low:high], pairs, low, sums))

        if workers == 1:
            return sums, part(0, len(alike))
        with ThreadPoolExecutor(workers) as pool:
            return sums, max(pool.map(part, cuts[:-1], cuts[1:]))

    if kind.kind == "f":
        return summed(np.float64)
    sums, bound = summed(np.int32)
    return (sums, bound) if bound < NARROW else summed(np.int64)


def _cluster_sums(
    groups: Array,
    clusters: Array,
    pairs: Array,
    weights: Array,
    values: Array,
    by_cluster: Array,
    group_count: int,
    pair_count: int,
    covariance: bool,
) -> Clusters:
    by_group = kernels.order_by(groups, group_count, by_cluster)
    exact = weights.dtype.kind == "i" and values.dtype.kind == "i"
    kind = np.int64 if exact else np.float64
    thresholds = np.zeros((3, pair_count), weights.dtype)
    moments = np.zeros((2, group_count, 3), kind)
    members = np.zeros(group_count, np.int64)
    kernels.cluster_moments(
        groups, clusters, pairs, weights, values, by_group, thresholds, moments, members, exact
    )
    keys, cross = np.empty((0, 2), np.int64), np.zeros((0, 4, 3), kind)
    if covariance:
        order = by_group[np.argsort(clusters[by_group], kind="stable")]
        room = kernels.cross_moments(groups, clusters, weights, values, order, keys, cross, exact)
        keys, cross = np.empty((room, 2), np.int64), np.zeros((room, 4, 3), kind)
        kernels.cross_moments(groups, clusters, weights, values, order, keys, cross, exact)
        keys, cross = encoding.sum_cross(keys, cross)
    return Clusters(thresholds, moments, members, keys, cross)
