"""Threads over batches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from metier.engine import local
from metier.errors import InputError
from metier.model.sample import Sample, VarianceScheme
from metier.readers.acs import records
from metier.survey.merge import merge
from metier.survey.statistics import means, quantiles
from metier.survey.tally import tally

WORKERS = Sample(
    "weight", VarianceScheme.linearised("households"), ("occupation",), ("pay",),
    cluster="household",
)  # fmt: skip


def test_threads_give_the_answer_of_one_after_the_other(official: Path) -> None:
    folder = official / "acs_pums" / "person_2024_1yr"
    batches = [b for name in ("p_24", "p_56") for b in records(folder / f"{name}.parquet")]
    small = [b.slice(0, 5000) for b in batches] * 5
    once = merge(tally(batch, WORKERS) for batch in small)
    threaded = local.run(iter(small), WORKERS, workers=2)
    for one, two in (
        (means(once, "pay"), means(threaded, "pay")),
        (quantiles(once, "pay", 0.5), quantiles(threaded, "pay", 0.5)),
    ):
        assert one.groups == two.groups
        assert np.array_equal(one.value, two.value, equal_nan=True)
        assert np.array_equal(one.standard_error, two.standard_error, equal_nan=True)
    assert threaded.rows == sum(batch.num_rows for batch in small)


def test_an_error_in_a_thread_is_the_callers() -> None:
    broken = pa.record_batch({"weight": [None], "occupation": ["0010"], "pay": [1]})
    with pytest.raises(InputError):
        local.run([broken.append_column("household", pa.array(["h"]))], WORKERS)


def test_no_batches_are_no_answer() -> None:
    with pytest.raises(InputError, match="at least one"):
        local.run([], WORKERS)
