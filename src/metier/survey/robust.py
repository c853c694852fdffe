"""Covariance of a regression's effects that is robust to clusters: the second pass.

The first pass gives the coefficients; this one gives every cluster its sum of
scores w * residual * design, and sums the outer products of these. A cluster has rows in
few groups and levels, so its products are few. The sums are exact and merge
like those of the first pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numba import njit

from metier.errors import InputError
from metier.survey import encoding, exact
from metier.survey.effects import Effects, Fit, collected
from metier.survey.kernels import Array
from metier.survey.regression import CONTROLS, ONE, OUTCOME, Rows, design, weights_of

LEAST_CLUSTERS = 2
"""A group of one cluster is fitted exactly: its residuals say nothing of its error."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The sums of the second pass over a sample, or over a part of it.

    Attributes:
        fit: whose residuals these are.
        leverage: whether the residuals of small groups were enlarged.
        products: (groups + controls) squared: sums over clusters of the products of their
            scores, upper triangle; limbs stand last.
        members: clusters with rows in each group.
        clusters: with rows in any group.
    """

    fit: Fit
    leverage: bool
    products: Array
    members: Array
    clusters: int


def score(batch: pa.RecordBatch, fit: Fit, leverage: bool = False) -> Scores:
    """The scores of the clusters of one batch.

    Args:
        batch: the columns the fit was made from; no cluster may continue in another batch.
        fit: of the whole sample.
        leverage: divide each residual by 1 - (the row's share of its group's weight). A row
            pulls its group's effect towards itself by that share, so the residuals of a small
            group are too small. The result is the jackknife's where each cluster has one
            row and there are no controls (MacKinnon and White 1985, "HC3").

    Raises:
        InputError: the batch has a group the fit has not, a row without cluster, or the
            sample has replicate weights.
    """
    sample = fit.model.sample
    if sample.scheme.replicated:
        raise InputError("regression", "a sample without replicate weights", sample.scheme.method)
    rows = design(batch, fit.model)
    weights = weights_of(batch, sample.weight, rows)
    groups, places = _aligned(rows, fit)
    _, codes = encoding.clustered(batch, sample)
    clusters = np.zeros(0, np.int64) if codes is None else codes[rows.kept]
    order = np.argsort(clusters, kind="stable")
    bounds = np.flatnonzero(np.diff(clusters[order], prepend=-1))
    starts = np.append(bounds, order.size)
    coefficients = np.concatenate([np.zeros(CONTROLS), fit.coefficients])
    residuals = _residuals(groups, places, rows.values, fit.effects, coefficients)
    if leverage:
        whole = fit.weights[groups]
        left = 1 - weights / np.where(whole > 0, whole, 1.0)
        residuals /= np.where(left > 0, left, 1.0)
    residuals[weights == 0] = 0.0  # a group of such rows only has no effect to be off from
    size = len(fit.groups) + len(fit.labels)
    products, members = exact.zeros(size, size), np.zeros(len(fit.groups), np.int64)
    largest = float(np.abs(weights * residuals).max(initial=0.0))
    largest *= float(np.abs(rows.values).max(initial=1.0)) * int(np.diff(starts).max(initial=1))
    exact.check(largest**2, "regression")
    for first in range(0, bounds.size, exact.ROWS):
        _sum_clusters(
            starts[first : first + exact.ROWS + 1], order, groups, places, rows.values,
            weights * residuals, products, members,
        )  # fmt: skip
        exact.carry(products)
    return Scores(fit, leverage, products, members, bounds.size)


def _aligned(rows: Rows, fit: Fit) -> tuple[Array, Array]:
    """Groups and columns of a batch by their positions in the fit; -1 for a reference level."""
    group_at = {group: at for at, group in enumerate(fit.groups)}
    unknown = [group for group in rows.groups if group not in group_at]
    if unknown:
        raise InputError("regression", "the groups of the first pass", repr(unknown[0]))
    label_at = {label: at for at, label in enumerate(fit.labels, start=CONTROLS)}
    to_group = np.array([group_at[group] for group in rows.groups], np.int64)
    to_label = np.array(
        [ONE, OUTCOME, *(label_at.get(label, -1) for label in rows.labels)], np.int64
    )
    return to_group[rows.group], to_label[rows.places]


@njit(cache=True, nogil=True)
def _residuals(
    groups: Array, places: Array, values: Array, effects: Array, coefficients: Array
) -> Array:
    residuals = np.empty(groups.size, np.float64)
    for row in range(groups.size):
        fitted = effects[groups[row]]
        for entry in range(CONTROLS, places.shape[1]):
            if places[row, entry] >= 0:
                fitted += values[row, entry] * coefficients[places[row, entry]]
        residuals[row] = values[row, OUTCOME] - fitted
    return residuals


@njit(cache=True, nogil=True)
def _sum_clusters(
    starts: Array,
    order: Array,
    groups: Array,
    places: Array,
    values: Array,
    weighted: Array,
    products: Array,
    members: Array,
) -> None:
    group_count = members.size
    sums = np.zeros(products.shape[0], np.float64)
    met = np.zeros(products.shape[0], np.bool_)
    touched = np.empty(products.shape[0], np.int64)
    for cluster in range(starts.size - 1):
        count = 0
        for at in range(starts[cluster], starts[cluster + 1]):
            row = order[at]
            for entry in range(CONTROLS - 1, places.shape[1]):
                value = weighted[row]
                if entry < CONTROLS:
                    place = groups[row]
                elif places[row, entry] < 0:
                    continue
                else:
                    place = group_count + places[row, entry] - CONTROLS
                    value *= values[row, entry]
                if not met[place]:
                    met[place] = True
                    touched[count] = place
                    count += 1
                    if entry < CONTROLS:
                        members[place] += 1
                sums[place] += value
        for a in range(count):
            for b in range(a, count):
                low, high = min(touched[a], touched[b]), max(touched[a], touched[b])
                exact.add(products[low, high], sums[low] * sums[high])
        for a in range(count):
            sums[touched[a]] = 0.0
            met[touched[a]] = False


def merge_scores(parts: Iterable[Scores]) -> Scores:
    """The sums of several parts of one sample, bit for bit as if they had been one batch.

    Raises:
        InputError: there are none, or they are of different fits.
    """
    first: Scores | None = None
    clusters = 0
    for part in parts:
        clusters += part.clusters
        if first is None:
            first, products, members = part, part.products.copy(), part.members.copy()
        elif part.fit is not first.fit or part.leverage != first.leverage:
            raise InputError("merge", "scores of one fit", "different ones")
        else:
            products += part.products
            members += part.members
    if first is None:
        raise InputError("merge", "scores of at least one batch", "none")
    exact.carry(products)
    return Scores(first.fit, first.leverage, products, members, clusters)


def robust(scores: Scores, correction: bool = False) -> Effects:
    """The effects with covariances robust to heteroscedasticity and to clusters.

    Args:
        scores: of the whole sample.
        correction: multiply the covariance by C/(C-1) * (N-1)/(N-K), for C clusters, N rows
            and K effects and coefficients, as econometric programs do by default. Without,
            it is the linearised variance of the other figures. It does not help the effect
            of a group with few clusters, whose error is understated: see `score`.

    Source: the sandwich A^-1 M A^-1, with A the normal matrix and M the summed products of
    the clusters' scores (Liang and Zeger 1986; Binder 1983; Cameron and Miller 2015,
    eq. 11 to 13), in block form for absorbed effects.
    """
    fit, products = scores.fit, exact.total(scores.products)
    products = products + np.triu(products, 1).T
    groups, controls = len(fit.groups), len(fit.labels)
    known = fit.weights > 0
    inner = 1 / np.where(known, fit.weights, 1.0)
    means = np.where(known[:, None], fit.means, 0.0)
    to_coefficients = fit.inverse @ np.hstack([-means.T, np.eye(controls)])
    to_effects = np.hstack([np.diag(inner), np.zeros((groups, controls))])
    to_effects -= means @ to_coefficients
    covariance = to_effects @ products @ to_effects.T
    spread = to_coefficients @ products @ to_coefficients.T
    method = fit.model.sample.scheme.method
    if scores.leverage:
        method += ", residuals corrected for leverage in their group"
    if correction:
        n = int(fit.n.sum())
        factor = scores.clusters / (scores.clusters - 1) * (n - 1) / (n - groups - controls)
        covariance, spread = factor * covariance, factor * spread
        method += ", corrected for degrees of freedom"
    unknown = ~known | (scores.members < LEAST_CLUSTERS)
    covariance[unknown] = covariance[:, unknown] = np.nan
    return collected(fit, (covariance + covariance.T) / 2, np.sqrt(np.diag(spread)), method)
