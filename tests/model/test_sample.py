"""Descriptions of samples."""

from __future__ import annotations

import pytest

from metier.errors import UsageError
from metier.model.sample import Sample, VarianceScheme


@pytest.mark.parametrize("fay", [-0.1, 1.0])
def test_a_fay_coefficient_outside_0_and_1_is_refused(fay: float) -> None:
    with pytest.raises(UsageError):
        VarianceScheme.balanced(80, fay)


def test_a_stratified_jackknife_has_a_factor_for_each_replicate() -> None:
    assert VarianceScheme.jackknife(2, (0.5, 0.75)).factors == (0.5, 0.75)
    with pytest.raises(UsageError):
        VarianceScheme.jackknife(3, (0.5, 0.75))


def test_a_sample_has_as_many_replicate_weights_as_its_scheme_has_factors() -> None:
    with pytest.raises(UsageError, match="80 columns"):
        Sample("w", VarianceScheme.successive_difference(), replicates=("w1",))
    assert not VarianceScheme.linearised().replicated
