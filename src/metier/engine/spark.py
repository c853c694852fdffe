"""The tally of a stream of batches, or of a frame, on Spark: the same function, the same answer.

Needs the extra `metier[spark]`, Java, and metier on every worker.
"""

from __future__ import annotations

import importlib.util
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from metier.errors import InputError, UsageError
from metier.model.sample import Sample
from metier.survey.merge import merge
from metier.survey.tally import Tally, tally

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ROWS = 1 << 17
"""Rows that a worker gathers before it tallies them."""


def require() -> None:
    """Make sure that Spark can be started, before any work is done for it.

    Raises:
        UsageError: PySpark or Java is not installed.
    """
    if importlib.util.find_spec("pyspark") is None:
        raise UsageError("engine", "PySpark", "none installed", "pip install metier[spark]")
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=str(Path(home) / "bin") if home else None):
        raise UsageError("engine", "Java", "none installed", "set JAVA_HOME, or add it to PATH")


def session(workers: int = 2) -> SparkSession:
    """The Spark session that runs; else one on this machine, which needs nothing but Java.

    Its workers are of the Python that runs, unless PYSPARK_PYTHON names another.

    Args:
        workers: Python processes that tally at the same time.

    Raises:
        UsageError: PySpark or Java is not installed.
    """
    require()
    from pyspark.sql import SparkSession

    # else workers are whatever `python3` is on the path, which may have none of what metier needs
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    source = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
    return (
        SparkSession.builder.master(f"local[{workers}]")
        .appName("metier")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", paths)
        .config("spark.sql.shuffle.partitions", str(2 * workers))
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(_ROWS))
        .getOrCreate()
    )


def run(batches: Iterable[pa.RecordBatch], sample: Sample, workers: int | None = None) -> Tally:
    """Tally all batches on Spark; they pass through Parquet files in a temporary folder.

    Args and errors are those of `metier.engine.local.run`. On a cluster the temporary
    folder (TMPDIR) has to be one that all its machines see.
    """
    with tempfile.TemporaryDirectory(prefix="metier-") as folder:
        written = 0
        for batch in batches:
            part = pa.Table.from_batches([batch]).select(sample.columns)
            pa.parquet.write_table(part, Path(folder) / f"{written:06d}.parquet")
            written += 1
        if not written:
            raise InputError("spark", "at least one batch", "none")
        count = workers or max(2, os.cpu_count() or 2)
        return tally_frame(session(count).read.parquet(folder), sample)


def mapped(
    batches: Iterable[pa.RecordBatch],
    work: Callable[[pa.RecordBatch], pa.RecordBatch],
    schema: pa.Schema,
    workers: int | None = None,
) -> Iterator[pa.RecordBatch]:
    """What a function makes of each batch, on Spark's workers, in the order of the batches.

    Args and errors are those of `metier.engine.local.mapped`; `work` travels to the workers.
    Batches pass through Parquet files in a temporary folder, as in `run`.
    """

    def every(parts: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for part in parts:
            for files in part.to_pylist():
                batches = pa.parquet.read_table(files["source"]).combine_chunks().to_batches()
                made = [work(batch).select(schema.names) for batch in batches]
                pa.parquet.write_table(pa.Table.from_batches(made, schema), files["target"])
            yield part.select(["target"])

    with tempfile.TemporaryDirectory(prefix="metier-") as folder:
        files: list[tuple[str, str]] = []
        for number, batch in enumerate(batches):
            source = str(Path(folder) / f"{number:06d}.in.parquet")
            pa.parquet.write_table(pa.Table.from_batches([batch]), source)
            files.append((source, source.replace(".in.", ".out.")))
        if not files:
            return
        count = workers or max(2, os.cpu_count() or 2)
        frame = session(count).createDataFrame(files, "source string, target string")
        spread = frame.repartition(min(len(files), 4 * count))
        spread.mapInArrow(every, "target string").collect()
        for _, target in files:
            yield from pa.parquet.ParquetFile(target).iter_batches()


def tally_frame(frame: DataFrame, sample: Sample) -> Tally:
    """Tally a Spark frame where its rows are, and add up the tallies here.

    Args:
        frame: with the sample's columns. With linearised variance its rows are brought
            together by cluster first.
        sample: which column does what.

    Raises:
        InputError: the frame is empty.
    """
    names = frame.columns
    # Spark takes a full stop in a name for the way into a structure
    frame = frame.toDF(*(f"c{at}" for at in range(len(names))))
    if not sample.scheme.replicated and sample.cluster is not None:
        cluster = f"c{names.index(sample.cluster)}"
        frame = frame.repartition(cluster).sortWithinPartitions(cluster)
    parts = frame.mapInArrow(_worker(sample, names), "tally binary").collect()
    return merge(pickle.loads(bytes(row["tally"])) for row in parts)


def _worker(
    sample: Sample, names: Sequence[str]
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function that every Python worker runs over its rows, whose columns have these names."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        named = (batch.rename_columns(names) for batch in batches)
        for whole in _whole_clusters(named, sample.cluster):
            part = pickle.dumps(tally(whole, sample), pickle.HIGHEST_PROTOCOL)
            yield pa.record_batch({"tally": pa.array([part], pa.binary())})

    return work


def _whole_clusters(
    batches: Iterator[pa.RecordBatch], cluster: str | None
) -> Iterator[pa.RecordBatch]:
    """Larger batches of the same rows, cut between clusters."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(part.num_rows for part in held) < _ROWS:
            continue
        joined = pa.concat_batches(held)
        cut = joined.num_rows if cluster is None else _last_start(joined.column(cluster))
        if cut:
            yield joined.slice(0, cut)
        held = [joined.slice(cut)]
    rest = pa.concat_batches(held) if held else None
    if rest is not None and rest.num_rows:
        yield rest


def _last_start(clusters: pa.Array[pa.Scalar]) -> int:
    """Where the rows of the last cluster begin."""
    same = np.asarray(pa.compute.equal(clusters, clusters[-1]))
    return int(np.flatnonzero(~same)[-1]) + 1 if not same.all() else 0
