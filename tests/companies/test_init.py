"""The verbs on a snapshot that was built from files of records alone."""

from __future__ import annotations

import csv
from math import exp, log1p
from pathlib import Path

import numpy as np
import pytest

import metier
from metier.atlas import Atlas

EFFECTS = {"Alder Bank": 0.25, "Birch": 0.0, "Cedar": -0.25}
PAY = {"Registered nurse": 80_000, "Bookkeeper": 45_000}
PLACES = ("Austin, TX", "Baltimore, MD")
SPECIFICATION = """
[[records]]
reader = "disclosures"
path = "pay.csv"

[[records]]
reader = "reviews"
path = "reviews.csv"
"""


def _write(path: Path, *rows: tuple[object, ...]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder = tmp_path_factory.mktemp("records")
    draw = np.random.default_rng(8)
    pay: list[tuple[object, ...]] = []
    reviews: list[tuple[object, ...]] = []
    for company, effect in EFFECTS.items():
        for at in range(60):
            title, place = draw.choice(list(PAY)), draw.choice(PLACES)
            name = f"{company}, INC." if at % 3 == 0 else company
            salary = round(PAY[title] * exp(effect + draw.normal(0, 0.15)))
            pay.append((title, name, place, "2025-03-01", salary, "year"))
            reviews.append((name, title, draw.integers(2, 5), "2025-03-01"))
    _write(folder / "pay.csv", ("title", "company", "place", "date", "pay", "pay_unit"), *pay)
    _write(folder / "reviews.csv", ("company", "title", "rating", "date"), *reviews)
    (folder / "spec.toml").write_text(SPECIFICATION, encoding="utf-8")
    metier.build_snapshot(folder / "spec.toml", folder / "out")
    return metier.open(folder / "out")


def test_known_effects_are_recovered_from_files_within_intervals(built: Atlas) -> None:
    found = built.companies("pay", confidence=0.99)
    assert [standing.name for standing in found.standings] == list(EFFECTS)
    for standing in found.standings:
        low, high = (log1p(end / 100) for end in (standing.figure.low, standing.figure.high))
        assert low < EFFECTS[standing.name] < high
        assert standing.figure.fact.estimate.n == 60


def test_a_career_is_read_by_the_almanac_and_pay_stands_beside_the_official(built: Atlas) -> None:
    nurses = built.companies("pay", career="registered nurse")
    assert {s.figure.fact.occupation.value for s in nurses.standings} == {"29-1141"}
    part = built.company("birch").careers[0]
    assert part.official is not None
    assert part.official.fact.source.startswith("oews")
    assert "pay.annual.mean" in part.figures


def test_figures_of_companies_make_no_rows_of_a_comparison(built: Atlas) -> None:
    rows = built.compare("registered nurse", "bookkeeper").rows
    assert not [row for row in rows if row.measure.id.startswith("company.")]
    assert built.facts(measure="company.pay").num_rows > 0
