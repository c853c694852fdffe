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
    found = over_seeds(1, TITLES, PEOPLE, POSTINGS, 1.0, raked=False)
    assert 0.82 < share(found["all"]) < 0.97
    assert 0.75 < share(found["pages"]) < 1.0


@pytest.fixture(scope="module")
def biased() -> tuple[Held, Held]:
    """Figures of a sample with three times too many young people: as it is, and weighted."""
    as_it_is, weighted = (
        over_seeds(1, TITLES, PEOPLE, 0, 3.0, raked=raked)["all"] for raked in (False, True)
    )
    return as_it_is, weighted


def test_a_sample_of_young_people_misses_the_ages_and_weighting_finds_them(
    biased: tuple[Held, Held],
) -> None:
    as_it_is, weighted = biased
    assert share(as_it_is, "profiles: age.mean") == 0.0
    assert share(weighted, "profiles: age.mean") >= 0.5


def test_weighting_brings_mean_pay_back_and_spoils_no_share(biased: tuple[Held, Held]) -> None:
    as_it_is, weighted = biased
    pay = "profiles: pay.annual.mean"
    assert share(weighted, pay) >= max(0.75, share(as_it_is, pay))
    rows = [f"profiles: {name}.share" for name in ("gender", "education", "race", "major")]
    assert share(weighted, *rows) > 0.8


def test_the_ages_of_the_population_add_up_to_its_jobs() -> None:
    rows = list(margins(TITLES))
    occupations = {row[0] for row in rows}
    assert len(rows) == 7 * len(occupations)
    assert all(share >= 0 for *_, share in rows)
