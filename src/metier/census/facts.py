"""Tallies of workers into facts, each with its error and the people it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

from metier.census.samples import MEANS, SHARES, Geography, Spot
from metier.model.codes import census
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.measure import PERCENTILES
from metier.readers.acs import PAY_UNIT, Records
from metier.survey import statistics
from metier.survey.encoding import Group
from metier.survey.figures import Figures
from metier.survey.tally import Tally

LEAST = 10
"""People that a printed figure rests on, at the least."""
MAJORS = 10
"""Fields of degree kept for each occupation."""

EMPLOYED = "employed civilians"
YEAR_ROUND = "full-time, year-round wage and salary workers"
EARNERS = "wage and salary workers with any earnings"
GRADUATES = "employed civilians with a bachelor's degree or more"


@dataclass(frozen=True, slots=True)
class Maker:
    """Facts of one kind of place or industry, from its tally."""

    records: Records
    geography: Geography
    spot: Spot
    tally: Tally

    def facts(self) -> Iterator[Fact]:
        """All of them, by measure."""
        yield from self._pay("pay_full_time", YEAR_ROUND, all_of_it=True)
        yield from self._pay("pay", EARNERS, all_of_it=not self.spot.by)
        if self.spot.pay_only:
            return
        counted = statistics.totals(self.tally)
        yield from self._each(counted, "employment.jobs", EMPLOYED)
        people = dict(zip(counted.groups, counted.n.tolist(), strict=True))
        for id, column, groups in SHARES:
            if column in self.tally.sample.variables:
                yield from self._shares(id, statistics.shares(self.tally, column), groups, people)
        for id, column, scale in MEANS:
            if column in self.tally.sample.variables:
                yield from self._each(statistics.means(self.tally, column), id, EMPLOYED, scale)
        if not self.spot.by:
            ages = statistics.quantiles(self.tally, "age", 0.5)
            yield from self._each(ages, "age.median", EMPLOYED)
            yield from self._majors()

    def _pay(self, column: str, universe: str, *, all_of_it: bool) -> Iterator[Fact]:
        mean = statistics.means(self.tally, column)
        yield from self._each(mean, "pay.annual.mean", universe, PAY_UNIT)
        if self.spot.pay_only:
            return
        for name, share in PERCENTILES.items():
            if all_of_it or name == "median":
                found = statistics.quantiles(self.tally, column, share)
                yield from self._each(found, f"pay.annual.{name}", universe, PAY_UNIT)

    def _each(
        self, figures: Figures, measure: str, universe: str, scale: float = 1.0
    ) -> Iterator[Fact]:
        for at, group in enumerate(figures.groups):
            if figures.n[at] >= LEAST and not isnan(figures.value[at]):
                yield self._fact(group, measure, universe, figures.estimate(at, scale), figures)

    def _shares(
        self, measure: str, figures: Figures, names: Sequence[str], people: Mapping[Group, int]
    ) -> Iterator[Fact]:
        """Shares of the people of a group; `n` is all of them, not those of one level."""
        largest: dict[Group, int] = {}
        for at, (*spot, level) in enumerate(figures.groups):
            group = tuple(spot)
            if people[group] >= LEAST:
                estimate = replace(figures.estimate(at, 100.0), n=people[group])
                name = names[int(level)]
                yield self._fact(group, measure, EMPLOYED, estimate, figures, name)
                if figures.value[at] > figures.value[largest.setdefault(group, at)]:
                    largest[group] = at
        if measure == "education.share":
            for group, at in largest.items():
                name = names[int(figures.groups[at][-1])]
                first = replace(figures.estimate(at, 100.0), n=people[group], category=name)
                yield self._fact(group, "education.most_common", EMPLOYED, first, figures)

    def _majors(self) -> Iterator[Fact]:
        """The most frequent fields of degree of each occupation, and the first of them."""
        figures = statistics.shares(self.tally, "major")
        ranked: dict[Group, list[int]] = {}
        for at, group in enumerate(figures.groups):
            ranked.setdefault(group[:-1], []).append(at)
        for group, places in ranked.items():
            people = int(sum(figures.n[at] for at in places))
            if people < LEAST:
                continue
            places.sort(key=lambda at: (-figures.value[at], figures.groups[at]))
            for rank, at in enumerate(places[:MAJORS]):
                name = self.geography.majors[f"{figures.groups[at][-1]:04d}"]
                estimate = replace(figures.estimate(at, 100.0), n=people)
                yield self._fact(group, "major.share", GRADUATES, estimate, figures, name)
                if rank == 0:
                    first = replace(estimate, category=name)
                    yield self._fact(group, "major.most_common", GRADUATES, first, figures)

    def _fact(
        self,
        group: Group,
        measure: str,
        universe: str,
        estimate: Estimate,
        figures: Figures,
        name: str | None = None,
    ) -> Fact:
        place = str(group[1]) if self.spot.by in ("state", "metro") else "US"
        industry = str(group[1]) if self.spot.by == "sector" else None
        return made(self.records, str(group[0]), measure, universe, estimate, figures.method,
                     place=place, industry=industry, name=name)  # fmt: skip


def made(
    records: Records,
    occupation: str,
    measure: str,
    universe: str,
    estimate: Estimate,
    method: str,
    *,
    place: str = "US",
    industry: str | None = None,
    name: str | None = None,
) -> Fact:
    """A fact of one occupation, place and universe, rounded to what its error supports."""
    whom = f"{universe}, {area_of(records)}" if place == "US" else universe
    return Fact(
        census(occupation, records.occupations),
        measure,
        Slice(place, records.release.period, whom, industry, None, name),
        estimate.rounded(),
        records.release.address,
        None,
        method,
    )


def area_of(records: Records) -> str:
    """The part of the country that the records stand for."""
    return records.universe.partition(", ")[2]
