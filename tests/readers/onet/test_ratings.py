"""Ratings with their errors."""

from __future__ import annotations

from collections import Counter

from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.readers.base import Reading


def test_a_skill_is_read_to_the_digit(
    of_collectors: dict[tuple[str, str | None], Fact],
) -> None:
    """Reading comprehension of collectors, with its cell."""
    fact = of_collectors["skills.top", "Reading Comprehension"]
    estimate = fact.estimate
    assert (estimate.value, estimate.standard_error, estimate.n) == (3.12, 0.125, 8)
    assert str(fact.cell) == "Skills.txt!Data Value:38781"
    assert fact.cell is not None
    assert fact.cell.row == 38782
    assert fact.slice.universe == "analysts' ratings"
    assert fact.method == "published; analysts' ratings, 2018-08"


def test_knowledge_and_schooling_are_read_to_the_digit(
    of_collectors: dict[tuple[str, str | None], Fact],
) -> None:
    """What 22 collectors said."""
    knowledge = of_collectors["knowledge.top", "Customer and Personal Service"].estimate
    assert (knowledge.value, knowledge.standard_error, knowledge.n) == (3.77, 0.4545, 22)
    schooling = of_collectors["education.required", "High School Diploma"]
    assert (schooling.estimate.value, schooling.estimate.standard_error) == (48.15, 17.5348)
    assert schooling.slice.universe == "workers in the occupation"
    assert of_collectors["job_zone", None].estimate.value == 2.0


def test_schooling_adds_up_to_all(release: Reading) -> None:
    """The shares of an occupation, where none is withheld, add up to 100 percent."""
    totals: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for fact in release.facts:
        if fact.measure == "education.required" and fact.estimate.value is not None:
            totals[fact.occupation.value] += round(fact.estimate.value * 100)
            levels[fact.occupation.value] += 1
    whole = [code for code, count in levels.items() if count == 12]
    assert len(whole) > 700
    assert all(abs(totals[code] - 10000) <= 12 for code in whole)


def test_no_standard_error_is_zero(release: Reading) -> None:
    """A printed 0 is kept as unknown, and the method says so."""
    assert all(fact.estimate.standard_error != 0 for fact in release.facts)
    agreed = [f for f in release.facts if "printed as 0" in f.method]
    assert agreed
    assert all(f.estimate.standard_error is None for f in agreed)


def test_suppressed_ratings_are_withheld(release: Reading) -> None:
    """199 shares of schooling and 19 ratings of knowledge."""
    withheld = [f for f in release.facts if f.estimate.status is Status.WITHHELD]
    assert Counter(f.measure for f in withheld) == {"education.required": 199, "knowledge.top": 19}
    assert all(f.estimate.value is None and f.estimate.reason for f in withheld)
