"""The titles that people held before and after: of whom in a title, which share came from where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from metier.records.figures import Told
from metier.records.lists import Lister
from metier.records.replicates import WEIGHTS
from metier.records.samples import once

MOVES = (("move.into", "goal", "origin"), ("move.out", "origin", "goal"))
"""Measure, the column of whose it is, and that of the other title."""


def moves(lister: Lister, batches: Callable[[], Iterable[pa.RecordBatch]]) -> Iterator[Told]:
    """Shares of the titles before and after each title.

    A person who took up or left a title several times counts once, by the first time, so that
    rows are people.

    Args:
        batches: of schema `histories.MOVES`, weighted or not; read twice.
    """
    known = pa.array(list(lister.titles), pa.string())
    for measure, whose, other in MOVES:
        firsts = (_firsts(batch, whose, other, known) for batch in batches())
        yield from lister.listed(firsts, ("title", other), measure)


def _firsts(batch: pa.RecordBatch, whose: str, other: str, known: pa.Array) -> pa.RecordBatch:
    """The first move of each person into or out of a title that has figures of its own.

    Returns:
        Whose it is as `title`, the other title under its name, and the weights.
    """
    first = once(batch.filter(pc.is_in(batch.column(whose), known)), "person", whose)
    weights = {name: name for name in first.schema.names if name in WEIGHTS}
    columns = {"title": whose, other: other, **weights}
    return pa.record_batch({name: first.column(source) for name, source in columns.items()})
