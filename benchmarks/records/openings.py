"""Postings and reviews drawn from the known population."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .draw import Ints, Population, dates, pay_of, people, ratings, texts
from .population import HOURS
from .tables import CITIES, EMPLOYERS, Title

_FIRST = (date(2025, 1, 1) - date(1970, 1, 1)).days


def postings(
    population: Population, random: np.random.Generator, title: Ints, first: int
) -> pa.Table:
    """Postings of given titles; six of ten state pay, three of these by the hour."""
    some = people(population, random, title.size, title)
    size = title.size
    middle = pay_of(population, random, some)
    stated, hourly = random.random(size) < 0.6, random.random(size) < 0.3
    unit = np.where(hourly, HOURS, 1)
    low, high = (np.round(middle * times / unit, 2) for times in (0.9, 1.1))
    employer = population.employer[title, some.employer]
    remote = random.random(size) * 100 < population.of("remote")[title]
    days = _FIRST + random.integers(0, 365, size)
    return pa.table(
        {
            "title": texts(population.names, title),
            "id": pa.array(np.char.add("j", (first + np.arange(size)).astype(str))),
            "company": texts(list(EMPLOYERS), employer),
            "place": texts(list(CITIES), some.city),
            "posted": dates(days),
            "pay_min": pa.array(low, mask=~stated),
            "pay_max": pa.array(high, mask=~stated),
            "pay_unit": texts(("year", "hour"), hourly.astype(np.int64), stated),
            "industry": texts(list(EMPLOYERS.values()), employer),
            "remote": pa.array(remote),
            "description": pc.binary_join_element_wise(
                _asking(population.titles, random, title),
                # so that no two openings are the same one posted again
                pa.array(np.char.add("Requisition ", (first + np.arange(size)).astype(str))),
                " ",
            ),
        }
    )


def _asking(every: Sequence[Title], random: np.random.Generator, title: Ints) -> pa.Array:
    """Texts that ask for each skill as often as the title's postings do."""
    most = max(len(one.skills) for one in every)
    chances = np.array(
        [[share for _, share in one.skills] + [0.0] * (most - len(one.skills)) for one in every]
    )
    asked = random.random((title.size, most)) * 100 < chances[title]
    which = asked @ (1 << np.arange(most))
    wordings = [_wording(one, mask) for one in every for mask in range(1 << most)]
    return texts(wordings, title * (1 << most) + which)


def _wording(title: Title, mask: int) -> str:
    names = [name for at, (name, _) in enumerate(title.skills) if mask >> at & 1]
    asked = f"Requirements: experience with {', '.join(names)}." if names else "Apply now."
    return f"We are hiring. {asked}"


def reviews(population: Population, random: np.random.Generator, count: int) -> pa.Table:
    """Reviews by people of the titles whose satisfaction is known."""
    told = np.flatnonzero(population.told("satisfaction"))
    weight = population.of("jobs")[told]
    title = random.choice(told, count, p=weight / weight.sum())
    some = people(population, random, count, title)
    days = _FIRST + random.integers(0, 365, count)
    return pa.table(
        {
            "company": texts(list(EMPLOYERS), population.employer[title, some.employer]),
            "title": texts(population.names, title),
            "rating": pa.array(ratings(population, random, title).astype(float)),
            "date": dates(days),
            "place": texts(list(CITIES), some.city),
        }
    )
