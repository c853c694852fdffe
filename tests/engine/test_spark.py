"""The same tally on a real Spark session with two workers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from metier.engine import local, spark
from metier.errors import InputError
from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.readers.acs import records
from metier.survey.statistics import means, quantiles, shares, totals

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")


@pytest.fixture(scope="module")
def batches(official: Path) -> list[pa.RecordBatch]:
    path = official / "acs_pums" / "person_2024_1yr" / "p_24.parquet"
    found = []
    for batch in records(path):
        rng = np.random.default_rng(7)
        weight = batch["weight"].to_numpy()
        for r in range(1, 5):
            noisy = np.maximum(1, weight + rng.integers(-20, 20, weight.size)).astype(np.int32)
            batch = batch.append_column(f"r{r}", pa.array(noisy))
        found.append(batch)
    return found


def sample(kind: str) -> Sample:
    by, variables = ("occupation",), (ROWS, "pay", "sex")
    if kind == "linearised":
        scheme = VarianceScheme.linearised("households")
        return Sample("weight", scheme, by, variables, cluster="household", covariance=True)
    scheme = VarianceScheme.successive_difference(4)
    return Sample("weight", scheme, by, variables, ("r1", "r2", "r3", "r4"))


@pytest.mark.usefixtures("cluster")
@pytest.mark.parametrize("kind", ["linearised", "replicated"])
def test_spark_gives_the_local_answer_to_the_last_digit(
    batches: list[pa.RecordBatch], kind: str
) -> None:
    here = local.run(batches, sample(kind), workers=2)
    there = spark.run(batches, sample(kind), workers=2)
    assert there.rows == here.rows
    for one, two in (
        (totals(here), totals(there)),
        (means(here, "pay"), means(there, "pay")),
        (shares(here, "sex"), shares(there, "sex")),
        (quantiles(here, "pay", 0.5), quantiles(there, "pay", 0.5)),
    ):
        assert one.groups == two.groups
        assert np.array_equal(one.n, two.n)
        assert np.array_equal(one.value, two.value, equal_nan=True)
        assert np.array_equal(one.standard_error, two.standard_error, equal_nan=True)
    gaps = [means(t, "pay").gap(("4700",), ("4720",)) for t in (here, there)]
    assert gaps[0] == gaps[1]


@pytest.mark.usefixtures("cluster")
def test_a_name_with_a_full_stop_is_a_name() -> None:
    rows = pa.record_batch({"w": [1, 2], "move.into": ["Clerk", "Cook"]})
    counted = Sample("w", VarianceScheme.linearised(), ("move.into",))
    there = spark.run([rows, rows], counted, workers=2)
    assert there.groups == (("Clerk",), ("Cook",))
    assert there.counts[ROWS].weights.tolist() == [[2], [4]]


def test_two_python_processes_share_the_work(cluster: Any) -> None:
    def who(rows: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import os
        import time

        for _ in rows:
            time.sleep(0.5)  # long enough that one process cannot take all four parts
        yield pa.record_batch({"process": pa.array([os.getpid()], pa.int64())})

    found = cluster.range(0, 1000, 1, 4).mapInArrow(who, "process long").collect()
    assert len({row["process"] for row in found}) >= 2


@pytest.mark.usefixtures("cluster")
def test_no_batches_are_no_answer() -> None:
    with pytest.raises(InputError, match="at least one batch"):
        spark.run([], sample("linearised"))


@pytest.mark.usefixtures("cluster")
def test_batches_are_mapped_as_they_are_here() -> None:
    schema = pa.schema({"double": pa.int64()})

    def work(batch: pa.RecordBatch) -> pa.RecordBatch:
        import pyarrow.compute

        doubled = pyarrow.compute.multiply(batch.column("n"), 2)
        return pa.record_batch({"double": doubled, "other": batch.column("n")})

    sizes = (3, 0, 70_000, 1)  # more than one group of rows, and none
    batches = [pa.record_batch({"n": pa.array(range(size), pa.int64())}) for size in sizes]
    here = pa.Table.from_batches(local.mapped(batches, work, schema))
    there = pa.Table.from_batches(spark.mapped(batches, work, schema, workers=2))
    assert there.combine_chunks() == here.combine_chunks()


def test_nothing_is_mapped_to_nothing() -> None:
    assert list(spark.mapped([], lambda batch: batch, pa.schema({}))) == []
