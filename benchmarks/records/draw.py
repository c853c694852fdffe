"""People drawn from the known population: their titles, employers, places, ages and pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .population import (
    AGE_SHAPE,
    OLD_EFFECT,
    YOUNG,
    YOUNG_EFFECT,
    Floats,
    cities,
    employers,
    pay_parts,
    titles,
)
from .tables import CITIES, EMPLOYERS

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class People:
    """Some people: which title each has, and what pay depends on.

    Attributes:
        title: index of the title.
        employer, city: index among those of the title.
        age: in years, to the day.
        score: the age as a normal score.
    """

    title: Ints
    employer: Ints
    city: Ints
    age: Floats
    score: Floats


class Population:
    """The tables of a number of titles as arrays, a row for each title."""

    def __init__(self, count: int) -> None:
        self.titles = titles(count)
        self.names = list(
            dict.fromkeys(
                [t.name for t in self.titles] + [n for t in self.titles for n, _ in t.before]
            )
        )
        self.jobs = _cumulative([[t.jobs for t in self.titles]])[0]
        every = list(EMPLOYERS)
        self.employer = np.array(
            [[every.index(name) for name, _, _ in employers(t)] for t in self.titles]
        )
        self.employed = _cumulative([[s for _, s, _ in employers(t)] for t in self.titles])
        self.paid_by = np.array([[e for _, _, e in employers(t)] for t in self.titles])
        self.living = _cumulative([list(CITIES.values())] * len(self.titles))
        self.paid_in = np.array([[e for _, _, e in cities(t)] for t in self.titles])
        parts = [pay_parts(t) for t in self.titles]
        effects = [p[1].min() for p in parts]
        lowest = self.paid_by.min(1) + self.paid_in.min(1) + min(YOUNG_EFFECT, OLD_EFFECT)
        self.level = np.array(effects) - lowest
        self.spread = np.array([p[2] for p in parts])
        self.before = np.array([[self.names.index(n) for n, _ in t.before] for t in self.titles])
        self.came = _cumulative([[s for _, s in t.before] for t in self.titles])

    def of(self, field: str) -> Floats:
        """One number of each title."""
        return np.array([getattr(title, field) for title in self.titles], float)

    def shares(self, field: str, width: int) -> Floats:
        """Cumulated shares of each title; where profiles do not tell, any."""
        return _cumulative([getattr(title, field) or (1,) * width for title in self.titles])

    def told(self, field: str) -> NDArray[np.bool_]:
        """Whether profiles tell it, for each title."""
        return np.array([getattr(title, field) not in (None, ()) for title in self.titles])


def _cumulative(shares: Sequence[Sequence[float]]) -> Floats:
    added = np.cumsum(np.array(shares, float), axis=1)
    return np.asarray(added / added[:, -1:])


def pick(random: np.random.Generator, cumulated: Floats, rows: Ints) -> Ints:
    """One column for each of the rows, by their cumulated shares."""
    chance = random.random(rows.size)
    found = np.zeros(rows.size, np.int64)
    for column in cumulated.T[:-1]:
        found += chance >= column[rows]
    return found


def texts(names: Sequence[str], index: Ints, known: NDArray[np.bool_] | None = None) -> pa.Array:
    """Names by their index; missing where not known."""
    mask = None if known is None else ~known
    codes = pa.array(index.astype(np.int32), mask=mask)
    return pa.DictionaryArray.from_arrays(codes, pa.array(list(names))).cast(pa.string())


def dates(days: Ints, known: NDArray[np.bool_] | None = None) -> pa.Array:
    """Days since 1970 as dates; missing where not known."""
    mask = None if known is None else ~known
    return pa.array(days.astype(np.int32), pa.int32(), mask=mask).cast(pa.date32())


def people(
    population: Population, random: np.random.Generator, count: int, title: Ints | None = None
) -> People:
    """People of the population, or of given titles."""
    if title is None:
        title = np.searchsorted(population.jobs, random.random(count), side="right")
    at = pick(random, population.employed, title)
    city = pick(random, population.living, title)
    grown = random.gamma(AGE_SHAPE, 1 / AGE_SHAPE, count)
    score = np.empty(count)
    score[np.argsort(grown)] = np.sort(random.standard_normal(count))
    age = 20 + (population.of("years")[title] - 20) * grown
    return People(title, at, city, age, score)


def young_more_often(
    population: Population, random: np.random.Generator, count: int, times: float
) -> People:
    """People of whom those under 40 come `times` as often as they should."""
    drawn = people(population, random, int(count * times) + 100)
    kept = np.flatnonzero((drawn.age < YOUNG) | (random.random(drawn.age.size) < 1 / times))[:count]
    return People(
        drawn.title[kept],
        drawn.employer[kept],
        drawn.city[kept],
        drawn.age[kept],
        drawn.score[kept],
    )


def pay_of(population: Population, random: np.random.Generator, some: People) -> Floats:
    """What each is paid, USD a year."""
    effect = np.where(some.age < YOUNG, YOUNG_EFFECT, OLD_EFFECT)
    effect = effect + population.paid_by[some.title, some.employer]
    effect += population.paid_in[some.title, some.city]
    noise = random.standard_normal(some.title.size) * population.spread[some.title]
    return np.asarray(np.exp(population.level[some.title] + effect + noise))


def ratings(population: Population, random: np.random.Generator, title: Ints) -> Ints:
    """Whole ratings from 1 to 5 around each title's mean."""
    mean = np.nan_to_num(population.of("satisfaction"), nan=3.0)[title]
    return np.asarray(1 + random.binomial(4, (mean - 1) / 4))
