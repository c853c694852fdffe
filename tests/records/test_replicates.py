"""Groups of records that are left out in turn, and the errors that follow."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from metier.model.sample import Sample, VarianceScheme
from metier.records.replicates import GROUPS, WEIGHTS, groups, replicated
from metier.survey import statistics
from metier.survey.tally import tally


def weighted(pay: np.ndarray, lots: np.ndarray) -> pa.RecordBatch:
    """Rows of weight 1, and without each group in turn."""
    batch = pa.record_batch({"pay": pay, "lot": lots})
    of = groups(batch, employers=False)
    columns = [np.ones(len(pay), int), *((of != group).astype(int) for group in range(GROUPS))]
    return pa.record_batch([pa.array(pay), *map(pa.array, columns)], names=["pay", *WEIGHTS])


def test_the_error_of_a_mean_without_fitting_is_the_usual_one() -> None:
    random = np.random.default_rng(1)
    pay = random.integers(20_000, 90_000, 3_000)
    sample = replicated(Sample("weight", VarianceScheme.linearised(), (), ("pay",)))
    found = statistics.means(tally(weighted(pay, np.arange(3_000)), sample), "pay")
    assert found.value[0] == pytest.approx(pay.mean())
    # an error that rests on 50 groups is itself known to a tenth
    assert found.standard_error[0] == pytest.approx(pay.std() / 3_000**0.5, rel=0.3)


def test_groups_as_large_as_one_record_are_the_jackknife() -> None:
    pay = np.array([1, 2, 3, 4, 10] * 10)
    sample = replicated(Sample("weight", VarianceScheme.linearised(), (), ("pay",)))
    found = statistics.means(tally(weighted(pay, np.arange(50)), sample), "pay")
    assert found.standard_error[0] == pytest.approx(pay.std(ddof=1) / 50**0.5)


def test_an_employer_is_in_one_group_with_all_its_records() -> None:
    rows = pa.record_batch(
        {
            "lot": pa.nulls(4, pa.int64()),
            "row": [1, 2, 3, 4],
            "company": ["Elm", "Oak", None, "Elm"],
        }
    )
    found = groups(rows, employers=True)
    assert found[0] == found[3]
    assert found[2] == 3
    assert groups(rows, employers=False).tolist() == [1, 2, 3, 4]
