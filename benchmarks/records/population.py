"""The known population: its titles, and how employers, places and age bear on pay.

Pay is lognormal around the title's level times the effects of employer, place and age (people
under 40 are paid less); age is 20 years and a gamma variable of shape 8; years in the title and
months to become one are lognormal. Further titles are listed ones of other occupations, their
figures made from their names by a hash, so that no seed has a say in what is true.
"""

from __future__ import annotations

import csv
from functools import cache
from hashlib import sha256
from importlib import resources
from math import exp, factorial, log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from metier.words import sentence_case

from .tables import (
    CITIES,
    COLLEGES,
    EMPLOYERS,
    MAJORS,
    NAMED,
    NAMED_OF_TITLE,
    PUBLISHED,
    RACES,
    SCHOOLING,
    SMALL,
    SMALL_OF_TITLE,
    SMALL_SHARE,
    Title,
)

Floats = NDArray[np.float64]

DIRECT = 0.2
"""Share of people whose first job is the one they have; the others held another title before."""
YOUNG = 40.0
YOUNG_EFFECT, OLD_EFFECT = -0.08, 0.04
AGE_SHAPE = 8
EXPERIENCE_SPREAD, MONTHS_SPREAD = 0.5, 0.5
"""Standard deviations of the logarithms."""
HOURS = 2080
_TENTH = NormalDist().inv_cdf(0.9)
_WEIGHTS = range(NAMED_OF_TITLE, 0, -1)
_SHARES = (
    *((1 - SMALL_SHARE) * weight / sum(_WEIGHTS) for weight in _WEIGHTS),
    *[SMALL_SHARE / SMALL_OF_TITLE] * SMALL_OF_TITLE,
)
_OCCUPATIONS_OF_PAGES = frozenset({"43-4131", "43-3011", "13-2071", "13-2072"})


def _chance(*parts: object) -> float:
    """A number from 0 to 1 that the parts alone decide."""
    digest = sha256("|".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


@cache
def titles(count: int) -> tuple[Title, ...]:
    """The first titles of the population, those of the published pages before all."""
    names = _listed()[: max(0, count - len(PUBLISHED))]
    return (*PUBLISHED[:count], *(_further(name) for name in names))


@cache
def _listed() -> tuple[str, ...]:
    """One listed title of each of many occupations, in an order that only their names decide."""
    source = resources.files("metier.coding") / "lexicon.csv"
    first: dict[str, str] = {}
    for line in csv.DictReader(source.read_text("utf-8").splitlines()):
        if line["code"] not in _OCCUPATIONS_OF_PAGES and len(line["title"]) > 4:
            first.setdefault(line["code"], sentence_case(line["title"]))
    return tuple(sorted(dict.fromkeys(first.values()), key=lambda name: _chance("order", name)))


def _further(name: str) -> Title:
    """A title whose figures are made from its name."""

    def between(what: str, low: float, high: float) -> float:
        return low + (high - low) * _chance(name, what)

    def shares(what: str, names: tuple[str, ...]) -> tuple[float, ...]:
        raw = [between(f"{what} {one}", 0.2, 1.0) ** 2 for one in names]
        return tuple(100 * part / sum(raw) for part in raw)

    pay = between("pay", 28_000, 120_000)
    places = list(CITIES)
    company = list(NAMED)[int(between("company", 0, len(NAMED) - 0.001))]
    city = places[int(between("city", 0, len(places) - 0.001))]
    before = [entry for entry in _listed() if entry != name]
    at = int(between("before", 0, 150))
    return Title(
        name,
        between("jobs", 8_000, 60_000),
        pay,
        0.7 * pay,
        between("high", 1.3, 1.6) * pay,
        schooling=shares("schooling", tuple(SCHOOLING)),
        majors=shares("major", MAJORS),
        colleges=shares("college", COLLEGES),
        age=between("age", 34, 50),
        female=between("female", 10, 90),
        lgbt=between("lgbt", 4, 12),
        remote=between("remote", 2, 40),
        races=shares("race", RACES),
        satisfaction=between("satisfaction", 2.8, 4.4),
        experience=between("experience", 2, 8),
        months=between("months", 6, 36),
        skills=(("customer service", between("service", 5, 60)),
                ("Microsoft Excel", between("excel", 5, 60)),
                ("Salesforce", between("salesforce", 2, 20))),
        company=company,
        city=city,
        state=city[-2:],
        industry=EMPLOYERS[company],
        before=((before[at], 60.0), (before[at + 1], 40.0)),
    )  # fmt: skip


@cache
def employers(title: Title) -> tuple[tuple[str, float, float], ...]:
    """A title's employers: name, share, and effect on the logarithm of pay."""
    own = [name for name in NAMED if NAMED[name] == title.industry]
    rest, small = (
        sorted(names, key=lambda name: _chance(title.name, "employer", name))
        for names in (NAMED, SMALL)
    )
    named = list(dict.fromkeys([title.company, *own[:3], *rest]))[:NAMED_OF_TITLE]
    names = [*named, *small[:SMALL_OF_TITLE]]

    def effect(name: str) -> float:
        lift = 0.06 if EMPLOYERS[name] == title.industry else -0.04
        return 0.22 if name == title.company else lift + 0.04 * _chance(title.name, "pays", name)

    return tuple((name, share, effect(name)) for name, share in zip(names, _SHARES, strict=True))


@cache
def cities(title: Title) -> tuple[tuple[str, float, float], ...]:
    """The cities: name, share, and effect on the logarithm of a title's pay."""
    total = sum(CITIES.values())

    def effect(city: str) -> float:
        if city == title.city:
            return 0.20
        if city[-2:] == title.state:
            return 0.15
        beside = city[-2:] == title.city[-2:]
        return -0.12 if beside else 0.06 * _chance(title.name, "place", city) - 0.03

    return tuple((city, weight / total, effect(city)) for city, weight in CITIES.items())


@cache
def young_share(age: float, years: float = YOUNG) -> float:
    """Share of people under 40, or so many years, where the mean age is `age`: Erlang's."""
    x = AGE_SHAPE * (years - 20) / (age - 20)
    return 1 - exp(-x) * sum(x**k / factorial(k) for k in range(AGE_SHAPE))


@cache
def pay_parts(title: Title) -> tuple[Floats, Floats, float]:
    """The lognormal parts of a title's pay: their shares, centres, and common spread."""
    young = young_share(title.years)
    factors = (
        [(share, effect) for _, share, effect in employers(title)],
        [(share, effect) for _, share, effect in cities(title)],
        [(young, YOUNG_EFFECT), (1 - young, OLD_EFFECT)],
    )
    share, effect = np.ones(1), np.zeros(1)
    for parts in factors:
        share = np.outer(share, [part[0] for part in parts]).ravel()
        effect = np.add.outer(effect, [part[1] for part in parts]).ravel()
    varied = float(share @ effect**2 - (share @ effect) ** 2)
    spread = sqrt(max((log(title.high / title.low) / 2 / _TENTH) ** 2 - varied, 0.01))
    level = log(title.pay) - spread**2 / 2 - log(float(share @ np.exp(effect)))
    return share, level + effect, spread
