"""Threads over batches."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute
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


def test_batches_are_mapped_in_their_order_and_to_the_columns_asked_for() -> None:
    schema = pa.schema({"double": pa.int64()})

    def work(batch: pa.RecordBatch) -> pa.RecordBatch:
        # the first batches take longest, so that threads end in another order than they begin
        time.sleep(0.01 * (3 - batch.column("n")[0].as_py() % 4))
        doubled = pa.compute.multiply(batch.column("n"), 2)
        return pa.record_batch({"other": batch.column("n"), "double": doubled})

    batches = (pa.record_batch({"n": [number]}) for number in range(20))
    found = list(local.mapped(batches, work, schema, workers=4))
    assert all(batch.schema == schema for batch in found)
    assert [batch.column("double")[0].as_py() for batch in found] == list(range(0, 40, 2))


def test_mapping_reads_no_further_than_its_threads_can_work() -> None:
    read = []

    def batches() -> Iterator[pa.RecordBatch]:
        for number in range(100):
            read.append(number)
            yield pa.record_batch({"n": [number]})

    found = local.mapped(batches(), lambda batch: batch, pa.schema({"n": pa.int64()}), workers=2)
    next(found)
    assert len(read) <= 4
    found.close()  # type: ignore[attr-defined]  # it is a generator


def test_an_error_of_the_work_is_the_callers() -> None:
    def work(batch: pa.RecordBatch) -> pa.RecordBatch:
        raise InputError("file.csv", "anything", "nothing")

    schema = pa.schema({"n": pa.int64()})
    with pytest.raises(InputError, match=r"file\.csv"):
        list(local.mapped([pa.record_batch({"n": [1]})], work, schema))


def test_nothing_is_mapped_to_nothing() -> None:
    assert list(local.mapped([], lambda batch: batch, pa.schema({}))) == []
