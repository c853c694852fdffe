"""The tally of a stream of batches on this machine: threads, and bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyarrow as pa

from metier.model.sample import Sample
from metier.survey.merge import merge
from metier.survey.tally import Tally, tally

_HELD = 8
"""Tallies that wait before they are added up: fewer merges, and no more memory than these."""


def run(batches: Iterable[pa.RecordBatch], sample: Sample, workers: int | None = None) -> Tally:
    """Tally all batches; whichever thread is first, the answer is the same.

    Args:
        batches: with the sample's columns; a cluster lies within one of them.
        sample: which column does what.
        workers: threads; as many as there are processors if None.

    Raises:
        InputError: there are no batches, or a column is not what it has to be.
        LayoutError: a column is missing.

    >>> from metier.model.sample import VarianceScheme
    >>> rows = pa.record_batch({"w": [2, 1], "sex": [1, 2]})
    >>> sample = Sample("w", VarianceScheme.linearised(), ("sex",))
    >>> run([rows, rows], sample, workers=2).counts[""].weights.tolist()
    [[4], [2]]
    """
    count = workers or os.cpu_count() or 1
    done: list[Tally] = []
    waiting: deque[Future[Tally]] = deque()
    with ThreadPoolExecutor(count) as pool:
        for batch in batches:
            waiting.append(pool.submit(tally, batch, sample))
            if len(waiting) > count:
                done.append(waiting.popleft().result())
            if len(done) >= _HELD:
                done = [merge(done)]
        done.extend(future.result() for future in waiting)
    return merge(done)


def mapped(
    batches: Iterable[pa.RecordBatch],
    work: Callable[[pa.RecordBatch], pa.RecordBatch],
    schema: pa.Schema,
    workers: int | None = None,
) -> Iterator[pa.RecordBatch]:
    """What a function makes of each batch, in the order of the batches.

    Args:
        work: called in several threads.
        schema: of what it makes.
        workers: threads; as many as there are processors if None.

    >>> rows = pa.record_batch({"n": [1, 2]})
    >>> [batch.num_rows for batch in mapped([rows, rows], lambda batch: batch, rows.schema)]
    [2, 2]
    """
    count = workers or os.cpu_count() or 1
    waiting: deque[Future[pa.RecordBatch]] = deque()
    with ThreadPoolExecutor(count) as pool:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > count:
                yield waiting.popleft().result().select(schema.names)
        while waiting:
            yield waiting.popleft().result().select(schema.names)
