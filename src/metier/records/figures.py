"""Tallies of positions into facts of titles and of occupations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.measure import AGES, LEVELS, PERCENTILES, RACES, SCHOOLING, SEXES
from metier.readers.records import Kind
from metier.records.positions import SCORE_UNIT
from metier.records.samples import Spot
from metier.records.withholding import Cell
from metier.survey import statistics
from metier.survey.encoding import Group
from metier.survey.figures import Figures
from metier.survey.tally import Tally

HOURS = 2080
"""Hours of a full-time year, by which an hour's pay follows from a year's."""
_SHARES = (
    ("gender.share", "sex", SEXES),
    ("race.share", "race", RACES),
    ("education.share", "schooling", SCHOOLING),
    ("age.share", "age_band", AGES),
    ("seniority.share", "seniority", LEVELS),
)
"""Distributions: measure, column, and the names of its codes."""
_MEANS = (
    ("age.mean", "age", 1.0),
    ("satisfaction", "satisfaction", SCORE_UNIT),
    ("remote.share", "remote", 100.0),
)
"""Means: measure, column, and what one of the column is in the measure's unit."""
_MEDIANS = (
    ("age.median", "age", 1.0, statistics.grouped_quantiles),
    ("experience.years", "experience", 1 / 365.25, statistics.quantiles),
)
"""Medians: measure, column, scale, and how they are got."""
_GIVEN = 0.01
"""Points or years; a share or an age with a smaller error in weights made anew is one that was
weighted to, of which the records do not tell how certain it is."""
_TRACED = {"state": "place", "metro": "place", "industry": "industry", "company": "employer"}
"""The part of a slice that a column of places is."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the facts of one table of records come from.

    Attributes:
        source: the release's address.
        period: of the release.
        universe: who or what the records are, in words.
        kind: what a record is about.
    """

    source: str
    period: str
    universe: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with the cell of people it rests on, before it is known whether it is told.

    Attributes:
        cell: the people behind the figure.
        people: how many they are.
        fact: the figure.
    """

    cell: Cell
    people: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Maker:
    """Facts of one spot, from its tally.

    Attributes:
        occupation: SOC value by canonical title, where the spot is of titles.
        weighted: what was done to the weights of a title or occupation, for its method.
    """

    origin: Origin
    spot: Spot
    tally: Tally
    occupation: Mapping[str, str]
    weighted: Callable[[str], str] = lambda whose: ""

    def facts(self) -> Iterator[Told]:
        """All of them, by measure; those about too few people among them."""
        variables = self.tally.sample.variables
        if "pay" in variables:
            yield from self._pay()
        if self.spot.within:
            return
        for measure, column, scale in _MEANS:
            if column in variables:
                found = statistics.means(self.tally, column)
                yield from self.each(found, measure, column, scale)
        for measure, column, scale, quantiles in _MEDIANS:
            if column in variables:
                found = quantiles(self.tally, column, 0.5)
                yield from self.each(found, measure, column, scale)
        for measure, column, names in _SHARES:
            if column in variables:
                yield from self._shares(measure, column, names)
        if "lgbt" in variables:
            yield from self._of_some("lgbt.share", "lgbt")

    def _pay(self) -> Iterator[Told]:
        mean = statistics.means(self.tally, "pay")
        yield from self.each(mean, "pay.annual.mean", "pay")
        if self.spot.within:
            return
        yield from self.each(mean, "pay.hourly.mean", "pay", 1 / HOURS)
        for name, share in PERCENTILES.items():
            found = statistics.quantiles(self.tally, "pay", share)
            yield from self.each(found, f"pay.annual.{name}", "pay")
            if share == 0.5:
                yield from self.each(found, "pay.hourly.median", "pay", 1 / HOURS)

    def each(
        self, found: Figures, measure: str, variable: str, scale: float = 1.0
    ) -> Iterator[Told]:
        """A figure of each group that has one."""
        per_hour = f", divided by {HOURS:,} hours" if measure.startswith("pay.hourly") else ""
        for at, group in enumerate(found.groups):
            if not isnan(found.value[at]):
                estimate = found.estimate(at, scale)
                if variable == "age":
                    estimate = self._fixed(estimate)
                people = int(found.n[at])
                method = f"{found.method}{per_hour}"
                yield self.told(group, measure, variable, people, estimate, method)

    def _fixed(self, estimate: Estimate) -> Estimate:
        """A share or an age without an error, where weights alone decide it."""
        if self.tally.sample.scheme.replicated and (estimate.standard_error or 0.0) < _GIVEN:
            estimate = replace(estimate, standard_error=None)
        return estimate

    def _shares(self, measure: str, column: str, names: Sequence[str]) -> Iterator[Told]:
        """Shares of those who have an answer; `n` is all of them, not those of one level."""
        found = statistics.shares(self.tally, column)
        answering: dict[Group, int] = {}
        largest: dict[Group, int] = {}
        for at, (*spot, _) in enumerate(found.groups):
            group = tuple(spot)
            answering[group] = answering.get(group, 0) + int(found.n[at])
            if found.value[at] > found.value[largest.setdefault(group, at)]:
                largest[group] = at
        for at, (*spot, code) in enumerate(found.groups):
            group, name = tuple(spot), names[int(code)]
            estimate = self._fixed(replace(found.estimate(at, 100.0), n=answering[group]))
            people = int(found.n[at])
            told = self.told(group, measure, column, people, estimate, found.method, name)
            yield told
            if column == "schooling" and largest[group] == at:
                yield ungrouped(told, "education.most_common", name)

    def _of_some(self, measure: str, column: str) -> Iterator[Told]:
        """The share of those of whom something is so; it rests on them, not on all asked."""
        levels = statistics.shares(self.tally, column)
        so = {
            tuple(spot): int(n)
            for (*spot, code), n in zip(levels.groups, levels.n, strict=True)
            if code
        }
        found = statistics.means(self.tally, column)
        for at, group in enumerate(found.groups):
            if not isnan(found.value[at]):
                estimate, people = found.estimate(at, 100.0), so.get(group, 0)
                told = self.told(group, measure, column, people, estimate, found.method, "yes")
                yield ungrouped(told, measure)

    def told(
        self,
        group: Group,
        measure: str,
        variable: str,
        people: int,
        estimate: Estimate,
        method: str,
        name: str | None = None,
    ) -> Told:
        """A fact of one group, with the cell of people it is about."""
        whose = str(group[0])
        title = whose if self.spot.whose == "title" else None
        occupation = whose if title is None else self.occupation[title]
        where = str(group[1]) if self.spot.within else None
        slice = Slice("US", self.origin.period, self.origin.universe, group=name)
        if where is not None:
            slice = replace(slice, **{_TRACED[self.spot.within]: where})
        cell = Cell(variable, occupation, title, self.spot.within or None, where, name)
        fact = Fact(
            soc(occupation), measure, slice, estimate.rounded(), self.origin.source, None,
            method + self.weighted(whose), title,
        )  # fmt: skip
        return Told(cell, people, fact)


def ungrouped(told: Told, measure: str, category: str | None = None) -> Told:
    """A level's figure as one of a measure without levels; the people are the same.

    Args:
        category: the answer, where the measure is a name.
    """
    fact = told.fact
    estimate = replace(fact.estimate, category=category)
    slice = replace(fact.slice, group=None)
    return replace(told, fact=replace(fact, measure=measure, slice=slice, estimate=estimate))
