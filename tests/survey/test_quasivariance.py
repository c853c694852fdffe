"""Quasi-variances stand for a covariance, and say how well."""

from __future__ import annotations

import math

import numpy as np
import pytest

from metier.errors import InputError
from metier.survey.effects import contrasts
from metier.survey.kernels import Array
from metier.survey.quasivariance import quasi_variances


def covariance(seed: int, count: int, shared: float) -> Array:
    """Independent effects, a mistake all share, and one that pulls some together."""
    draw = np.random.default_rng(seed)
    pull = draw.normal(0, shared, count)
    whole: Array = np.diag(draw.gamma(2, 1.0, count)) + np.outer(pull, pull) + 3.0
    return whole


def test_effects_that_share_only_one_mistake_are_represented_exactly() -> None:
    whole = covariance(1, 40, shared=0.0)
    quasi = quasi_variances(whole)
    np.testing.assert_allclose(quasi.standard_errors**2, np.diag(whole) - 3.0, rtol=1e-7)
    assert quasi.worst < 1e-7
    assert not quasi.exceptions


def test_no_small_change_of_a_quasi_variance_fits_better() -> None:
    whole = covariance(2, 12, shared=0.5)
    variances = contrasts(whole)[np.triu_indices(12, 1)]

    def misfit(logs: Array) -> float:
        q = np.exp(logs)
        sums = (q[:, None] + q[None, :])[np.triu_indices(12, 1)]
        return float(((np.log(sums) - np.log(variances)) ** 2).sum())

    best = 2 * np.log(quasi_variances(whole).standard_errors)
    for at in range(12):
        for change in (-0.01, 0.01):
            moved = best.copy()
            moved[at] += change
            assert misfit(moved) > misfit(best)


def test_pairs_beyond_the_tolerance_are_kept_with_their_own_error() -> None:
    whole = covariance(3, 20, shared=0.0)
    whole[4, 9] = whole[9, 4] = 3.0 + 0.9 * math.sqrt((whole[4, 4] - 3.0) * (whole[9, 9] - 3.0))
    quasi = quasi_variances(whole, tolerance=0.1)
    assert quasi.worst > 0.1
    assert quasi.exceptions[4, 9] == pytest.approx(math.sqrt(contrasts(whole)[4, 9]))
    for a in range(20):
        for b in range(a + 1, 20):
            error = math.hypot(quasi.standard_errors[a], quasi.standard_errors[b])
            error = quasi.exceptions.get((a, b), error)
            assert error == pytest.approx(math.sqrt(contrasts(whole)[a, b]), rel=0.1)


def test_an_effect_without_a_known_error_is_left_out() -> None:
    whole = covariance(4, 8, shared=0.0)
    holed = whole.copy()
    holed[5] = holed[:, 5] = np.nan
    quasi = quasi_variances(holed)
    assert np.flatnonzero(np.isnan(quasi.standard_errors)).tolist() == [5]
    kept = [at for at in range(8) if at != 5]
    np.testing.assert_allclose(quasi.standard_errors[kept] ** 2, np.diag(whole)[kept] - 3)


def test_fewer_than_three_effects_and_gaps_without_error_are_refused() -> None:
    with pytest.raises(InputError, match="three effects"):
        quasi_variances(np.eye(2))
    with pytest.raises(InputError, match="gaps without"):
        quasi_variances(np.ones((3, 3)))
