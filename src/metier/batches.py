"""Arrow batches with the occupations of their titles, wherever batches stream, as on Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa

import metier
from metier.errors import LayoutError

if TYPE_CHECKING:
    from metier.atlas import Atlas

TYPES = {
    "code": pa.string(),
    "occupation_title": pa.string(),
    "probability": pa.float64(),
    "seniority": pa.string(),
    "canonical_title": pa.string(),
}
"""The new columns, as `metier code` adds them, and their types."""


class TitleBatches:
    """A function from batches with a column of titles to batches with the new columns as well.

    It can be sent to other processes; each opens the snapshot when its first batch comes.

    Args:
        column: with the titles.
        atlas: a snapshot's folder, at the same place on every machine; None for the
            embedded almanac.

    Raises, when it is called:
        LayoutError: a batch has no such column.

    >>> add = TitleBatches("title")
    >>> batch = pa.record_batch({"title": ["Sr. Loan Servicing Spec.", None]})
    >>> next(add([batch])).column("seniority").to_pylist()
    ['senior', None]
    """

    def __init__(self, column: str, atlas: str | None = None) -> None:
        self._column = column
        self._folder = atlas

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The batches with the new columns; a column that had such a name gives way."""
        for batch in batches:
            yield self._coded(batch)

    def __getstate__(self) -> dict[str, Any]:
        return {"_column": self._column, "_folder": self._folder}

    @cached_property
    def _atlas(self) -> Atlas:
        return metier.open(self._folder)

    def _coded(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        names = batch.schema.names
        if self._column not in names:
            found = f"columns {', '.join(names)}"
            raise LayoutError("batch", f"a column {self._column!r}", found)
        coded = self._atlas.code_columns(batch.column(self._column).to_pylist())
        kept = {name: batch.column(name) for name in names if name not in TYPES}
        new = {name: pa.array(coded[name], kind) for name, kind in TYPES.items()}
        return pa.record_batch({**kept, **new})

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """The schema of the batches given back.

        Args:
            schema: of the batches to come.
        """
        kept = [field for field in schema if field.name not in TYPES]
        return pa.schema([*kept, *TYPES.items()])
