"""The facts in which two snapshots differ.

A fact is the same fact if all of it agrees but its figure: whose it is, what it measures,
where, when, of whom and from which release. Its figure is value, error, n, status and name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from metier.model.codes import Code
from metier.model.estimate import Estimate, Status
from metier.model.fact import Slice
from metier.store.database import connected
from metier.store.read import Snapshot

_KEY = (
    *("system", "occupation", "title", "measure", "group", "place", "period", "universe"),
    *("industry", "employer", "source"),
)
_FIGURE = ("value", "standard_error", "n", "status", "category", "reason")
_COMPARED = _FIGURE[:-1]
_STANDS = "('published', 'estimated')"


class Counts(NamedTuple):
    """Facts of a measure: in both with the same figure, in one only, in both but different."""

    measure: str
    same: int
    added: int
    removed: int
    changed: int


class Pair(NamedTuple):
    """A fact of both snapshots with different figures."""

    occupation: Code
    title: str | None
    measure: str
    slice: Slice
    source: str
    before: Estimate
    after: Estimate
    score: float | None
    """The gap in standard errors of the difference; None where one side has no error."""


class Differing:
    """The facts of two snapshots, held against each other.

    Args:
        before: the first snapshot.
        after: the second.
    """

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._database = connected()
        agree = " AND ".join(f'a."{name}" IS NOT DISTINCT FROM b."{name}"' for name in _KEY)
        differ = " OR ".join(f'a."{name}" IS DISTINCT FROM b."{name}"' for name in _COMPARED)
        key = ", ".join(f'coalesce(a."{name}", b."{name}") AS "{name}"' for name in _KEY)
        sides = ", ".join(
            f'{side}."{name}" AS "{side}_{name}"' for side in "ab" for name in _FIGURE
        )
        self._database.execute(
            f"CREATE TEMP TABLE facts AS SELECT {key}, {sides}, "
            "CASE WHEN a.measure IS NULL THEN 'added' WHEN b.measure IS NULL THEN 'removed' "
            f"WHEN {differ} THEN 'changed' ELSE 'same' END AS became, "
            f"CASE WHEN a.status IN {_STANDS} AND b.status IN {_STANDS} "
            "THEN abs(b.value - a.value) END AS gap, "
            "sqrt(a.standard_error ** 2 + b.standard_error ** 2) AS error "
            f"FROM {_facts(before)} a FULL JOIN {_facts(after)} b ON {agree}"
        )

    def counts(self) -> list[Counts]:
        """How many facts of each measure became what, by measure."""
        kinds = ("same", "added", "removed", "changed")
        counted = ", ".join(f"count(*) FILTER (became = '{kind}')" for kind in kinds)
        rows = self._database.execute(
            f"SELECT measure, {counted} FROM facts GROUP BY measure ORDER BY measure"
        )
        return [Counts(*row) for row in rows.fetchall()]

    def errors(self) -> list[tuple[str, float, float]]:
        """Measure, gap and its standard error of each changed fact with an error on both sides."""
        return self._database.execute(
            "SELECT measure, gap, error FROM facts WHERE became = 'changed' "
            "AND gap IS NOT NULL AND error IS NOT NULL ORDER BY measure, gap, error"
        ).fetchall()

    def widest(self, limit: int, score: float) -> Iterator[Pair]:
        """Changed facts of each measure, the widest gap first.

        Args:
            limit: of each measure.
            score: from how many standard errors on a gap stands before those of fewer.
        """
        key = ", ".join(f'"{name}"' for name in _KEY)
        sides = ", ".join(f'"{side}_{name}"' for side in "ab" for name in _FIGURE)
        scored = "CASE WHEN error > 0 THEN gap / error WHEN error = 0 AND gap > 0 THEN 'inf' END"
        cursor = self._database.execute(
            f"SELECT {key}, {sides}, {scored} AS score FROM facts WHERE became = 'changed' "
            "QUALIFY row_number() OVER (PARTITION BY measure ORDER BY "
            f"coalesce({scored} >= ?, false) DESC, gap DESC NULLS LAST, {key}) <= ? "
            f"ORDER BY measure, coalesce(score >= ?, false) DESC, gap DESC NULLS LAST, {key}",
            [score, limit, score],
        )
        return map(_pair, cursor.fetchall())


def _facts(snapshot: Snapshot) -> str:
    path = str(snapshot.folder / "facts.parquet").replace("'", "''")
    return f"read_parquet('{path}')"


def _pair(row: tuple[Any, ...]) -> Pair:
    system, code, title, measure, group, place, period, universe, industry, employer, source = row[
        : len(_KEY)
    ]
    before, after = row[len(_KEY) : -1][: len(_FIGURE)], row[len(_KEY) : -1][len(_FIGURE) :]
    return Pair(
        Code.parse(f"{system}/{code}"),
        title,
        measure,
        Slice(place, period, universe, industry, employer, group),
        source,
        _estimate(before),
        _estimate(after),
        row[-1],
    )


def _estimate(figure: tuple[Any, ...]) -> Estimate:
    value, error, n, status, category, reason = figure
    return Estimate(value, error, n, Status(status), category, reason)
