"""The titles of one occupation: a title's own mean blended with the official one.

The area-level model of Fay and Herriot (1979). A title's mean y is its true mean plus a
sampling error of known variance; the true means lie around a synthetic mean with the
variance `between`, one for the occupation. The blend is

    weight x y + (1 - weight) x synthetic,   weight = between / (between + sampling variance)

The synthetic mean is the occupation's official one, known but for its own standard error
(`blend`), or a regression over the titles (`blend_by_regression`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from metier.errors import InputError, UsageError
from metier.survey.kernels import Array

TITLES = "titles of an occupation"
"""The place of an error that the figures of the titles make."""

_ROUNDS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Blend:
    """Blended means of the titles of one occupation.

    Attributes:
        value: of each title.
        standard_error: of each, the root of its mean squared error.
        weight: on the title's own mean, 0 to 1.
        synthetic: what each title's mean is drawn to.
        between: variance of the titles' true means around it, in the unit squared.
    """

    value: Array
    standard_error: Array
    weight: Array
    synthetic: Array
    between: float


def blend(means: Array, variances: Array, synthetic: float, synthetic_error: float = 0.0) -> Blend:
    """Each title's mean, blended with the official mean of the occupation.

    Args:
        means: of each title, (titles,); not read where the variance is infinite.
        variances: sampling variance of each, above 0; infinite where the title has no mean of
            its own, which then is the synthetic one, with the error that leaves.
        synthetic: the official mean, from other people than the titles' means.
        synthetic_error: its standard error.

    Returns:
        The blend. Its mean squared error is g1 + g2 + 2 g3:

            g1 = weight x sampling variance
            g2 = (1 - weight)^2 x synthetic_error^2
            g3 = 2 (1 - weight)^2 / (between + sampling variance) / sum of squared
                 1 / (between + sampling variance) over the titles

        for the title's own variation, the synthetic mean and the estimation of `between`.
        It is right up to terms that vanish faster than 1 / titles; with few titles it is
        rather too large, and may exceed the sampling variance.

    Raises:
        UsageError: a sampling variance that is not above 0.
        InputError: fewer than two titles with a mean.

    Source: Rao and Molina (2015), "Small Area Estimation", section 6.2, with the mean given
    instead of fitted, so that g2 is the error of the given one; Prasad and Rao (1990), "The
    Estimation of the Mean Squared Error of Small-Area Estimators", JASA 85; Datta and Lahiri
    (2000), "A Unified Measure of Uncertainty", Statistica Sinica 10, for 2 g3 with REML.

    >>> found = blend(np.array([30.0, 50.0, 40.0]), np.array([4.0, 4.0, np.inf]), 38.0, 1.0)
    >>> found.value.round(1).tolist(), found.weight.round(2).tolist()
    ([30.3, 49.5, 38.0], [0.96, 0.96, 0.0])
    """
    centre = np.full(len(means), float(synthetic))
    # A mean known with an error is a common effect with that as its prior; without, there is none.
    sure = synthetic_error == 0
    common = np.ones((len(means), 0 if sure else 1))
    prior = np.zeros((0, 0)) if sure else np.array([[synthetic_error**-2.0]])
    between = between_variance(means - centre, variances, common, prior)
    return _blended(means, variances, centre, np.full(len(means), synthetic_error**2.0), between)


def blend_by_regression(means: Array, variances: Array, regressors: Array) -> Blend:
    """Each title's mean, blended with what a regression over the titles gives it.

    Args:
        means, variances: as of `blend`.
        regressors: known of each title, with a column of ones, (titles, columns).

    Returns:
        The blend, with the g2 of the fitted coefficients.

    Raises:
        UsageError: a sampling variance that is not above 0.
        InputError: not two more titles with a mean than columns, or columns that are not
            independent.

    Source: Fay and Herriot (1979), JASA 74; Rao and Molina (2015), section 6.2.

    >>> found = blend_by_regression(np.array([1.0, 2.0, 9.0]), np.ones(3), np.ones((3, 1)))
    >>> round(found.between, 6), found.synthetic.tolist()
    (18.0, [4.0, 4.0, 4.0])
    """
    none = np.zeros((regressors.shape[1],) * 2)
    between = between_variance(means, variances, regressors, none)
    weights = 1 / (between + variances)
    inverse = np.linalg.inv(regressors.T @ (weights[:, None] * regressors))
    own = np.where(weights > 0, means, 0.0)
    centre = regressors @ (inverse @ (regressors.T @ (weights * own)))
    error = np.einsum("ij,jk,ik->i", regressors, inverse, regressors)
    return _blended(means, variances, centre, error, between)


def _blended(
    means: Array, variances: Array, centre: Array, centre_variance: Array, between: float
) -> Blend:
    whole = between + variances
    weight = between / whole
    rest = 1 - weight
    own = np.where(np.isfinite(variances), means, centre)
    # between x (1 - weight) is weight x variance, and has a value where that is 0 x infinity
    g1 = between * rest
    g2 = rest**2 * centre_variance
    g3 = rest**2 / whole * 2 / (whole**-2.0).sum()
    value = weight * own + rest * centre
    return Blend(value, np.sqrt(g1 + g2 + 2 * g3), weight, centre, between)


def between_variance(means: Array, variances: Array, regressors: Array, prior: Array) -> float:
    """The variance of the titles' true means around a regression, by REML; never negative.

    Args:
        means, variances: as of `blend`.
        regressors: (titles, columns); no columns where the means are deviations.
        prior: precision of what is known of the coefficients (expected to be 0),
            (columns, columns); zeros where nothing is.

    Returns:
        The variance, in the unit of the means squared; 0 where the titles differ no more than
        their sampling errors let expect.

    Raises:
        UsageError: a sampling variance that is not above 0.
        InputError: not two more titles with a mean than columns without a prior, or columns
            that are not independent.

    Source: Rao and Molina (2015), section 6.1.2: restricted likelihood by Fisher scoring,
    each step shortened until the likelihood does not fall, negative values set to 0.
    """
    if not (variances > 0).all():
        raise UsageError("variances", "sampling variances above 0", f"{np.nanmin(variances):g}")
    some = np.isfinite(variances)
    means, variances, regressors = means[some], variances[some], regressors[some]
    free = int((np.diag(prior) == 0).sum())
    if len(means) < free + 2:
        raise InputError(TITLES, f"{free + 2} or more with a mean", f"{len(means)}")
    columns = regressors.shape[1]
    if columns and np.linalg.matrix_rank(regressors) < columns:  # early NumPy has no rank of none
        raise InputError(TITLES, "independent columns of regressors", "dependent ones")

    def terms(between: float) -> tuple[float, float, float]:
        """The likelihood, its slope, and the information."""
        weights = 1 / (between + variances)
        moments = [regressors.T @ (weights[:, None] ** k * regressors) for k in (1, 2, 3)]
        normal = moments[0] + prior
        second, third = (np.linalg.solve(normal, moment) for moment in moments[1:])
        fitted = regressors @ np.linalg.solve(normal, regressors.T @ (weights * means))
        left = weights * (means - fitted)
        trace = weights.sum() - np.trace(second)
        square = (weights**2).sum() - 2 * np.trace(third) + np.trace(second @ second)
        likelihood = np.log(weights).sum() - np.linalg.slogdet(normal)[1] - means @ left
        return likelihood / 2, (left @ left - trace) / 2, square / 2

    between = float(np.median(variances))
    small = 1e-10 * between
    likelihood, slope, information = terms(between)
    for _ in range(_ROUNDS):
        step = max(slope / information, -between)
        while terms(between + step)[0] < likelihood and abs(step) > small:
            step /= 2
        between += step
        likelihood, slope, information = terms(between)
        if abs(step) <= small:
            break
    return float(between)
