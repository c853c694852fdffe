"""One number for each effect, from which the error of any gap can be had nearly right.

The error of a gap needs the covariance of two effects: with 530 occupations
140,185 numbers. Quasi-variances q stand for them: the standard error of the gap
of a and b is about sqrt(q_a + q_b), as if the effects were independent. How
nearly is computed over all pairs, and the few pairs where it is not near enough are
kept by themselves.

Source: Firth and de Menezes (2004), "Quasi-variances", Biometrika 91(1), 65-80.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from metier.errors import InputError
from metier.survey.effects import contrasts
from metier.survey.kernels import Array

QUASI_VARIANCES = "quasi-variances"
"""The place of an error that too few effects make."""

_ROUNDS = 100


@dataclass(frozen=True, slots=True, eq=False)
class QuasiVariances:
    """Quasi-variances and how far off they are.

    Attributes:
        standard_errors: quasi standard error of each effect; NaN where its error is not
            known. The standard error of a gap is about sqrt(first^2 + second^2), what
            `metier.survey.inference.difference` gives without a covariance.
        worst: the largest relative error of the standard error of a gap, over all pairs.
        median: the median of its absolute value.
        exceptions: by the positions of two effects, lower first: the standard error of their
            gap, where that from the quasi-variances is further off than was allowed.
    """

    standard_errors: Array
    worst: float
    median: float
    exceptions: Mapping[tuple[int, int], float]


def quasi_variances(covariance: Array, tolerance: float = 0.01) -> QuasiVariances:
    """The quasi-variances of effects with this covariance.

    Args:
        covariance: of three or more effects; NaN rows and columns are left out.
        tolerance: relative error of a standard error beyond which a pair is an exception.

    Raises:
        InputError: there are fewer than three effects with a known error, or two effects
            differ without error.

    Source: minimises the sum over pairs of (log(q_a + q_b) - log Var(a - b))^2 (Firth
    and de Menezes 2004, section 3) over log q, by damped Gauss-Newton steps.

    >>> independent = np.diag([1.0, 4.0, 9.0]) + 5.0
    >>> quasi = quasi_variances(independent)
    >>> quasi.standard_errors.round(6).tolist(), quasi.worst < 1e-6
    ([1.0, 2.0, 3.0], True)
    """
    known = np.flatnonzero(np.isfinite(np.diag(covariance)))
    if known.size < 3:
        raise InputError(QUASI_VARIANCES, "three effects or more", f"{known.size}")
    variances = contrasts(covariance[np.ix_(known, known)])
    pairs = np.triu_indices(known.size, 1)
    if not (variances[pairs] > 0).all():
        raise InputError(QUASI_VARIANCES, "gaps with an error", "gaps without")
    np.fill_diagonal(variances, 1.0)
    found = _minimise(np.log(variances))
    ratios = np.sqrt((found[:, None] + found[None, :]) / variances)[pairs] - 1
    errors = np.full(len(covariance), np.nan)
    errors[known] = np.sqrt(found)
    off = np.abs(ratios)
    exceptions = {
        (int(known[pairs[0][at]]), int(known[pairs[1][at]])): float(np.sqrt(variances[pairs][at]))
        for at in np.flatnonzero(off > tolerance)
    }
    return QuasiVariances(errors, float(off.max()), float(np.median(off)), exceptions)


def _minimise(goal: Array) -> Array:
    """The q whose pairwise sums have logarithms nearest to `goal`; its diagonal is not used."""
    count = len(goal)
    off = ~np.eye(count, dtype=bool)
    # The mean variance of an effect's gaps is about q + mean q: a start that is always positive.
    rows = np.where(off, np.exp(goal), 0.0).sum(axis=1)
    start = (rows - rows.sum() / (2 * (count - 1))) / (count - 2)
    logs = np.log(np.maximum(start, rows.min() / (100 * count)))

    def residuals(logs: Array) -> Array:
        q = np.exp(logs)
        distances: Array = np.where(off, np.log(q[:, None] + q[None, :]) - goal, 0.0)
        return distances

    left = residuals(logs)
    for _ in range(_ROUNDS):
        q = np.exp(logs)
        slopes = np.where(off, q[:, None] / (q[:, None] + q[None, :]), 0.0)
        normal = slopes * slopes.T
        np.fill_diagonal(normal, (slopes**2).sum(axis=1))
        step = np.linalg.solve(normal, -(slopes * left).sum(axis=1))
        length = min(1.0, 5.0 / float(np.abs(step).max(initial=1e-300)))
        before = (left**2).sum()
        while True:
            after = residuals(logs + length * step)
            if (after**2).sum() <= before or length < 1e-6:
                break
            length /= 2
        logs, left = logs + length * step, after
        if np.abs(length * step).max() < 1e-10:
            break
    result: Array = np.exp(logs)
    return result
