"""Shares of names, the most frequent of each title: skills, majors, colleges, other titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from math import isnan, sqrt
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from metier.model.estimate import Estimate, Status
from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.records.figures import Maker, Origin, Told, ungrouped
from metier.records.samples import LISTED, WHOSE, Spot, counted, sample_of, skills_apart
from metier.survey.encoding import Group
from metier.survey.kernels import Array
from metier.survey.sums import by_group, group_sums
from metier.survey.tally import Tally

if TYPE_CHECKING:
    from metier.engine.choice import Engine

MOST = 20
"""Names kept of each title."""
LINEARISED = VarianceScheme.linearised()


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the rows of one group.

    Attributes:
        rows: how many.
        weight: their weights.
        squares: the squares of their weights; NaN where there are replicates.
        replicates: their weights in each replicate, none where there are no replicates.
    """

    rows: int
    weight: float
    squares: float
    replicates: Array = field(default_factory=lambda: np.zeros(0), compare=False, repr=False)

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.rows + other.rows,
            self.weight + other.weight,
            self.squares + other.squares,
            self.replicates + other.replicates,
        )


def sums(tally: Tally, variable: str = ROWS) -> dict[Group, Sums]:
    """The sums of each group of a tally whose clusters are its rows.

    >>> import pyarrow as pa
    >>> from metier.model.sample import Sample, VarianceScheme
    >>> from metier.survey.tally import tally
    >>> rows = pa.record_batch({"w": [1, 2], "skill": ["a", "a"]})
    >>> sums(tally(rows, Sample("w", VarianceScheme.linearised(), ("skill",))))
    {('a',): Sums(rows=2, weight=3.0, squares=5.0)}
    """
    counts = tally.counts[variable]
    starts, weights, *_ = group_sums(tally, variable)
    rows = by_group(counts.n, starts)
    squares = np.full(len(rows), np.nan)
    if counts.clusters is not None:
        squares = counts.clusters.products()[0]
    return {
        group: Sums(int(rows[at]), float(weights[0, at]), float(squares[at]),
                    weights[1:, at].astype(float))
        for at, group in enumerate(tally.groups)
        if rows[at]
    }  # fmt: skip


def share(part: Sums, whole: Sums, scheme: VarianceScheme = LINEARISED) -> Estimate:
    """The share of a group's weight that a part of its rows has, in percent.

    Args:
        scheme: of the variance.

    Source: linearised ratio (Binder 1983) with each row a cluster: the variance is
    (S (1 - p)^2 + (T - S) p^2) / W^2, with S and T the squared weights of part and whole; or
    that of the replicates.

    >>> share(Sums(20, 20.0, 20.0), Sums(100, 100.0, 100.0))
    Estimate(value=20.0, standard_error=4.0, n=100, status=<Status.ESTIMATED: 'estimated'>, \
category=None, reason=None)
    """
    p = part.weight / whole.weight
    if scheme.replicated:
        with np.errstate(invalid="ignore", divide="ignore"):
            spread = part.replicates / whole.replicates - p
        error = sqrt(float(np.dot(scheme.factors, spread**2)))
    else:
        variance = part.squares * (1 - p) ** 2 + (whole.squares - part.squares) * p**2
        error = sqrt(max(0.0, variance)) / whole.weight
    known = None if isnan(error) or error == 0 else 100 * error
    return Estimate(100 * p, known, whole.rows, Status.ESTIMATED)


@dataclass(frozen=True, slots=True)
class Lister:
    """Makes lists of names of positions.

    Attributes:
        origin: where their facts come from.
        titles: SOC value by canonical title.
        engine: adds up tallies.
        weighted: what was done to the weights of a title or occupation, for its method.
        sampled: the sample with the errors that its weights have.
    """

    origin: Origin
    titles: Mapping[str, str]
    engine: Engine
    weighted: Callable[[str], str] = lambda whose: ""
    sampled: Callable[[Sample], Sample] = lambda sample: sample

    def listed(
        self,
        batches: Iterable[pa.RecordBatch],
        of: tuple[str, str],
        measure: str,
        first: str | None = None,
        wholes: Mapping[Group, Sums] | None = None,
    ) -> Iterator[Told]:
        """The share of the most frequent names of each title or occupation, largest first.

        Args:
            of: the columns of whose they are, and of the name; rows without are passed over.
            measure: of a name's share.
            first: the measure that names the largest; None if there is none.
            wholes: the rows that could have a name, by whose they are; None for those that
                have one.
        """
        whose, variable = of
        sample = self.sampled(sample_of(of, (ROWS,), clustered=False))
        tally = counted(self.engine, batches, sample)
        if tally is None:
            return
        items = sums(tally)
        wholes = together(items) if wholes is None else wholes
        maker = Maker(self.origin, Spot(whose), tally, self.titles, self.weighted)
        by_whose: defaultdict[Group, list[tuple[str, Sums]]] = defaultdict(list)
        for (owner, name), found in items.items():
            by_whose[(owner,)].append((str(name), found))
        for group, names in by_whose.items():
            names.sort(key=lambda pair: (-pair[1].weight, pair[0]))
            for rank, (name, part) in enumerate(names[:MOST]):
                estimate = share(part, wholes[group], sample.scheme)
                people, method = part.rows, f"share; {sample.scheme.method}"
                told = maker.told(group, measure, variable, people, estimate, method, name)
                yield told
                if rank == 0 and first is not None:
                    yield ungrouped(told, first, name)

    def wholes(self, batches: Iterable[pa.RecordBatch], whose: str) -> Mapping[Group, Sums]:
        """The sums of all rows by whose they are."""
        sample = self.sampled(sample_of((whose,), (ROWS,), clustered=False))
        tally = counted(self.engine, batches, sample)
        return {} if tally is None else sums(tally)


def names_of(
    lister: Lister, present: Set[str], positions: Callable[[], Iterable[pa.RecordBatch]]
) -> Iterator[Told]:
    """Majors, colleges and skills of each title and occupation.

    Args:
        present: columns that some position has.
        positions: read several times.
    """
    for whose in WHOSE:
        for column in LISTED:
            if column in present:
                measures = f"{column}.share", f"{column}.most_common"
                yield from lister.listed(positions(), (whose, column), *measures)
        if "skills" in present:
            wholes = lister.wholes((_described(batch) for batch in positions()), whose)
            skills = (part for batch in positions() for part in skills_apart(batch))
            yield from lister.listed(skills, (whose, "skill"), "skills.top", wholes=wholes)


def _described(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The positions whose skills could be found, if they asked for any."""
    return batch.filter(batch.column("skills").is_valid())


def together(items: Mapping[Group, Sums]) -> dict[Group, Sums]:
    """The sums of whose they are, over all names.

    >>> together({("Clerk", "a"): Sums(1, 2.0, 4.0), ("Clerk", "b"): Sums(1, 1.0, 1.0)})
    {('Clerk',): Sums(rows=2, weight=3.0, squares=5.0)}
    """
    found: dict[Group, Sums] = {}
    for group, part in items.items():
        old = found.get(group[:1])
        found[group[:1]] = part if old is None else old + part
    return found
