"""Columns that cannot be tallied are refused."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.csv
import pytest

from metier.errors import InputError, LayoutError, UsageError
from metier.model.sample import Sample, VarianceScheme
from metier.survey.tally import tally


def test_a_missing_weight_or_column_is_refused() -> None:
    batch = pa.record_batch({"w": [1, None], "pay": [1, 2]})
    with pytest.raises(InputError, match="a weight in every row"):
        tally(batch, Sample("w", VarianceScheme.linearised(), (), ("pay",)))
    with pytest.raises(LayoutError, match="'wages'"):
        tally(batch, Sample("w", VarianceScheme.linearised(), (), ("wages",)))
    with pytest.raises(UsageError):
        Sample("w", VarianceScheme.successive_difference(), replicates=("w1",))
