"""Positions summed by company, occupation and state: all that figures of companies are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.records.withholding import ALL
from metier.survey.kernels import Array

LOG_UNIT = 1e-5
"""Logarithms of pay in whole numbers of these add up to the same sum in any order."""
NOWHERE = ""
"""The occupation or state of records that name none."""
_KEYS = ("company", "occupation", "state")
READ = (*_KEYS, "pay", "satisfaction", "open")
"""The columns of positions that are read."""
_SUMMED = ("paid", "logs", "log", "log_square", "rated", "score", "score_square", "open")
"""Records with pay, those of them above 0, its logarithms and their squares; records with a
rating, the ratings in hundredths and their squares; openings."""


@dataclass(frozen=True, slots=True)
class Whose:
    """What part of a company a figure is of.

    Attributes:
        company: None for all of them.
        occupation: `ALL`, or a SOC value.
        state: None for the nation.
    """

    company: str | None
    occupation: str
    state: str | None


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of positions by company, occupation and state, with codes for the three.

    Attributes:
        names: of companies, occupations and states; each has its own codes.
        codes: of each cell, (3, cells).
        columns: by name, of `_SUMMED`.
    """

    names: tuple[list[str], list[str], list[str]]
    codes: Array
    columns: dict[str, Array]

    def having(self, column: str) -> Sums:
        """The cells that have some of a column."""
        return self._where(self.columns[column] > 0)

    def of_known_work(self) -> Sums:
        """The cells whose occupation is known."""
        return self._where(self.spots(True, False) >= 0)

    def _where(self, kept: Array) -> Sums:
        columns = {name: column[kept] for name, column in self.columns.items()}
        return Sums(self.names, self.codes[:, kept], columns)

    def spotwise(
        self, part: tuple[bool, bool], names: Sequence[str]
    ) -> Iterator[tuple[int, list[int], Array]]:
        """Each code of `spots` with its companies and their sums, (names, companies)."""
        count = len(self.names[0])
        keys, at = np.unique(self.spots(*part) * count + self.codes[0], return_inverse=True)
        spots, companies = np.divmod(keys, max(1, count))
        summed = np.zeros((len(names), len(keys)), np.int64)
        for row, name in zip(summed, names, strict=True):
            np.add.at(row, at, self.columns[name])
        cuts = [0, *(np.flatnonzero(np.diff(spots)) + 1).tolist(), len(keys)]
        for low, high in pairwise(cuts):
            if high > low and spots[low] >= 0:
                yield int(spots[low]), companies[low:high].tolist(), summed[:, low:high]

    def spots(self, occupation: bool, state: bool) -> Array:
        """A code for the occupation and the state of each cell, of those asked for; -1 for none."""
        _, occupations, states = self.names
        made = np.zeros(self.codes.shape[1], np.int64)
        for asked, names, codes in zip(
            (occupation, state), (occupations, states), self.codes[1:], strict=True
        ):
            if asked:
                nowhere = names.index(NOWHERE) if NOWHERE in names else -1
                lost = (made < 0) | (codes == nowhere)
                made = np.where(lost, -1, made * len(names) + codes)
        return made

    def whose(self, company: int | None, spot: int, occupation: bool, state: bool) -> Whose:
        """The company (None for all of them) and the part that a code of `spots` means."""
        companies, occupations, states = self.names
        place, work = (spot % len(states), spot // len(states)) if state else (-1, spot)
        return Whose(
            None if company is None else companies[company],
            occupations[work] if occupation else ALL,
            None if place < 0 else states[place],
        )


def sums(batches: Iterable[pa.RecordBatch]) -> Sums:
    """The sums of positions that name a company.

    Args:
        batches: positions under one spelling of each employer.
    """
    parts = [_summed(batch) for batch in batches]
    schema = pa.schema(
        [*((name, pa.string()) for name in _KEYS), *((name, pa.int64()) for name in _SUMMED)]
    )
    whole = _grouped(pa.concat_tables(parts or [schema.empty_table()])).sort_by(
        [(name, "ascending") for name in _KEYS]
    )
    encoded = [whole[name].combine_chunks().dictionary_encode() for name in _KEYS]
    first, second, third = (column.dictionary.to_pylist() for column in encoded)
    codes = np.stack([column.indices.to_numpy().astype(np.int64) for column in encoded])
    columns = {name: whole[name].to_numpy() for name in _SUMMED}
    return Sums((first, second, third), codes, columns)


def _summed(batch: pa.RecordBatch) -> pa.Table:
    named = batch.filter(batch.column("company").is_valid())
    pay = named.column("pay")
    logs = pc.ln(pc.if_else(pc.greater(pay, 0), pay, None).cast(pa.float64()))
    log = pc.round(pc.divide(logs, LOG_UNIT)).cast(pa.int64())
    score = named.column("satisfaction")
    columns = {
        "paid": pay.is_valid().cast(pa.int64()),
        "logs": log.is_valid().cast(pa.int64()),
        "log": log,
        "log_square": pc.multiply(log, log),
        "rated": score.is_valid().cast(pa.int64()),
        "score": score,
        "score_square": pc.multiply(score, score),
        "open": named.column("open"),
    }
    summed = {name: pc.fill_null(column, 0) for name, column in columns.items()}
    keys = {name: pc.fill_null(named.column(name), NOWHERE) for name in _KEYS}
    return _grouped(pa.table({**keys, **summed}))


def _grouped(table: pa.Table) -> pa.Table:
    grouped = table.group_by(_KEYS).aggregate([(name, "sum") for name in _SUMMED])
    return grouped.rename_columns([name.removesuffix("_sum") for name in grouped.column_names])
