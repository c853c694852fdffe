"""Sums and quantiles of groups in one pass."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from metier.model.sample import Sample, VarianceScheme
from metier.survey.statistics import quantiles
from metier.survey.sums import group_sums
from metier.survey.tally import Tally, tally

REPLICATES = tuple(f"w{r}" for r in range(5))
SAMPLE = Sample(
    "w", VarianceScheme.successive_difference(5), ("job",), ("pay",), REPLICATES
)  # fmt: skip


@pytest.fixture(scope="module", params=["whole", "fractions", "large"])
def counted(request: pytest.FixtureRequest) -> Tally:
    rng = np.random.default_rng(5)
    columns: dict[str, np.ndarray] = {
        "job": rng.integers(0, 9, 800),
        "pay": rng.integers(1, 60, 800) * 500,
    }
    factor = {"whole": 1, "fractions": 0.125, "large": 1 << 24}[request.param]
    for name in SAMPLE.weights:
        columns[name] = rng.integers(-20, 200, 800) * factor
    return tally(pa.record_batch(columns), SAMPLE)


def test_the_quantiles_of_the_one_pass_are_those_found_for_themselves(counted: Tally) -> None:
    sums = group_sums(counted, "pay", share=0.3)
    alone = quantiles(counted, "pay", 0.3, "replicate")
    with_sums = quantiles(counted, "pay", 0.3, "replicate", sums)
    assert np.array_equal(sums.quantiles[0], alone.value)
    assert np.array_equal(with_sums.standard_error, alone.standard_error)
    other = quantiles(counted, "pay", 0.6, "replicate", sums)
    assert np.array_equal(other.value, quantiles(counted, "pay", 0.6).value)


def test_threads_share_the_groups_and_change_nothing(counted: Tally) -> None:
    one, two = (group_sums(counted, "pay", workers, 0.5) for workers in (1, 2))
    assert np.array_equal(one.weights, two.weights)
    assert np.array_equal(one.products, two.products)
    assert np.array_equal(one.quantiles, two.quantiles)


def test_without_a_share_no_quantiles_are_found(counted: Tally) -> None:
    assert group_sums(counted, "pay").quantiles.size == 0
