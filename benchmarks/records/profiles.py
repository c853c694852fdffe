"""Profiles drawn from the known population: the positions that people held, a row for each."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .draw import Ints, People, Population, dates, pay_of, pick, ratings, texts
from .population import DIRECT, EXPERIENCE_SPREAD, MONTHS_SPREAD
from .tables import CITIES, COLLEGES, EMPLOYERS, MAJORS, RACES, SCHOOLING

TODAY = date(2026, 6, 30)
"""The day up to which profiles tell."""
_MONTH = 365.25 / 12
_TODAY = TODAY.year + TODAY.timetuple().tm_yday / 365
_NOW = (TODAY - date(1970, 1, 1)).days
_STUDIED = list(SCHOOLING).index("associate's")
_GROWN = 15
_TOGETHER = 0.9
"""Correlation of age and experience, as normal scores."""


def profiles(
    population: Population, random: np.random.Generator, some: People, first: int
) -> pa.Table:
    """The positions of some people, a row for each, those of one person together.

    Args:
        first: the number of the first person.
    """
    size, title = some.title.size, some.title
    mixed = _TOGETHER * some.score + np.sqrt(1 - _TOGETHER**2) * random.standard_normal(size)
    years = population.of("experience")[title] * np.exp(EXPERIENCE_SPREAD * mixed)
    scored = MONTHS_SPREAD * random.standard_normal(size)
    took = np.round(population.of("months")[title] * np.exp(scored) * _MONTH).astype(np.int64)
    since = _NOW - np.maximum(np.round(years * 365.25).astype(np.int64), 1)
    direct = random.random(size) < DIRECT
    graduated, since = _schooled(since, took, direct)
    changed = random.random(size) < 0.4
    between = since + ((_NOW - since) * random.uniform(0.2, 0.9, size)).astype(np.int64)
    between = np.clip(between, since + 1, _NOW)
    changed &= between < _NOW
    columns = _described(population, random, some)
    # age and history are drawn apart: the few whom they would make children at work tell no age
    begin = (since - np.where(direct, 0, took)).astype("datetime64[D]").astype("datetime64[Y]")
    child = columns["birth_year"].to_numpy() + _GROWN > begin.astype(np.int64) + 1970
    columns["birth_year"] = pa.array(columns["birth_year"].to_numpy(), mask=child)
    columns["graduated"] = pa.array(graduated.astype(np.int32), mask=~direct)
    columns["person"] = pa.array(np.char.add("p", (first + np.arange(size)).astype(str)))
    columns["pay"] = pa.array(np.round(pay_of(population, random, some)))
    origin = population.before[title, pick(random, population.came, title)]
    now = (title, np.where(changed, between, since), None)
    past = ((title, since, between, changed), (origin, since - took, since, ~direct))
    whole = _positions(population, columns, now, np.arange(size))
    parts = [whole]
    for name, start, end, held in past:
        rows = np.flatnonzero(held)
        part = {n: c.take(pa.array(rows)) for n, c in columns.items()}
        part["pay"] = pa.nulls(rows.size, pa.float64())
        part["company"] = texts(list(EMPLOYERS), random.integers(0, len(EMPLOYERS), rows.size))
        parts.append(_positions(population, part, (name[rows], start[rows], end[rows]), rows))
    order = np.argsort(np.concatenate([part[1] for part in parts]), kind="stable")
    return pa.concat_tables([part[0] for part in parts]).take(pa.array(order))


def _positions(
    population: Population,
    columns: dict[str, pa.Array],
    what: tuple[Ints, Ints, Ints | None],
    rows: Ints,
) -> tuple[pa.Table, Ints]:
    name, start, end = what
    ended = pa.nulls(rows.size, pa.date32()) if end is None else dates(end)
    made = {"title": texts(population.names, name), "start": dates(start), "end": ended}
    return pa.table(made | columns), rows


def _schooled(since: Ints, took: Ints, direct: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Years of graduation, and starts moved so that school ends in the middle of one.

    Profiles give the year alone; the middle of it is then the true end for who had no job before.
    """
    left = (since - took).astype("datetime64[D]")
    year = (left - np.timedelta64(1, "D")).astype("datetime64[Y]")
    middles = [(year + shift).astype("datetime64[D]").astype(np.int64) + 182 for shift in (0, 1)]
    wanted = left.astype(np.int64)
    later = np.abs(middles[1] - wanted) < np.abs(middles[0] - wanted)
    later &= middles[1] + took < _NOW
    ends = np.where(later, middles[1], middles[0])
    moved = np.where(direct & (ends + took < _NOW), ends + took, since)
    years = year.astype(np.int64) + 1970 + later
    return years, np.asarray(moved)


def _described(
    population: Population, random: np.random.Generator, some: People
) -> dict[str, pa.Array]:
    """What people say of themselves."""
    title = some.title
    level = pick(random, population.shares("schooling", len(SCHOOLING)), title)
    race = pick(random, population.shares("races", len(RACES)), title)
    studied = level >= _STUDIED
    major = pick(random, population.shares("majors", len(MAJORS)), title)
    college = pick(random, population.shares("colleges", len(COLLEGES)), title)
    female = random.random(title.size) * 100 < population.of("female")[title]
    lgbt = random.random(title.size) * 100 < population.of("lgbt")[title]
    employer = population.employer[title, some.employer]
    born = np.floor(_TODAY - some.age).astype(np.int32)
    rated = population.told("satisfaction")[title]
    return {
        "company": texts(list(EMPLOYERS), employer),
        "place": texts(list(CITIES), some.city),
        "degree": texts(list(SCHOOLING.values()), level),
        "major": texts(MAJORS, major, studied),
        "college": texts(COLLEGES, college, studied & population.told("colleges")[title]),
        "birth_year": pa.array(born),
        "sex": texts(("male", "female"), female.astype(np.int64)),
        "race": texts(RACES, race, race < RACES.index("unknown")),
        "lgbt": pa.array(lgbt),
        "satisfaction": pa.array(ratings(population, random, title).astype(float), mask=~rated),
    }
