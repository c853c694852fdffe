"""Records weighted so that each occupation's shares become the official ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.model.sample import Sample
from metier.records.ages import span
from metier.records.histories import HELD
from metier.records.margins import RAKED, Margins
from metier.records.replicates import GROUPS, WEIGHTS, groups, replicated
from metier.records.samples import WHOSE
from metier.survey.kernels import Array
from metier.survey.raking import MISSING, Raking, collapsed, effective_size, rake

_KEY = "|"
_FINE = 100
"""Parts of a weight's unit that factors are rounded to, so that those of replicates differ."""
_LEAST = 10
"""Records of a span of ages, at the least."""
_ROUNDS = 30
"""Of the raking without a group, which is near where it ends after a few."""
_OF_PEOPLE = "; people weighted as the positions they hold now"


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors for the weights of positions by occupation and levels.

    Attributes:
        by: what the records are weighted by, of `RAKED` and `jobs`; empty leaves the weights
            alone.
        employers: whether the groups left out are of employers, not of records.
        cells: by key, the occupation and the levels: the place of a cell in `factors`.
        factors: of all records and of those without each group, (cells, 1 + GROUPS).
        methods: what the weights do to the figures of a title or occupation, in words; none
            where they are left alone.
    """

    by: tuple[str, ...] = ()
    employers: bool = False
    cells: Mapping[str, int] = field(default_factory=dict)
    factors: Array = field(default_factory=lambda: np.ones((0, 1 + GROUPS)))
    methods: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The positions with their weights changed, and those without each group beside."""
        if not self.by:
            return batch
        place = pc.index_in(_keys(batch, self.by), pa.array(list(self.cells), pa.string()))
        rows = pc.fill_null(place, -1).to_numpy(zero_copy_only=False)
        factors = np.concatenate([self.factors, np.ones((1, 1 + GROUPS))])[rows]
        weights = batch.column("weight").to_numpy()[:, None] * factors
        whole = np.maximum(np.round(_FINE * weights), 1).astype(np.int64)  # nobody is lost
        whole[np.arange(len(rows)), 1 + groups(batch, employers=self.employers)] = 0
        columns = [pa.array(column) for column in whole.T]
        kept = [name for name in batch.schema.names if name not in WEIGHTS]
        return pa.record_batch(
            [*(batch.column(name) for name in kept), *columns], names=[*kept, *WEIGHTS]
        )

    def sample(self, sample: Sample) -> Sample:
        """The sample with the errors that weighted records have.

        Where groups are of employers, a sample whose rows are counted one by one keeps its own:
        without its employer there would be nothing left.
        """
        if not self.by or (self.employers and sample.cluster is None):
            return sample
        return replicated(sample)

    def said(self, whose: str) -> str:
        """What the weights do to the figures of a title or occupation, for their method."""
        return self.methods.get(whose, "")

    def said_of_people(self, whose: str) -> str:
        """What they do to figures of people's histories."""
        return _OF_PEOPLE if self.by else ""


def weighted_people(
    batch: pa.RecordBatch, titles: Callable[[pa.RecordBatch], pa.RecordBatch], found: Weights
) -> pa.RecordBatch:
    """Entries or moves with the weights of the positions that the people hold now.

    Args:
        batch: of schema `histories.ENTRIES` or `histories.MOVES`.
        titles: gives positions one occupation for each title.
    """
    if not found.by:
        return batch
    columns = {name: batch.column(f"held_{name}") for name in HELD}
    held = found(titles(pa.record_batch({**columns, "weight": batch.column("weight")})))
    kept = [name for name in batch.schema.names if name != "weight"]
    return pa.record_batch(
        [*(batch.column(name) for name in kept), *(held.column(name) for name in WEIGHTS)],
        names=[*kept, *WEIGHTS],
    )


def weights(
    batches: Callable[[], Iterable[pa.RecordBatch]],
    by: Sequence[str],
    margins: Margins,
    *,
    employers: bool = False,
) -> Weights:
    """The factors that bring positions to official shares, each occupation by itself.

    With `jobs`, occupations are then brought to their jobs, each against the others; those of
    which the number is not known keep their part.

    Args:
        batches: positions; read twice.
        by: of `RAKED` and `jobs`; those of which the positions of an occupation say nothing, or
            official statistics do not, take no part.
        employers: whether employers are independent of each other and not records.
    """
    if not by:
        return Weights()
    found = Weights(tuple(by), employers)
    keys, counts, rows = _counted(batches(), found)
    occupations = np.array([key.split(_KEY)[0] for key in keys], object)
    factors = np.ones(counts.shape)
    methods = {}
    for occupation in dict.fromkeys(occupations):
        at = np.flatnonzero(occupations == occupation)
        levels, targets, used = _margins([keys[cell] for cell in at], rows[at], by,
                                         margins.shares.get(occupation, {}))  # fmt: skip
        if used:
            made = rake(counts[at, 0], levels, targets)
            factors[at, 0] = made.factors
            for column in range(1, 1 + GROUPS):
                if counts[at, column].any():
                    factors[at, column] = rake(
                        counts[at, column], levels, targets, rounds=_ROUNDS
                    ).factors
            methods[occupation] = _said(made, used, margins.source)
    if "jobs" in by:
        factors *= _to_jobs(occupations, counts * factors, margins.jobs)
        for occupation in set(occupations) & set(margins.jobs):
            methods[occupation] = methods.get(occupation, "") + "; occupations in their jobs"
    found = replace(found, cells={key: at for at, key in enumerate(keys)}, factors=factors)
    sizes = _effective(map(found, batches()))
    return replace(
        found,
        methods={
            whose: f"{methods[occupation]}, effective sample size {size:,.0f}"
            for (whose, occupation), size in sizes.items()
            if occupation in methods
        },
    )


def _counted(batches: Iterable[pa.RecordBatch], found: Weights) -> tuple[list[str], Array, Array]:
    """The cells, the weight in each of all records and of those without each group, and how many
    records each has."""
    counts: defaultdict[str, Array] = defaultdict(lambda: np.zeros(1 + GROUPS))
    rows: Counter[str] = Counter()
    for batch in batches:
        group = pa.array(groups(batch, employers=found.employers))
        keyed = pa.table([_keys(batch, found.by), group, batch.column("weight")],
                         ["key", "group", "weight"])  # fmt: skip
        summed = keyed.group_by(["key", "group"]).aggregate(
            [("weight", "sum"), ("weight", "count")]
        )
        columns = (column.to_pylist() for column in summed.columns)
        for key, at, weight, number in zip(*columns, strict=True):
            if key is not None:
                rows[key] += number
                counts[key] += weight
                counts[key][1 + at] -= weight
    keys = sorted(counts)
    weight_of = np.array([counts[key] for key in keys]).reshape(-1, 1 + GROUPS)
    return keys, weight_of, np.array([rows[key] for key in keys])


def _margins(
    keys: Sequence[str], rows: Array, by: Sequence[str], shares: Mapping[str, Mapping[str, float]]
) -> tuple[list[Array], list[Array], list[str]]:
    """For each margin the level of each cell and the targets; and which they are.

    Args:
        rows: records of each cell; neighbouring ages of few are taken together.
    """
    levels, targets, used = [], [], []
    for place, name in enumerate(_raked(by), start=1):
        _, measure, names = RAKED[name]
        given = shares.get(measure, {})
        code = np.array([int(key.split(_KEY)[place]) for key in keys])
        if name == "age":
            names = tuple(sorted((one for one in given if given[one]), key=span))
            code = _in_spans(code, names)
        target = np.array([given.get(one, 0.0) for one in names])
        told = code != MISSING
        if not target.any() or not told.any():
            continue
        if name == "age":
            part = collapsed(np.bincount(code[told], rows[told], len(names)), _LEAST)
            code[told] = part[code[told]]
            target = np.bincount(part, target)
        levels.append(code)
        targets.append(target)
        used.append(name)
    return levels, targets, used


def _in_spans(ages: Array, names: Sequence[str]) -> Array:
    """The place of each age among the spans that levels are; `MISSING` where in none."""
    found = np.full(ages.shape, MISSING)
    for at, name in enumerate(names):
        first, last = span(name)
        found[(first <= ages) & (ages <= last)] = at
    return found


def _said(made: Raking, used: Sequence[str], source: str) -> str:
    method = f"; raked to the occupation's {' and '.join(used)} of {source}"
    return (
        method if made.converged else f"{method}, reached within {100 * made.distance:.2g} points"
    )


def _to_jobs(occupations: Array, counts: Array, jobs: Mapping[str, float]) -> Array:
    """Of each cell what brings its occupation to its jobs, the total of those known kept."""
    names, codes = np.unique(occupations, return_inverse=True)
    sums = np.zeros((len(names), counts.shape[1]))
    np.add.at(sums, codes, counts)
    goal = np.array([[jobs.get(name, 0.0)] for name in names]).reshape(-1, 1)
    known = (goal > 0) & (sums > 0)
    total = np.where(known, sums, 0).sum(0) / np.maximum(np.where(known, goal, 0).sum(0), 1e-300)
    found: Array = np.divide(goal * total, sums, out=np.ones(sums.shape), where=known)
    return np.asarray(found[codes])


def _raked(by: Sequence[str]) -> list[str]:
    return [name for name in by if name in RAKED]


def _keys(batch: pa.RecordBatch, by: Sequence[str]) -> pa.Array:
    """Of each position its occupation and levels as one text; None without an occupation."""
    columns = [batch.column(RAKED[name][0]) for name in _raked(by)]
    parts = [pc.fill_null(column, MISSING).cast(pa.string()) for column in columns]
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
