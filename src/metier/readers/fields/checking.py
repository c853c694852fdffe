"""A batch of texts into a batch of values, with every row that is at fault set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.fields.values import Fault, Parse, Unstated
from metier.readers.records import Aside, Ledger

_ODD = (Fault, Unstated)
_FOUND = 80
"""Characters of a text that a list of rows set aside repeats."""


class Checked:
    """The columns of one batch, read one after another; a row is set aside for its first fault.

    Args:
        batch: `row`, and text columns without blanks around; null is missing.
        file: its name, for the list of rows set aside.
    """

    def __init__(self, batch: pa.RecordBatch, file: str) -> None:
        self._batch = batch
        self._file = file
        self._columns: dict[str, pa.Array] = {"row": batch.column("row")}
        self._faults: dict[int, tuple[str, Fault]] = {}
        self._unstated: list[tuple[str, pa.Array]] = []

    def keep(self, name: str, column: pa.Array) -> None:
        """Give the batch a column that is known already."""
        self._columns[name] = column

    def column(self, name: str) -> pa.Array:
        """A column that was read or kept."""
        return self._columns[name]

    def read(self, name: str, parse: Parse, kind: pa.DataType, source: str = "") -> None:
        """Read a column of texts, each distinct text once.

        Args:
            name: of the column that comes of it; at fault where a text is.
            source: the column of texts, where its name is another.
        """
        coded = self._batch.column(source or name).dictionary_encode()
        read = [parse(text) for text in coded.dictionary.to_pylist()]
        odd = {at: one for at, one in enumerate(read) if isinstance(one, _ODD)}
        values = [None if at in odd else one for at, one in enumerate(read)] if odd else read
        self._columns[name] = pa.array(values, kind).take(coded.indices)
        self._refuse_each(name, coded, odd)
        unstated = {at: one.reason for at, one in odd.items() if isinstance(one, Unstated)}
        if unstated:
            reasons = pa.array([unstated.get(at) for at in range(len(read))], pa.string())
            self._unstated.append((name, reasons.take(coded.indices)))

    def test(self, name: str, rule: Callable[[Any], object]) -> None:
        """Set rows aside whose value `rule` says is a fault."""
        coded = self._columns[name].dictionary_encode()
        found = enumerate(map(rule, coded.dictionary.to_pylist()))
        self._refuse_each(name, coded, dict(found))

    def _refuse_each(self, name: str, coded: pa.Array, read: Mapping[int, object]) -> None:
        faults = {at: one for at, one in read.items() if isinstance(one, Fault)}
        if faults:
            codes = pa.array(list(faults), coded.indices.type)
            for at in _true(pc.is_in(coded.indices, codes)):
                self._faults.setdefault(at, (name, faults[coded.indices[at].as_py()]))

    def refuse(self, rows: pa.Array, column: str, fault: Fault) -> None:
        """Set rows aside that are not yet.

        Args:
            rows: true where a row is at fault; null is not.
            column: the column at fault; one that `schema` has not is listed as the whole row.
        """
        for at in _true(rows):
            self._faults.setdefault(at, (column, fault))

    def done(self, schema: pa.Schema, ledger: Ledger) -> pa.RecordBatch:
        """The rows without fault, in the columns of `schema`; the rest goes to the ledger.

        Columns that were neither read nor kept are null.
        """
        rows = self._batch.num_rows
        columns = [
            self._columns[field.name] if field.name in self._columns else pa.nulls(rows, field.type)
            for field in schema
        ]
        batch = pa.record_batch(columns, schema=schema)
        for at in sorted(self._faults):
            column, fault = self._faults[at]
            ledger.leave(
                Aside(
                    self._file,
                    self._columns["row"][at].as_py(),
                    column if column in schema.names else "",
                    fault.expected,
                    self._found(column, at),
                    fault.reason,
                )
            )
        good = pa.array([True] * rows, pa.bool_())
        if self._faults:
            mask = [True] * rows
            for at in self._faults:
                mask[at] = False
            good = pa.array(mask, pa.bool_())
            batch = batch.filter(good)
        for name, reasons in self._unstated:
            counts = Counter(pc.drop_null(reasons.filter(good)).to_pylist())
            for reason, times in counts.items():
                ledger.notes[f"{name}: {reason}"] += times
        ledger.use(batch.num_rows)
        return batch

    def _found(self, column: str, at: int) -> str:
        if column not in self._batch.schema.names:
            return ""
        return str(self._batch.column(column)[at].as_py() or "")[:_FOUND]


def _true(rows: pa.Array) -> list[int]:
    """Where a column of yes and no is yes."""
    positions: list[int] = pc.indices_nonzero(pc.fill_null(rows, fill_value=False)).to_pylist()
    return positions
