"""Intervals from generated records hold the truth; weights bring a biased sample back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from records_truth import Held, margins, over_seeds

TITLES, PEOPLE, POSTINGS = 8, 4_000, 2_000


def share(held: Mapping[str, list[bool]], *rows: str) -> float:
    inside = [one for row in rows or held for one in held[row]]
    assert len(inside) >= TITLES
    return sum(inside) / len(inside)


def test_most_truths_lie_in_their_intervals() -> None:
    found = over_seeds(1, TITLES, PEOPLE, POSTINGS, 1.0)
    assert 0.85 < share(found["all"]) < 0.95
    assert 0.8 < share(found["pages"]) < 1.0


@pytest.fixture(scope="module")
def biased() -> tuple[Held, Held]:
    """Figures of a sample with three times too many young people: as it is, and weighted."""
    as_it_is, weighted = (over_seeds(1, TITLES, PEOPLE, 0, 3.0, width)["all"] for width in (0, 1))
    return as_it_is, weighted


def test_a_sample_of_young_people_misses_the_ages_and_weighting_finds_them(
    biased: tuple[Held, Held],
) -> None:
    as_it_is, weighted = biased
    ages = "profiles: age.mean", "profiles: age.median"
    assert share(as_it_is, *ages) < 0.1
    assert share(weighted, "profiles: age.mean") >= 0.75  # 6 of 8


def test_weighting_brings_pay_and_years_in_the_title_back(biased: tuple[Held, Held]) -> None:
    as_it_is, weighted = biased
    pay = [f"profiles: pay.annual.{name}" for name in ("mean", "p10", "p25", "median", "p75")]
    assert share(as_it_is, *pay) < 0.6
    assert share(weighted, *pay) >= 0.8
    assert share(as_it_is, "profiles: experience.years") < 0.5
    assert share(weighted, "profiles: experience.years") >= 0.8


def test_weighting_spoils_no_share_and_finds_where_people_went(biased: tuple[Held, Held]) -> None:
    _, weighted = biased
    rows = [f"profiles: {name}.share" for name in ("gender", "education", "race", "major")]
    assert 0.85 < share(weighted, *rows) < 0.97
    assert share(weighted, "profiles: move.into", "profiles: move.out") >= 0.8


def test_the_ages_of_the_population_add_up_to_its_jobs() -> None:
    rows = list(margins(TITLES))
    jobs, people = ({row[0]: 0.0 for row in rows} for _ in range(2))
    for occupation, measure, _, number in rows:
        (jobs if measure == "employment.jobs" else people)[occupation] += number
    assert people == pytest.approx(jobs)
    assert all(number >= 0 for *_, number in rows)
