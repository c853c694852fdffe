"""Mergeable sums of a weighted regression with one absorbed factor.

The model is y = effect of the row's group + controls. No column is made for a group:
the normal equations need, of each group, its weight and weighted sums, and of
all rows the cross products. Those are sums over rows, exact in any cut and order
(`metier.survey.exact`), so a batch, a file and a cluster of machines give the same
answer to the last bit. `metier.survey.effects` solves them.

Source: Frisch and Waugh (1933); Greene (2018), "Econometric Analysis", section
11.4 (the least squares dummy variable estimator from within-group sums).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numba import njit

from metier.errors import InputError, LayoutError
from metier.model.sample import Sample
from metier.survey import encoding, exact
from metier.survey.encoding import Group
from metier.survey.kernels import Array

Label = tuple[str] | tuple[str, int | str]
"""A column of the design: a numeric control, or one level of a control in levels."""

ONE, OUTCOME, CONTROLS = 0, 1, 2
"""Places in a row of the design: the constant, the outcome, the first control."""


@dataclass(frozen=True, slots=True)
class Model:
    """A regression of one outcome on controls, with the sample's groups absorbed.

    Attributes:
        sample: weight, replicates or cluster, and in `by` what is absorbed.
        outcome: the column to explain, as log hourly pay.
        numeric: columns that enter as they are.
        factors: columns that enter as levels; the first that occurs is the reference.
    """

    sample: Sample
    outcome: str
    numeric: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The outcome and the controls."""
        return (self.outcome, *self.numeric, *self.factors)


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """The sums of one sample, or of a part of it; limbs of `metier.survey.exact` stand last.

    Attributes:
        model: what is regressed on what.
        groups: that occur, sorted.
        labels: of the controls: the numeric ones, then each factor's levels, sorted.
        n: rows of each group, unweighted.
        within: weights x groups x (2 + labels): sums of w, w y and w x of each group.
        cross: weights x (2 + labels) x (2 + labels): sums of w times the products of
            (1, y, x), upper triangle.
    """

    model: Model
    groups: tuple[Group, ...]
    labels: tuple[Label, ...]
    n: Array
    within: Array
    cross: Array


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The design of a batch: few entries in each row, the rest are 0.

    Attributes:
        groups: that occur, sorted.
        group: of each row.
        labels: of the controls.
        places: rows x entries: which column of (1, y, x) an entry belongs to, rising.
        values: rows x entries.
        kept: which rows of the batch these are.
    """

    groups: tuple[Group, ...]
    group: Array
    labels: tuple[Label, ...]
    places: Array
    values: Array
    kept: Array


def design(batch: pa.RecordBatch, model: Model) -> Rows:
    """The rows of a batch that belong to a group, ready for the sums.

    Raises:
        LayoutError: a column is missing.
        InputError: an outcome or control is absent, or not a number where it has to be.
    """
    wanted = {*model.columns, *model.sample.by, *model.sample.weights}
    if missing := sorted(wanted - set(batch.schema.names)):
        raise LayoutError("regression", f"columns {missing}", f"columns {batch.schema.names}")
    groups, codes = encoding.grouped(batch, model.sample.by)
    kept = np.flatnonzero(codes >= 0)
    entries = 2 + len(model.numeric) + len(model.factors)
    places = np.empty((kept.size, entries), np.int32)
    values = np.ones((kept.size, entries), np.float64)
    places[:, : CONTROLS + len(model.numeric)] = np.arange(CONTROLS + len(model.numeric))
    labels: list[Label] = [(name,) for name in model.numeric]
    for at, name in enumerate((model.outcome, *model.numeric), start=OUTCOME):
        column = batch.column(name)
        _complete(column, name)
        if not (pa.types.is_integer(column.type) or pa.types.is_floating(column.type)):
            raise InputError(name, "a column of numbers", str(column.type))
        values[:, at] = column.to_numpy(zero_copy_only=False)[kept]
    for at, name in enumerate(model.factors, start=CONTROLS + len(model.numeric)):
        _complete(batch.column(name), name)
        levels, ranks = encoding.ranked(batch.column(name))
        places[:, at] = ranks[kept] + CONTROLS + len(labels)
        labels += [(name, level) for level in levels]
    return Rows(groups, codes[kept], tuple(labels), places, values, kept)


def _complete(column: pa.Array, name: str) -> None:
    if column.null_count:
        raise InputError(
            name, "a value in every row", f"{column.null_count} rows without",
            "set rows with an absent outcome or control aside first",
        )  # fmt: skip


def accumulate(batch: pa.RecordBatch, model: Model) -> Moments:
    """The sums of one batch of rows.

    Args:
        batch: the model's columns; rows without a group are left out. Weights are on the
            scale of people or of 1 (a product below 2^-60 counts as nothing).
        model: which column does what.

    Returns:
        The sums, ready for `merge` or for `metier.survey.effects.solve`.

    Raises:
        LayoutError: a column is missing.
        InputError: an outcome, control or weight is absent, infinite or of the wrong kind.

    >>> from metier.model.sample import VarianceScheme
    >>> rows = pa.record_batch({"w": [1, 2, 1], "job": ["a", "b", "a"], "y": [1.0, 2.0, 4.0]})
    >>> m = accumulate(rows, Model(Sample("w", VarianceScheme.linearised(), ("job",)), "y"))
    >>> m.groups, exact.total(m.within[0]).tolist()
    ((('a',), ('b',)), [[2.0, 5.0], [2.0, 4.0]])
    """
    rows = design(batch, model)
    width, count = CONTROLS + len(rows.labels), len(model.sample.weights)
    within, cross = exact.zeros(count, len(rows.groups), width), exact.zeros(count, width, width)
    for index, name in enumerate(model.sample.weights):
        weights = weights_of(batch, name, rows)
        for start in range(0, weights.size, exact.ROWS):
            part = slice(start, start + exact.ROWS)
            _sum_rows(
                rows.group[part], rows.places[part], rows.values[part], weights[part],
                within[index], cross[index],
            )  # fmt: skip
            exact.carry(within[index])
            exact.carry(cross[index])
    n = np.bincount(rows.group, minlength=len(rows.groups))
    return Moments(model, rows.groups, rows.labels, n, within, cross)


def weights_of(batch: pa.RecordBatch, name: str, rows: Rows) -> Array:
    """A weight of each row of the design, with the products checked to fit the sums.

    Raises:
        InputError: a weight is absent, or a number is infinite or too large.
    """
    weights = encoding.weights(batch, name).astype(np.float64)[rows.kept]
    if weights.size:
        largest = float(np.abs(rows.values).max(initial=1.0))
        exact.check(float(np.abs(weights).max()) * largest**2, name)
    return weights


@njit(cache=True, nogil=True)
def _sum_rows(
    groups: Array, places: Array, values: Array, weights: Array, within: Array, cross: Array
) -> None:
    for row in range(groups.size):
        for a in range(places.shape[1]):
            weighted = weights[row] * values[row, a]
            exact.add(within[groups[row], places[row, a]], weighted)
            for b in range(a, places.shape[1]):
                exact.add(cross[places[row, a], places[row, b]], weighted * values[row, b])


def merge(parts: Iterable[Moments]) -> Moments:
    """The sums of several parts of one sample, bit for bit as if they had been one batch.

    Args:
        parts: sums of the same model; no row is in two of them. They are taken one by one.

    Raises:
        InputError: there are none, or they are of different models.
    """
    sums: Moments | None = None
    for part in parts:
        if sums is None:
            sums = _grown(part, part)
        elif part.model != sums.model:
            raise InputError("merge", "sums of one regression", "different ones")
        else:
            if not (set(part.groups) <= set(sums.groups) and set(part.labels) <= set(sums.labels)):
                sums = _grown(sums, part)
            _add(part, sums)
    if sums is None:
        raise InputError("merge", "sums of at least one batch", "none")
    exact.carry(sums.within)
    exact.carry(sums.cross)
    return sums


def _grown(sums: Moments, more: Moments) -> Moments:
    """A copy of the sums with room for the groups and labels of another part."""
    model = sums.model
    groups = tuple(sorted({*sums.groups, *more.groups}))
    found = {*sums.labels, *more.labels}
    labels: tuple[Label, ...] = tuple((name,) for name in model.numeric)
    for name in model.factors:
        labels += tuple(sorted(label for label in found if len(label) == 2 and label[0] == name))
    width, count = CONTROLS + len(labels), len(model.sample.weights)
    within, cross = exact.zeros(count, len(groups), width), exact.zeros(count, width, width)
    grown = Moments(model, groups, labels, np.zeros(len(groups), np.int64), within, cross)
    _add(sums, grown)
    return grown


def _add(part: Moments, sums: Moments) -> None:
    """Add the sums of a part to sums that have room for them, in place."""
    group_at = {group: at for at, group in enumerate(sums.groups)}
    label_at = {label: at for at, label in enumerate(sums.labels, start=CONTROLS)}
    to = np.array([group_at[group] for group in part.groups], np.int64)
    across = np.array([ONE, OUTCOME, *(label_at[label] for label in part.labels)])
    sums.n[to] += part.n
    for index in range(len(sums.cross)):
        sums.within[index][to[:, None], across] += part.within[index]
        sums.cross[index][across[:, None], across] += part.cross[index]
