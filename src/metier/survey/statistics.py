"""Totals, means, shares and quantiles with standard errors, from a tally."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from metier.errors import UsageError
from metier.model.sample import ROWS, VarianceScheme
from metier.survey import group_kernels
from metier.survey.encoding import Group
from metier.survey.figures import Figures
from metier.survey.kernels import Array
from metier.survey.sums import Sums, by_group, group_sums, in_parts, scratch
from metier.survey.tally import Clusters, Counts, Tally

WOODRUFF_Z = 1.645
"""Standard errors of the proportion on either side of a quantile: those of a 90 % interval."""


def totals(tally: Tally, variable: str = ROWS, sums: Sums | None = None) -> Figures:
    """The weighted number of rows that have the variable, by group.

    With linearised variance the clusters are taken as drawn with replacement:
    sum_c b_c^2 - B^2 / C over all C clusters of the sample.

    Source: Census Bureau, "PUMS Accuracy of the Data"; Wolter (2007), eq. 1.4.3.

    >>> import pyarrow as pa
    >>> from metier.model.sample import Sample, VarianceScheme
    >>> from metier.survey.tally import tally
    >>> rows = pa.record_batch({"w": [3, 5], "w1": [2, 6], "w2": [4, 4]})
    >>> sample = Sample("w", VarianceScheme.successive_difference(2), replicates=("w1", "w2"))
    >>> totals(tally(rows, sample)).estimate(0)
    Estimate(value=8.0, standard_error=0.0, n=2, status=<Status.ESTIMATED: 'estimated'>, \
category=None, reason=None)
    """
    counts = tally.counts[variable]
    starts, weights, *_ = sums or group_sums(tally, variable)
    if counts.clusters is None:
        return _replicated(
            tally, tally.groups, by_group(counts.n, starts), weights, "weighted count"
        )
    squares = by_group(counts.clusters.thresholds[0], starts)
    variance = squares - weights[0] ** 2 / tally.clusters
    return _linearised(tally, by_group(counts.n, starts), weights[0], variance, "weighted count")


def means(tally: Tally, variable: str, sums: Sums | None = None) -> Figures:
    """The weighted mean of a variable, by group, over rows that have it.

    Source: Census Bureau, "PUMS Accuracy of the Data" with replicates. Else with a_c and
    b_c the sums of w x and w in cluster c, R = A / B has variance
    (sum a_c^2 - 2 R sum a_c b_c + R^2 sum b_c^2) / B^2 (Binder 1983; Wolter 2007,
    section 6.5), and Cov(R, R') is sum (a_c - R b_c)(a'_c - R' b'_c) / (B B').
    """
    counts = tally.counts[variable]
    starts, weights, products, *_ = sums or group_sums(tally, variable)
    ratios = np.full(weights.T.shape, np.nan).T
    np.divide(products, weights, out=ratios, where=weights > 0)
    if counts.clusters is None:
        return _replicated(tally, tally.groups, by_group(counts.n, starts), ratios, "weighted mean")
    squares = by_group(counts.clusters.thresholds[0], starts)
    upper, mixed = counts.clusters.products()
    mean, whole = ratios[0], weights[0]
    variance = (upper - 2 * mean * mixed + mean**2 * squares) / whole**2
    covariances = counts.clusters.covariances(mean, whole)
    return _linearised(
        tally,
        by_group(counts.n, starts),
        mean,
        _enough(variance, counts.clusters),
        "weighted mean",
        covariances,
    )


def shares(tally: Tally, variable: str) -> Figures:
    """The share of each code of a category among a group's rows that have one, from 0 to 1.

    Source: a share is the ratio of the code's weight to the group's; see `means`.

    >>> import pyarrow as pa
    >>> from metier.model.sample import Sample, VarianceScheme
    >>> from metier.survey.tally import tally
    >>> rows = pa.record_batch({"w": [1, 1, 2], "sex": [1, 2, 1]})
    >>> found = shares(tally(rows, Sample("w", VarianceScheme.linearised(), (), ("sex",))), "sex")
    >>> found.groups, found.value.tolist()
    (((1,), (2,)), [0.75, 0.25])
    """
    counts = tally.counts[variable]
    if counts.rowwise:
        raise UsageError("shares", "counts of each value", "rows that were not added up")
    starts, weights, *_ = group_sums(tally, variable)
    with np.errstate(invalid="ignore", divide="ignore"):
        own_group = weights[:, counts.group]
        ratios = np.where(own_group > 0, counts.weights.T / own_group, np.nan)
    levels = zip(counts.group.tolist(), counts.value.tolist(), strict=True)
    groups = tuple((*tally.groups[group], value) for group, value in levels)
    if counts.clusters is None:
        return _replicated(tally, groups, counts.n, ratios, "weighted share")
    _, mixed, own = counts.clusters.thresholds
    squares = by_group(counts.clusters.thresholds[0], starts)[counts.group]
    share = ratios[0]
    variance = (own - 2 * share * mixed + share**2 * squares) / own_group[0] ** 2
    variance[counts.clusters.members[counts.group] < 2] = np.nan
    figures = _linearised(tally, counts.n, share, variance, "weighted share")
    return Figures(groups, figures.n, figures.value, figures.standard_error, figures.method,
                   figures.scheme)  # fmt: skip


def quantiles(
    tally: Tally,
    variable: str,
    share: float,
    interval: str = "woodruff",
    sums: Sums | None = None,
    workers: int = 1,
) -> Figures:
    """The lowest value that at least `share` of a group's weight does not exceed.

    Args:
        share: above 0 and below 1; 0.5 for the median.
        interval: `woodruff` or `replicate`. Pay is heaped on round numbers, so that most
            replicates of a median are one and the same number; Woodruff's interval, on
            straight lines between the steps of the distribution, does not vanish there.
        sums: of `group_sums`, where they are at hand.
        workers: threads that share the groups.

    Raises:
        UsageError: a share outside, another interval, or replicates where there are none.

    Source: Woodruff (1952), "Confidence Intervals for Medians and Other Position
    Measures": with s the standard error of the proportion at or below the estimate and
    z = 1.645, (Q(share + z s) - Q(share - z s)) / 2 z; Francisco and Fuller (1991) for the
    lines. With z = 1, intervals of heaped pay hold the truth too seldom
    (`benchmarks/survey_coverage.py`).
    """
    if not 0 < share < 1:
        raise UsageError("share", "a number between 0 and 1", repr(share))
    if interval not in ("woodruff", "replicate"):
        raise UsageError("interval", "woodruff or replicate", repr(interval))
    counts = tally.counts[variable]
    sums = sums or group_sums(tally, variable, workers)
    starts, weights = sums.starts, sums.weights
    found = sums.quantiles
    if not len(found) or sums.share != share:
        wanted = len(weights) if interval == "replicate" else 1
        found = _quantiles(counts, starts, weights[:wanted].T, share, workers)
    name = f"weighted quantile {share:g}"
    if interval == "replicate":
        if counts.clusters is not None:
            raise UsageError("interval", "woodruff for a sample without replicates", interval)
        return _replicated(tally, tally.groups, by_group(counts.n, starts), found, name)
    spread = _proportion_error(tally, counts, starts, weights, found[0])
    reach = WOODRUFF_Z * spread
    ends = [_interpolated(counts, starts, weights[0], share + sign * reach) for sign in (-1, 1)]
    error = (ends[1] - ends[0]) / (2 * WOODRUFF_Z)
    method = f"{name}; Woodruff interval; {tally.sample.scheme.method}"
    return Figures(
        tally.groups, by_group(counts.n, starts), found[0], error, method, tally.sample.scheme
    )


def grouped_quantiles(tally: Tally, variable: str, share: float) -> Figures:
    """Quantiles of a quantity of which only the completed units were counted, as of ages.

    Who has completed 40 years is anywhere between 40 and 41: the values are spread evenly over
    their unit, and the quantile read off straight lines between the ends of the units.

    Args:
        variable: in whole units completed.
        share: as of `quantiles`, from which the error is where there are no replicates.

    Source: Yule and Kendall (1950), "An Introduction to the Theory of Statistics", section 5.17:
    the median of grouped values.

    >>> import pyarrow as pa
    >>> from metier.model.sample import Sample, VarianceScheme
    >>> from metier.survey.tally import tally
    >>> rows = pa.record_batch({"w": [1, 1, 1, 1], "age": [39, 40, 40, 41]})
    >>> ages = tally(rows, Sample("w", VarianceScheme.linearised(), (), ("age",)))
    >>> grouped_quantiles(ages, "age", 0.5).value.tolist()
    [40.5]
    """
    counts = tally.counts[variable]
    sums = group_sums(tally, variable)
    starts, weights, shares = sums.starts, sums.weights, np.full(len(tally.groups), share)
    if counts.clusters is None:  # the quantile of lines has no steps and moves with every weight
        every = [
            _interpolated(counts, starts, whole, shares, column) + 1
            for column, whole in enumerate(weights)
        ]
        n, name = by_group(counts.n, starts), f"weighted grouped quantile {share:g}"
        return _replicated(tally, tally.groups, n, np.array(every), name)
    found = quantiles(tally, variable, share, sums=sums)
    value = _interpolated(counts, starts, weights[0], shares) + 1
    return replace(found, value=value, method=found.method.replace("quantile", "grouped quantile"))


def _quantiles(counts: Counts, starts: Array, goals: Array, share: float, workers: int) -> Array:
    """Weights x groups, for as many of the weights as `goals` has columns."""
    found = np.empty(goals.shape)
    some = counts.weights[:, : goals.shape[1]]

    def part(low: int, high: int) -> None:
        group_kernels.group_quantiles(
            some, counts.value, starts[low : high + 1], share, *scratch(counts),
            goals[low:high], found[low:high],
        )  # fmt: skip

    in_parts(workers, starts, part)
    return found.T


def _proportion_error(
    tally: Tally, counts: Counts, starts: Array, sums: Array, limits: Array
) -> Array:
    """The standard error of the share of each group at or below its limit."""

    def up_to(matrix: Array) -> Array:
        kind = np.result_type(matrix.dtype, np.int64)
        below = np.zeros((len(tally.groups), matrix.shape[1]), kind)
        group_kernels.sums_up_to(matrix, counts.value, starts, limits, below)
        return below.T

    with np.errstate(invalid="ignore", divide="ignore"):
        if counts.clusters is None:
            return np.sqrt(_replicate_variance(tally.sample.scheme, up_to(counts.weights) / sums))
        whole = sums[0]
        part = up_to(counts.weights[:, :1])[0] / whole
        own, mixed, _ = up_to(np.ascontiguousarray(counts.clusters.thresholds.T))
        squares = by_group(counts.clusters.thresholds[0], starts)
        variance = (own - 2 * part * mixed + part**2 * squares) / whole**2
        return np.sqrt(np.maximum(0, _enough(variance, counts.clusters)))


def _interpolated(
    counts: Counts, starts: Array, whole: Array, shares: Array, column: int = 0
) -> Array:
    found = np.empty(shares.size)
    group_kernels.interpolated_quantiles(
        counts.weights[:, column], counts.value, starts, whole, shares, found
    )
    return found


def _enough(variance: Array, clusters: Clusters) -> Array:
    """One cluster says nothing about how clusters vary."""
    return np.where(clusters.members > 1, variance, np.nan)


def _replicate_variance(scheme: VarianceScheme, estimates: Array) -> Array:
    variances = np.empty(estimates.shape[1])
    group_kernels.replicate_variances(estimates.T, np.array(scheme.factors), variances)
    return variances


def _replicated(
    tally: Tally, groups: tuple[Group, ...], n: Array, estimates: Array, name: str
) -> Figures:
    scheme = tally.sample.scheme
    error = np.sqrt(_replicate_variance(scheme, estimates))
    value = estimates[0].astype(float)
    return Figures(groups, n, value, error, f"{name}; {scheme.method}", scheme, estimates[1:])


def _linearised(
    tally: Tally,
    n: Array,
    value: Array,
    variance: Array,
    name: str,
    covariances: Mapping[tuple[int, int], float] | None = None,
) -> Figures:
    scheme = tally.sample.scheme
    error = np.sqrt(np.maximum(0.0, variance))
    method = f"{name}; {scheme.method}"
    return Figures(
        tally.groups, n, value.astype(float), error, method, scheme, None, covariances or {}
    )
