"""Solving the sums of a regression: coefficients, and the effect of every group."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from metier.errors import InputError, NotFoundError
from metier.survey import exact
from metier.survey.encoding import Group
from metier.survey.inference import Difference
from metier.survey.kernels import Array
from metier.survey.regression import CONTROLS, ONE, OUTCOME, Label, Model, Moments

REGRESSION = "regression"
"""The place of an error that the rows' contents make, not their form."""
COLLINEAR = 1e-10
"""Least eigenvalue of the controls' correlation matrix within groups."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """The least squares solution, before anything is known of its error.

    Attributes:
        model: what was regressed on what.
        groups: sorted.
        labels: of the controls, without the reference level of each factor.
        n: rows of each group, unweighted.
        weights: of each group, summed.
        means: groups x controls: weighted means of the controls.
        effects: of each group: its mean outcome, less its mean controls times the coefficients.
        coefficients: of the controls.
        inverse: controls x controls: of the cross products within groups.
        r_squared: the share of the outcome's variance that groups and controls explain.
        r_squared_within: the share of its variance within groups that controls explain.
        replicate_effects: replicates x groups; empty with linearised variance.
        replicate_coefficients: replicates x controls.
    """

    model: Model
    groups: tuple[Group, ...]
    labels: tuple[Label, ...]
    n: Array
    weights: Array
    means: Array
    effects: Array
    coefficients: Array
    inverse: Array
    r_squared: float
    r_squared_within: float
    replicate_effects: Array
    replicate_coefficients: Array


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """The effect of every group with what a gap between any two needs.

    Attributes:
        groups: sorted.
        n: rows of each, unweighted.
        value: of each, as a deviation from the weighted mean of all, in the outcome's unit
            (log points where the outcome is a logarithm).
        covariance: groups x groups, of the effects before that mean is taken away, so only
            contrasts of it mean anything; NaN for a group whose error is not known.
        labels: of the controls.
        coefficients: of each control.
        standard_errors: of each control's coefficient.
        rows: in the regression.
        r_squared: the share of the outcome's variance that groups and controls explain.
        r_squared_within: the share of its variance within groups that controls explain.
        method: how values and errors were got, in words.
    """

    groups: tuple[Group, ...]
    n: Array
    value: Array
    covariance: Array
    labels: tuple[Label, ...]
    coefficients: Array
    standard_errors: Array
    rows: int
    r_squared: float
    r_squared_within: float
    method: str

    def position(self, group: Group) -> int:
        """Where a group stands.

        Raises:
            NotFoundError: there is no such group.
        """
        try:
            return self.groups.index(group)
        except ValueError:
            raise NotFoundError("group", "one of the regression", repr(group)) from None

    def gap(self, a: Group, b: Group) -> Difference | None:
        """The first group's effect minus the second's: what is left of the gap between like rows.

        Returns:
            The gap in the outcome's unit; None where its error cannot be known, because a
            group has rows of one cluster only.

        Raises:
            NotFoundError: there is no such group.

        Source: Var(a - b) = Var a + Var b - 2 Cov(a, b).
        """
        i, j = self.position(a), self.position(b)
        variance = float(contrasts(self.covariance[np.ix_([i, j], [i, j])])[0, 1])
        if math.isnan(variance):
            return None
        return Difference(float(self.value[i] - self.value[j]), math.sqrt(max(0.0, variance)))


def contrasts(covariance: Array) -> Array:
    """The variance of the difference of every two effects.

    >>> contrasts(np.array([[2.0, 0.5], [0.5, 1.0]])).tolist()
    [[0.0, 2.0], [2.0, 0.0]]
    """
    own = np.diag(covariance)
    variances: Array = own[:, None] + own[None, :] - 2 * covariance
    return variances


def solve(moments: Moments) -> Fit:
    """Least squares from the sums, for the full sample and each replicate.

    Raises:
        InputError: no rows; a control does not vary within groups; or some controls
            together say the same (the error names them).

    Source: with S = sum of w (x - group's mean)(x - group's mean)' the coefficients are
    S^-1 sum of w (x - group's mean)(y - group's mean) (Frisch-Waugh-Lovell).
    """
    within, cross = exact.total(moments.within), exact.total(moments.cross)
    cross += np.triu(cross, 1).swapaxes(1, 2)
    if not moments.groups or not cross[0, ONE, ONE] > 0:
        raise InputError(REGRESSION, "rows with a positive weight", "none")
    kept = _kept(moments, cross[0])
    labels = tuple(moments.labels[at - CONTROLS] for at in kept)
    columns = [ONE, OUTCOME, *kept]
    within, cross = within[:, :, columns], cross[:, columns][:, :, columns]
    weights, means, spread = _within(within[0], cross[0])
    inverse = _inverse(spread, cross[0], labels)
    x, y = slice(CONTROLS, None), OUTCOME
    coefficients = inverse @ spread[x, y]
    effects = means[:, y] - means[:, x] @ coefficients
    residual = spread[y, y] - float(coefficients @ spread[x, y])
    total = cross[0, y, y] - cross[0, ONE, y] ** 2 / cross[0, ONE, ONE]
    replicates = [_replicate(*sums) for sums in zip(within[1:], cross[1:], strict=True)]
    return Fit(
        moments.model, moments.groups, labels, moments.n, weights, means[:, x], effects,
        coefficients, inverse,
        1 - residual / total if total > 0 else math.nan,
        1 - residual / spread[y, y] if spread[y, y] > 0 else math.nan,
        np.array([r[0] for r in replicates]).reshape(len(replicates), len(effects)),
        np.array([r[1] for r in replicates]).reshape(len(replicates), len(labels)),
    )  # fmt: skip


def _kept(moments: Moments, cross: Array) -> list[int]:
    """Columns of the controls that stay: not the first weighted level of each factor."""
    kept, referred = [], set()
    for at, label in enumerate(moments.labels, start=CONTROLS):
        if len(label) == 2 and not cross[at, at] > 0:
            continue
        if len(label) == 2 and label[0] not in referred:
            referred.add(label[0])
            continue
        kept.append(at)
    return kept


def _within(within: Array, cross: Array) -> tuple[Array, Array, Array]:
    """Weights and means of the groups, and the cross products around these means."""
    weights = within[:, ONE]
    weighted = np.where(weights == 0, 1.0, weights)
    means = np.where((weights == 0)[:, None], np.nan, within / weighted[:, None])
    between = within.T @ (within / weighted[:, None])
    spread = cross - between
    return weights, means, (spread + spread.T) / 2


def _inverse(spread: Array, cross: Array, labels: tuple[Label, ...]) -> Array:
    """The inverse of the controls' cross products, unless they are collinear."""
    own, raw = np.diag(spread)[CONTROLS:], np.diag(cross)[CONTROLS:]
    for label, inner, outer in zip(labels, own.tolist(), raw.tolist(), strict=True):
        if not inner > COLLINEAR * outer:
            raise _collinear([label], "does not vary within groups")
    scale = np.sqrt(own)
    values, vectors = np.linalg.eigh(spread[CONTROLS:, CONTROLS:] / np.outer(scale, scale))
    if values.size and values[0] < COLLINEAR:
        involved = np.abs(vectors[:, 0]) > 0.01
        names = [label for label, one in zip(labels, involved.tolist(), strict=True) if one]
        raise _collinear(names, "of which one follows from the others")
    inverse: Array = (vectors / values) @ vectors.T / np.outer(scale, scale)
    return inverse


def _collinear(labels: list[Label], what: str) -> InputError:
    names = ", ".join("=".join(map(str, label)) for label in labels)
    return InputError(
        REGRESSION, "controls that can be told apart", f"{names} {what}",
        "leave one of the controls out",
    )  # fmt: skip


def _replicate(within: Array, cross: Array) -> tuple[Array, Array]:
    """Effects and coefficients under one replicate weight; an effect without weight is NaN."""
    _, means, spread = _within(within, cross)
    x, y = slice(CONTROLS, None), OUTCOME
    coefficients = np.linalg.solve(spread[x, x], spread[x, y])
    return means[:, y] - means[:, x] @ coefficients, coefficients


def replicated(fit: Fit) -> Effects:
    """The effects with replicate variances, centred at the full-sample estimate.

    Source: sum over replicates r of factor_r (estimate_r - estimate)^2, likewise for
    the covariance of two effects (`metier.model.sample.VarianceScheme`).
    """
    scheme = fit.model.sample.scheme
    if not scheme.replicated:
        raise InputError(REGRESSION, "a sample with replicate weights", scheme.method)
    factors = np.array(scheme.factors)[:, None]
    spread = fit.replicate_effects - fit.effects
    covariance = spread.T @ (factors * spread)
    shift = fit.replicate_coefficients - fit.coefficients
    errors = np.sqrt((factors * shift**2).sum(axis=0))
    return collected(fit, covariance, errors, scheme.method)


def collected(fit: Fit, covariance: Array, errors: Array, method: str) -> Effects:
    """The effects of a fit once their covariance is known."""
    weighed = fit.weights > 0
    centre = float(np.average(fit.effects[weighed], weights=fit.weights[weighed]))
    return Effects(
        fit.groups, fit.n, fit.effects - centre, covariance, fit.labels, fit.coefficients,
        errors, int(fit.n.sum()), fit.r_squared, fit.r_squared_within,
        f"weighted least squares with absorbed effects; {method}",
    )  # fmt: skip
