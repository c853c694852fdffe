"""A small snapshot of made-up occupations in the shape of real codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import starmap
from pathlib import Path

import pytest
from tests.fixtures import recorded as records

from metier.atlas import Atlas
from metier.coding.index import keys
from metier.model.codes import Code, onet, soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.records import (
    IndexedTitle,
    Industry,
    Level,
    Link,
    Occupation,
    Place,
    PlaceKind,
    Relation,
    TitleEntry,
)
from metier.model.release import Basis, Release
from metier.store.write import write

NAMES = {
    "43-9901": "Ledger clerks",
    "43-9902": "Docket clerks",
    "43-9911": "Quill cutters",
    "43-9912": "Quill sharpeners",
    "29-9901": "Bone menders",
    "27-9901": "Stilt walkers",
    "25-9901": "Globe teachers, postsecondary",
    "55-9901": "Drummers",
}
PERCENTILES = ("p10", "p25", "median", "p75", "p90")
PAY = {
    "43-9901": (50_000, 300, (30_000, 40_000, 48_000, 58_000, 70_000)),
    "43-9902": (50_200, 300, (31_000, 40_000, 48_000, 59_000, 70_000)),
    "43-9910": (35_000, 200, (25_000, 30_000, 34_000, 40_000, 46_000)),
    "29-9901": (310_000, 6_000, (90_000, 160_000, 250_000, 250_000, 250_000)),
    "25-9901": (80_000, 1_000, (45_000, 60_000, 76_000, 95_000, 120_000)),
}
CEILING = 250_000
JOBS, PEOPLE, RATINGS = "wage and salary jobs", "employed people 16 and over", "ratings"


def release(address: str, period: str, basis: Basis = Basis.SURVEY) -> Release:
    return Release(
        address, "A survey", "BLS", period, "f.xlsx", "0" * 64, "https://x", "public", basis
    )


RELEASES = (
    release("oews/2025-05/national", "2025-05"),
    release("oews/2019-05/national", "2019-05"),
    release("oews/2024-05/industries", "2024-05"),
    release("projections/2024-34/occupations", "2024-34", Basis.MODEL),
    release("projections/2021-31/occupations", "2021-31", Basis.MODEL),
    release("cps/2025/ages", "2025"),
    release("prices/2023/states", "2023"),
    release("onet/29.3/database", "2025", Basis.EXPERT),
)


def fact(
    code: Code | str,
    measure: str,
    estimate: Estimate | float | str,
    error: float | None = None,
    *,
    source: str = "oews/2025-05/national",
    place: str = "US",
    universe: str = JOBS,
    industry: str | None = None,
    group: str | None = None,
) -> Fact:
    if isinstance(estimate, str):
        estimate = Estimate(None, category=estimate)
    elif not isinstance(estimate, Estimate):
        estimate = Estimate(float(estimate), error)
    period = next(r.period for r in RELEASES if r.address == source)
    where = Slice(place, period, universe, industry, None, group)
    return Fact(soc(code) if isinstance(code, str) else code, measure, where, estimate, source)


def _pay() -> Iterable[Fact]:
    for code, (mean, error, levels) in PAY.items():
        yield fact(code, "pay.annual.mean", mean, error)
        yield fact(code, "pay.annual.mean", mean / 2, error, source="oews/2019-05/national")
        yield fact(code, "employment.jobs", 10 * error, 20.0)
        for name, level in zip(PERCENTILES, levels, strict=True):
            top = Estimate.at_least(CEILING)
            yield fact(code, f"pay.annual.{name}", top if level >= CEILING else level)
    only_hourly = Estimate.withheld("BLS publishes only hourly pay for this occupation")
    yield fact("27-9901", "pay.annual.mean", only_hourly)
    for code, hourly in (("27-9901", 60.0), ("43-9901", 24.04), ("43-9902", 24.13)):
        yield fact(code, "pay.hourly.mean", hourly, 0.2)


def _industries() -> Iterable[Fact]:
    source = "oews/2024-05/industries"
    for industry, mean, error in (("52", 60_000, 900), ("22", 59_500, 800), ("81", 40_000, 500)):
        yield fact("43-9901", "pay.annual.mean", mean, error, source=source, industry=industry)


def _outlook() -> Iterable[Fact]:
    now, past = "projections/2024-34/occupations", "projections/2021-31/occupations"
    universe = "jobs, with the self-employed"
    growths = {"43-9901": -10.5, "43-9902": -2.3, "29-9901": 4.0, "27-9901": 0.0, "43-9910": 1.5}
    for code, growth in growths.items():
        yield fact(code, "employment.growth", growth, source=now, universe=universe)
        yield fact(code, "openings.annual", 13_700, source=now, universe=universe)
        school = "High school diploma or equivalent" if code[:2] == "43" else "Bachelor's degree"
        yield fact(code, "education.entry", school, source=now, universe=universe)
        yield fact(code, "experience.entry", "None", source=now, universe=universe)
        training = "Short-term on-the-job training" if code == "43-9901" else "None"
        yield fact(code, "training.on_the_job", training, source=now, universe=universe)
    yield fact("43-9901", "employment.growth", -8.0, source=past, universe=universe)


def _people() -> Iterable[Fact]:
    for code, age, n in (("43-9901", 46.0, 400), ("43-9902", 44.0, 12)):
        estimate = Estimate(age, n=n)
        yield fact(code, "age.median", estimate, source="cps/2025/ages", universe=PEOPLE)
    for code, share in (("43-9901", 70.0), ("43-9902", 60.0)):
        for group, value in (("female", share), ("male", 100 - share)):
            yield fact(
                code, "gender.share", value, source="cps/2025/ages", universe=PEOPLE, group=group
            )
    groups = {"white": 66.0, "hispanic": 15.0}
    for group, value in groups.items():
        yield fact(
            "43-9901", "race.share", value, source="cps/2025/ages", universe=PEOPLE, group=group
        )


def _skills() -> Iterable[Fact]:
    ratings = {
        "Speaking": (4.0, 3.9),
        "Mathematics": (4.5, 2.0),
        "Persuasion": (2.0, 4.0),
        "Science": (1.5, 1.0),
    }
    for name, pair in ratings.items():
        for code, value in zip(("43-9901.00", "43-9902.00"), pair, strict=True):
            rated = Estimate(value, 0.1, n=8)
            yield fact(
                onet(code),
                "skills.top",
                rated,
                source="onet/29.3/database",
                universe=RATINGS,
                group=name,
            )
    for code, names in (("43-9901.00", ("Economics",)), ("43-9902.00", ("Law and Government",))):
        for name in names:
            yield fact(
                onet(code),
                "knowledge.top",
                4.0,
                source="onet/29.3/database",
                universe=RATINGS,
                group=name,
            )


def _prices() -> Iterable[Fact]:
    everyone = soc("00-0000")
    yield fact(
        everyone, "price.level", 80.0, source="prices/2023/states", place="MD", universe="prices"
    )


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The snapshot, opened."""
    return _written(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The same with records of people, postings and reviews, by title and by occupation."""
    return _written(tmp_path_factory.mktemp("titled"), records.facts(), records.RELEASES)


def _written(folder: Path, recorded: Iterable[Fact] = (), others: Iterable[Release] = ()) -> Atlas:
    titles = {**NAMES, "ledger": "Ledger keeper", "quill": "Quill worker", "tally": "Tally keeper"}
    places = {"ledger": "43-9901", "quill": "43-9911", "tally": "43-9901"}
    entries = [
        TitleEntry(title, soc(places.get(code, code)), "soc title")
        for code, title in titles.items()
    ]
    write(
        folder,
        facts=[*_pay(), *_industries(), *_outlook(), *_people(), *_skills(), *_prices(), *recorded],
        occupations=[
            *(Occupation(soc(code), title, Level.DETAILED) for code, title in NAMES.items()),
            Occupation(soc("43-9910"), "Quill workers", Level.BROAD),
            *(
                Occupation(onet(f"{code}.00"), title, Level.DETAILED)
                for code, title in NAMES.items()
            ),
        ],
        titles=[
            IndexedTitle(entry, key, tuple(key.split()))
            for entry in entries
            for key in keys(entry.title)
        ],
        links=[
            Link(onet("43-9901.00"), onet("43-9902.00"), Relation.RELATED, 2),
            Link(onet("43-9902.00"), onet("43-9901.00"), Relation.RELATED, 11),
        ],
        places=[Place("12580", "Baltimore-Columbia-Towson, MD", PlaceKind.METRO, ("MD",))],
        industries=list(
            starmap(
                Industry,
                [
                    ("52", "Finance and Insurance"),
                    ("22", "Utilities"),
                    ("81", "Other Services (except Public Administration)"),
                ],
            )
        ),
        releases=[*RELEASES, *others],
        report={},
    )
    return Atlas(folder)


@pytest.fixture(scope="session")
def make_fact() -> Callable[..., Fact]:
    """One fact of the made-up world, of any measure."""
    return fact
