"""A small snapshot written by the tests of the store."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from metier.model.codes import onet, soc
from metier.model.estimate import Estimate, Status
from metier.model.fact import Cell, Fact, Slice
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
from metier.store.layout import locate
from metier.store.write import write

COLLECTORS = soc("43-3011")
CLERKS = soc("43-4131")

RELEASE = Release(
    "oews/2025-05/national",
    "Occupational Employment and Wage Statistics",
    "BLS",
    "2025-05",
    "national_M2025_dl.xlsx",
    "0" * 64,
    "https://www.bls.gov/oes/",
    "public domain",
    Basis.SURVEY,
)

HERE = Slice("US", "2025-05", "wage and salary jobs")


def pay(estimate: Estimate, where: Slice = HERE, title: str | None = None) -> Fact:
    cell = Cell("national_M2025_dl", "A_MEAN", 846, 847)
    return Fact(COLLECTORS, "pay.annual.mean", where, estimate, RELEASE.address, cell, title=title)


FACTS = (
    pay(Estimate(49060.0, 196.24)),
    pay(Estimate(52000.0, n=12), title="Debt collector"),
    pay(Estimate.at_least(239200.0), Slice("MD", "2025-05", "wage and salary jobs")),
    pay(Estimate.withheld("withheld by BLS"), Slice("US", "2024-05", "wage and salary jobs")),
    Fact(CLERKS, "employment.growth", HERE, Estimate(0.0), RELEASE.address),
    Fact(
        CLERKS,
        "education.entry",
        HERE,
        Estimate(None, category="high school"),
        RELEASE.address,
        Cell("", "Education", 1, 2),
    ),
)

OCCUPATIONS = (
    Occupation(COLLECTORS, "Bill and Account Collectors", Level.DETAILED),
    Occupation(soc("43-3010"), "Bill and Account Collectors", Level.BROAD),
    Occupation(CLERKS, "Loan Interviewers and Clerks", Level.DETAILED),
    Occupation(onet("43-3011.00"), "Bill and Account Collectors", Level.DETAILED),
    Occupation(onet("43-3011.01"), "Skip Tracers", Level.DETAILED),
)

TITLES = tuple(
    IndexedTitle(TitleEntry(title, code, listing), title.lower(), tuple(title.lower().split()))
    for title, code, listing in (
        ("Bill Collector", COLLECTORS, "soc direct match"),
        ("Debt Collector", COLLECTORS, "onet alternate"),
        ("Loan Clerk", CLERKS, "soc direct match"),
        ("Loan Collector", COLLECTORS, "onet reported"),
    )
)

LINKS = (
    Link(COLLECTORS, CLERKS, Relation.RELATED, 2),
    Link(COLLECTORS, soc("43-3099"), Relation.RELATED, 1),
    Link(onet("43-3011.00"), COLLECTORS, Relation.PART_OF),
)

PLACES = (
    Place("MD", "Maryland", PlaceKind.STATE),
    Place("12580", "Baltimore-Columbia-Towson, MD", PlaceKind.METRO, ("MD",)),
)

INDUSTRIES = (Industry("52", "Finance and Insurance"),)


class Writer(Protocol):
    """Writes the small snapshot, with other facts or releases where given."""

    def __call__(
        self,
        output: Path,
        facts: Iterable[Fact] = FACTS,
        *,
        backwards: bool = False,
        releases: Sequence[Release] = (RELEASE,),
        model: bytes = b"",
    ) -> str: ...


def written(
    output: Path,
    facts: Iterable[Fact] = FACTS,
    *,
    backwards: bool = False,
    releases: Sequence[Release] = (RELEASE,),
    model: bytes = b"",
) -> str:
    step = -1 if backwards else 1
    return write(
        output,
        facts=list(facts)[::step],
        occupations=OCCUPATIONS[::step],
        titles=TITLES[::step],
        links=LINKS[::step],
        places=PLACES[::step],
        industries=INDUSTRIES[::step],
        releases=releases[::step],
        report={"files": []},
        model=model,
    )


@pytest.fixture(scope="session")
def writer() -> Writer:
    return written


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a small snapshot; tests that change it copy it first."""
    output = tmp_path_factory.mktemp("small")
    written(output)
    return output


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    """A snapshot's folder that a test may damage."""
    return shutil.copytree(locate(small), tmp_path / "copy")


@pytest.fixture(scope="session")
def facts() -> tuple[Fact, ...]:
    return FACTS


@pytest.fixture(scope="session")
def statuses() -> set[Status]:
    """Those that the small snapshot's facts have."""
    return {fact.estimate.status for fact in FACTS}
