"""Projections that were rounded from one set of figures never contradict themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.planted import projection

from metier.check import check_facts
from metier.model.fact import Fact
from metier.readers import projections


def thousands(value: float) -> float:
    """As the tables print counts: thousands with one decimal."""
    return float(round(value / 100) * 100)


@given(
    base=st.floats(3_000, 5e6),
    growth=st.floats(-60.0, 80.0),
    separations=st.floats(0.02, 0.25),
)
def test_a_projection_rounded_in_every_cell_is_never_flagged(
    base: float, growth: float, separations: float
) -> None:
    change = base * growth / 100
    openings = max(base * separations + change / 10, change / 10)
    first, by, last = map(thousands, (base, change, base + change))
    facts = projection(first, by, last, round(growth, 1), thousands(openings))
    assert check_facts(facts) == ()


def test_a_target_that_is_not_base_and_change_is_flagged_with_the_sum() -> None:
    (flag,) = check_facts(projection(180_000, -12_000, 168_200, -6.7, 15_000))
    assert flag.rule == "growth-against-counts"
    assert "= 168,000, not jobs projected (168,200" in flag.text
    assert "within the 150 that rounding allows" in flag.text


def test_growth_that_its_counts_cannot_have_is_flagged_with_what_they_can() -> None:
    (flag,) = check_facts(projection(700, 0, 700, -9.9, 100))
    assert "of 700, table!employment.jobs:7 jobs is -7.69 % to 7.69 %" in flag.text
    assert check_facts(projection(700, 0, 700, -7.3, 100)) == ()


def test_openings_of_more_than_all_jobs_are_flagged() -> None:
    flags = check_facts(projection(10_000, 1_000, 11_000, 10.0, 10_700))
    assert [flag.rule for flag in flags] == ["openings-against-jobs"]
    assert "more than all jobs" in flags[0].text


@pytest.fixture(scope="module", params=["2016-26", "2024-34"])
def edition(official: Path, request: pytest.FixtureRequest) -> Sequence[Fact]:
    """The facts of one edition of the projections."""
    return list(projections.read(official / "bls_ep" / f"occupation_{request.param}.xlsx").facts)


def test_the_official_projections_agree_with_themselves(edition: Sequence[Fact]) -> None:
    assert len(edition) > 9_000
    assert check_facts(edition) == ()
