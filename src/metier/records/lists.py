"""Shares of names: skills asked for, majors, colleges, moves; the most frequent of each title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import sqrt

from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.sample import ROWS
from metier.records.figures import Maker, Told
from metier.survey.encoding import Group
from metier.survey.tally import Tally

MOST = 20
"""Names kept of each title."""
METHOD = "share; linearised"


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the rows of one group.

    Attributes:
        rows: how many.
        weight: their weights.
        squares: the squares of their weights.
    """

    rows: int
    weight: float
    squares: float


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
    if counts.clusters is None:
        raise ValueError("a tally with replicates has no sums of squares")
    rows: defaultdict[int, int] = defaultdict(int)
    weight: defaultdict[int, float] = defaultdict(float)
    for group, n, total in zip(
        counts.group.tolist(), counts.n.tolist(), counts.weights[:, 0].tolist(), strict=True
    ):
        rows[group] += n
        weight[group] += total
    squares, _ = counts.clusters.products()
    return {tally.groups[at]: Sums(rows[at], float(weight[at]), float(squares[at])) for at in rows}


def share(part: Sums, whole: Sums) -> Estimate:
    """The share of a group's weight that a part of its rows has, in percent.

    Source: linearised ratio (Binder 1983) with each row a cluster: the variance is
    (S (1 - p)^2 + (T - S) p^2) / W^2, with S and T the squared weights of part and whole.

    >>> share(Sums(20, 20.0, 20.0), Sums(100, 100.0, 100.0))
    Estimate(value=20.0, standard_error=4.0, n=100, status=<Status.ESTIMATED: 'estimated'>, \
category=None, reason=None)
    """
    p = part.weight / whole.weight
    variance = part.squares * (1 - p) ** 2 + (whole.squares - part.squares) * p**2
    error = sqrt(max(0.0, variance)) / whole.weight
    return Estimate(100 * p, 100 * error or None, whole.rows, Status.ESTIMATED)


def listed(
    maker: Maker, items: Tally, wholes: dict[Group, Sums], measure: str, first: str | None = None
) -> Iterator[Told]:
    """The share of the most frequent names of each title or occupation, largest first.

    Args:
        maker: knows whose facts they are.
        items: by whose they are and the name.
        wholes: the rows that could have a name, by whose they are.
        measure: of a name's share.
        first: the measure that names the largest; None if there is none.
    """
    variable = items.sample.by[1]
    by_whose: defaultdict[Group, list[tuple[str, Sums]]] = defaultdict(list)
    for (whose, name), found in sums(items).items():
        by_whose[(whose,)].append((str(name), found))
    for group, names in by_whose.items():
        whole = wholes[group]
        names.sort(key=lambda pair: (-pair[1].weight, pair[0]))
        for rank, (name, part) in enumerate(names[:MOST]):
            told = maker.told(group, measure, variable, part.rows, share(part, whole), METHOD, name)
            yield told
            if rank == 0 and first is not None:
                yield replace(told, fact=_foremost(told.fact, first, name))


def _foremost(fact: Fact, measure: str, name: str) -> Fact:
    slice = replace(fact.slice, group=None)
    return replace(
        fact, measure=measure, slice=slice, estimate=replace(fact.estimate, category=name)
    )
