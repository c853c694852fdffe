"""Adding up tallies of parts of a sample."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pyarrow as pa

from metier.errors import InputError
from metier.survey import kernels
from metier.survey.encoding import ranked, sum_cross
from metier.survey.kernels import Array
from metier.survey.tally import NARROW, Clusters, Counts, Tally


def merge(parts: Iterable[Tally]) -> Tally:
    """The tally of several parts of one sample, as if they had been one batch.

    Args:
        parts: tallies of the same sample; no row and no cluster is in two of them.

    Raises:
        InputError: there are none, or they are of different samples.

    >>> import pyarrow as pa
    >>> from metier.model.sample import Sample, VarianceScheme
    >>> from metier.survey.tally import tally
    >>> sample = Sample("w", VarianceScheme.linearised(), ("sex",))
    >>> batch = pa.record_batch({"w": [2, 1, 3], "sex": [1, 2, 1]})
    >>> both = merge([tally(batch, sample), tally(batch.slice(0, 1), sample)])
    >>> both.counts[""].weights.tolist(), both.rows
    ([[7], [1]], 4)
    """
    tallies = list(parts)
    if not tallies:
        raise InputError("merge", "at least one tally", "none")
    sample = tallies[0].sample
    if any(part.sample != sample for part in tallies):
        raise InputError("merge", "tallies of one sample", "different samples")
    if len(tallies) == 1:
        return tallies[0]
    groups = tuple(sorted(set().union(*(part.groups for part in tallies))))
    place = {group: at for at, group in enumerate(groups)}
    maps = [np.array([place[group] for group in part.groups], np.int32) for part in tallies]
    counts = {
        name: _merge_counts([part.counts[name] for part in tallies], maps, len(groups))
        for name in sample.variables
    }
    rows, clusters = sum(p.rows for p in tallies), sum(p.clusters for p in tallies)
    return Tally(sample, groups, counts, rows, clusters)


def _merge_counts(parts: Sequence[Counts], maps: Sequence[Array], group_count: int) -> Counts:
    group = np.concatenate([at[part.group] for part, at in zip(parts, maps, strict=True)])
    value = np.concatenate([part.value for part in parts])
    levels, ranks = ranked(pa.array(value))
    order = kernels.order_by(ranks, len(levels), np.arange(group.size, dtype=np.int32))
    order = kernels.order_by(group, group_count, order)
    places = np.empty(group.size, np.int32)
    starts = kernels.number_pairs(group, ranks, order, places)
    first = order[starts[:-1]]
    bound = sum(part.bound for part in parts)

    def summed(matrices: Sequence[Array]) -> Array:
        kind = np.result_type(*(rows.dtype for rows in matrices))
        if kind == np.int32 and bound >= NARROW:
            kind = np.dtype(np.int64)
        sums = np.zeros((first.size, matrices[0].shape[1]), kind)
        at = 0
        for rows in matrices:
            kernels.add_rows(rows, places[at : at + len(rows)], sums)
            at += len(rows)
        return sums

    n = summed([part.n[:, None] for part in parts])[:, 0]
    weights = summed([part.weights for part in parts])
    kept = [part.clusters for part in parts if part.clusters is not None]
    clusters = _merge_clusters(kept, maps, group_count, summed) if kept else None
    return Counts(group[first], value[first], n, weights, bound, clusters)


def _merge_clusters(
    parts: Sequence[Clusters],
    maps: Sequence[Array],
    group_count: int,
    summed: Callable[[Sequence[Array]], Array],
) -> Clusters:
    kind = np.result_type(*(part.moments.dtype for part in parts))
    moments = np.zeros((2, group_count, 3), kind)
    members = np.zeros(group_count, np.int64)
    for part, at in zip(parts, maps, strict=True):
        moments[:, at] += part.moments
        members[at] += part.members
    keys = np.concatenate([at[p.pairs].reshape(-1, 2) for p, at in zip(parts, maps, strict=True)])
    cross = np.concatenate([part.cross for part in parts])
    keys, cross = sum_cross(keys.astype(np.int64), cross)
    thresholds = summed([np.ascontiguousarray(p.thresholds.T) for p in parts]).T
    return Clusters(thresholds, moments, members, keys, cross)
