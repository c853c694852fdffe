"""The engine of a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from metier.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

    from metier.model.sample import Sample
    from metier.survey.tally import Tally

    Engine = Callable[[Iterable[pa.RecordBatch], Sample], Tally]
    """Tallies all batches of a sample."""

    Mapper = Callable[
        [Iterable[pa.RecordBatch], Callable[[pa.RecordBatch], pa.RecordBatch], pa.Schema],
        Iterator[pa.RecordBatch],
    ]
    """Gives every batch to a function; the last argument is the schema of what it makes."""

ENGINES = ("local", "spark")


def engine_of(name: str) -> Engine:
    """The engine of that name, ready to run; only the one asked for is loaded.

    Args:
        name: `local` for threads on this machine, `spark` for PySpark.

    Raises:
        UsageError: another name; or Spark, where PySpark or Java is not installed.

    >>> engine_of("flink")
    Traceback (most recent call last):
    ...
    metier.errors.UsageError: engine: expected local or spark, found 'flink'
    """
    if name == "local":
        from metier.engine import local

        return local.run
    if name == "spark":
        from metier.engine import spark

        spark.require()
        return spark.run
    raise UsageError("engine", " or ".join(ENGINES), repr(name), "local needs no set-up")


def mapper_of(name: str) -> Mapper:
    """What gives every batch to a function, on the engine of that name.

    Raises:
        UsageError: as `engine_of`.
    """
    if name == "local":
        from metier.engine import local

        return local.mapped
    engine_of(name)
    from metier.engine import spark

    return spark.mapped
