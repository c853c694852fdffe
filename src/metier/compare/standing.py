"""Where one pay lies among those of an occupation, as far as its published percentiles tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from metier.compare.reach import Closeness, reach
from metier.model.codes import Code, System
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import PERCENTILES
from metier.store.read import Snapshot
from metier.words import say

NATION = "US"
SCALE: Mapping[str, int] = {
    f"pay.annual.{name}": round(100 * share) for name, share in PERCENTILES.items()
}
"""The measures that a pay is held against, each with its percentile."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The percentiles of an occupation's pay in one place.

    Attributes:
        occupation: whose they are: the one asked for, or a group that holds it.
        points: percentile and USD a year, both ascending; never empty.
    """

    occupation: Code
    place: str
    period: str
    points: tuple[tuple[int, float], ...]

    def words(self, pay: float) -> str:
        """Where a pay lies, in words; between two percentiles by a straight line, to fives.

        >>> scale = Scale(Code(System.SOC, "2018", "43-3011"), "US", "2025-05",
        ...     ((10, 34_400.0), (50, 47_030.0), (90, 65_580.0)))
        >>> scale.words(50_000), scale.words(34_399), scale.words(70_000)
        ('near the 55th percentile', 'below the 10th percentile', 'above the 90th percentile')
        """
        (lowest, least), (highest, most) = self.points[0], self.points[-1]
        if pay < least:
            return say("below the {n}th percentile", n=lowest)
        if pay > most:
            return say("above the {n}th percentile", n=highest)
        return say("near the {n}th percentile", n=5 * round(self._at(pay) / 5))

    def _at(self, pay: float) -> float:
        for (low, start), (high, end) in pairwise(self.points):
            if start <= pay < end:
                return low + (high - low) * (pay - start) / (end - start)
        return float(self.points[-1][0])


class Scales:
    """The percentiles of occupations in a snapshot, from OEWS; each is looked up once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[tuple[Code, str], Scale | None] = {}

    def of(self, wanted: Iterable[tuple[Code, str | None]]) -> Mapping[Code, Mapping[str, Scale]]:
        """The scales of occupations by occupation and place: the states asked for, and `US`.

        Args:
            wanted: occupations of SOC 2018, each with the state of a posting or None.
        """
        pairs = {(code, place or NATION) for code, place in wanted}
        pairs |= {(code, NATION) for code, _ in pairs}
        self._look_up({pair for pair in pairs if pair not in self._known})
        found: dict[Code, dict[str, Scale]] = {}
        for code, place in pairs:
            scale = self._known[code, place]
            if scale is not None:
                found.setdefault(code, {})[place] = scale
        return found

    def _look_up(self, pairs: set[tuple[Code, str]]) -> None:
        places = sorted({place for _, place in pairs})
        whose = {code: (code,) for code, _ in pairs}
        own = self._scales(whose, places)
        without = {code for code in whose if not any(of == code for of, _ in own)}
        wider = self._scales({code: self._groups(code) for code in without}, places)
        for pair in pairs:
            self._known[pair] = own.get(pair) or wider.get(pair)

    def _groups(self, code: Code) -> tuple[Code, ...]:
        """The groups that stand for an occupation without figures of its own, nearest first."""
        near = (Closeness.OWN, Closeness.PART, Closeness.BROAD)
        return tuple(
            step.code
            for step in reach(self._snapshot, code)
            if step.closeness in near and step.code.system is System.SOC
        )

    def _scales(
        self, whose: Mapping[Code, tuple[Code, ...]], places: list[str]
    ) -> dict[tuple[Code, str], Scale]:
        codes = sorted({of for group in whose.values() for of in group})
        if not codes:
            return {}
        facts = self._snapshot.facts(codes, measures=SCALE, places=places)
        newest = _newest(fact for fact in facts if _of_all(fact))
        return {
            (code, place): next(newest[of, place] for of in group if (of, place) in newest)
            for code, group in whose.items()
            for place in places
            if any((of, place) in newest for of in group)
        }


def _of_all(fact: Fact) -> bool:
    """Whether a fact is about all jobs of an occupation in the establishment survey."""
    where = fact.slice
    everyone = where.industry is None and where.employer is None and where.group is None
    return everyone and fact.source.startswith("oews/") and fact.estimate.value is not None


def _newest(facts: Iterable[Fact]) -> dict[tuple[Code, str], Scale]:
    """A scale for each occupation and place, of the newest period."""
    by_period: dict[tuple[Code, str], dict[str, list[Fact]]] = {}
    for fact in facts:
        periods = by_period.setdefault((fact.occupation, fact.slice.place), {})
        periods.setdefault(fact.slice.period, []).append(fact)
    made = (_scale(periods[max(periods)]) for periods in by_period.values())
    return {(scale.occupation, scale.place): scale for scale in made if scale is not None}


def _scale(facts: list[Fact]) -> Scale | None:
    """The percentiles that are known; a top-coded one is a floor and no point of a scale."""
    points = sorted(
        (SCALE[fact.measure], fact.estimate.value)
        for fact in facts
        if fact.estimate.value is not None and fact.estimate.status is not Status.TOP_CODED
    )
    if len(points) < 2:
        return None
    first = facts[0]
    return Scale(first.occupation, first.slice.place, first.slice.period, tuple(points))
