"""The compiled loops lose nothing."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.csv

from metier.model.sample import Sample, VarianceScheme
from metier.survey.tally import tally


def test_large_pay_and_weights_are_summed_without_loss() -> None:
    rows = 3000
    batch = pa.record_batch({"w": [997] * rows, "pay": [4_999_999 - 7 * i for i in range(rows)]})
    counted = tally(batch, Sample("w", VarianceScheme.linearised(), (), ("pay",)))
    upper = counted.counts["pay"].clusters.moments[0, 0].tolist()  # type: ignore[union-attr]
    exact = sum((997 * (4_999_999 - 7 * i)) ** 2 for i in range(rows))
    assert (upper[0] << 40) + (upper[1] << 20) + upper[2] == exact
