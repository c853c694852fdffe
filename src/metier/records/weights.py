"""Records weighted so that each occupation's shares become the official ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.records.margins import RAKED, Margins
from metier.records.positions import whole_weights
from metier.records.samples import WHOSE
from metier.survey.kernels import Array
from metier.survey.raking import MISSING, effective_size, rake

_KEY = "|"


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors for the weights of positions by occupation and levels.

    Attributes:
        by: what the records are weighted by, of `RAKED`; empty leaves the weights alone.
        factors: of each cell, by its key: the occupation and the levels.
        methods: what the weights do to the figures of a title or occupation, in words; none
            where they are left alone.
    """

    by: tuple[str, ...] = ()
    factors: Mapping[str, float] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The positions with their weights changed."""
        if not self.by:
            return batch
        place = pc.index_in(_keys(batch, self.by), pa.array(list(self.factors), pa.string()))
        factors = pc.fill_null(pa.array(list(self.factors.values()), pa.float64()).take(place), 1.0)
        weights = whole_weights(pc.multiply(batch.column("weight").cast(pa.float64()), factors), 1)
        return batch.set_column(batch.schema.get_field_index("weight"), "weight", weights)

    def said(self, whose: str) -> str:
        """What the weights do to the figures of a title or occupation, for their method."""
        return self.methods.get(whose, "")


@dataclass(frozen=True, slots=True)
class _Raked:
    """The factors of one occupation's cells, and what was reached with them."""

    factors: Mapping[str, float]
    method: str


def weights(
    batches: Callable[[], Iterable[pa.RecordBatch]], by: Sequence[str], margins: Margins
) -> Weights:
    """The factors that bring positions to official shares, each occupation by itself.

    Args:
        batches: positions; read twice.
        by: of `RAKED`; those of which the positions of an occupation say nothing, or official
            statistics do not, take no part.
    """
    if not by:
        return Weights()
    cells: Counter[str] = Counter()
    for batch in batches():
        keys = pa.table({"key": _keys(batch, by), "weight": batch.column("weight")})
        counted = keys.group_by("key").aggregate([("weight", "sum")])
        for key, weight in zip(*(counted[n].to_pylist() for n in ("key", "weight_sum")),
                               strict=True):  # fmt: skip
            if key is not None:
                cells[key] += weight
    of_occupation: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(cells):
        of_occupation[key.split(_KEY)[0]].append(key)
    raked = {
        occupation: made
        for occupation, keys in of_occupation.items()
        if (made := _raked(occupation, keys, cells, by, margins)) is not None
    }
    factors = {key: factor for one in raked.values() for key, factor in one.factors.items()}
    found = Weights(tuple(by), factors)
    sizes = _effective(map(found, batches()))
    methods = {
        whose: f"{raked[occupation].method}, effective sample size {size:,.0f}"
        for (whose, occupation), size in sizes.items()
        if occupation in raked
    }
    return Weights(found.by, factors, methods)


def _raked(
    occupation: str,
    keys: Sequence[str],
    cells: Mapping[str, int],
    by: Sequence[str],
    known: Margins,
) -> _Raked | None:
    """The factors of an occupation; None where there is nothing to weight it by."""
    counts = np.array([cells[key] for key in keys], float)
    levels, targets, used = [], [], []
    for place, name in enumerate(by, start=1):
        _, measure, names = RAKED[name]
        shares = known.shares.get(occupation, {}).get(measure, {})
        level = np.array([int(key.split(_KEY)[place]) for key in keys])
        if shares and (level != MISSING).any():
            levels.append(level)
            targets.append(np.array([shares.get(one, 0.0) for one in names]))
            used.append(name)
    if not used:
        return None
    made = rake(counts, levels, targets)
    method = f"; raked to the occupation's {' and '.join(used)} of {known.source}"
    if not made.converged:
        method += f", reached within {100 * made.distance:.2g} points"
    return _Raked(dict(zip(keys, made.factors.tolist(), strict=True)), method)


def _keys(batch: pa.RecordBatch, by: Sequence[str]) -> pa.Array:
    """Of each position its occupation and levels as one text; None without an occupation."""
    parts = [pc.fill_null(batch.column(RAKED[name][0]), MISSING).cast(pa.string()) for name in by]
    return pc.binary_join_element_wise(batch.column("occupation"), *parts, _KEY)


def _effective(batches: Iterable[pa.RecordBatch]) -> dict[tuple[str, str], float]:
    """Kish's effective sample size of each title and occupation, with its occupation."""
    sums: defaultdict[tuple[str, str], Array] = defaultdict(lambda: np.zeros(2))
    for batch in batches:
        weight = batch.column("weight").cast(pa.float64())
        occupation = batch.column("occupation")
        for whose in WHOSE:
            columns = [batch.column(whose), occupation, weight, pc.multiply(weight, weight)]
            table = pa.table(columns, ["whose", "occupation", "w", "ww"])
            summed = table.group_by(["whose", "occupation"]).aggregate(
                [("w", "sum"), ("ww", "sum")]
            )
            for name, code, *totals in zip(*(c.to_pylist() for c in summed.columns), strict=True):
                if name is not None:
                    sums[name, code] += totals
    return {key: float(effective_size(total, squares)) for key, (total, squares) in sums.items()}
