"""Two surveys contradict each other only beyond the error and beyond what their methods explain."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.check.planted import LINKS, medians

from metier.check import check_facts
from metier.check.sources import RATIO

MORE = 2.576


@given(jobs=st.floats(20_000, 2e5), ratio=st.floats(1 / RATIO, RATIO), error=st.floats(1, 50_000))
def test_within_the_ratio_neither_is_doubted(jobs: float, ratio: float, error: float) -> None:
    facts = medians(jobs, jobs * ratio * (1 - 1e-9), error)
    assert "sources-contradict" not in {flag.rule for flag in check_facts(facts, LINKS)}


@given(jobs=st.floats(20_000, 2e5), beyond=st.floats(1.01, 3.0))
def test_beyond_the_ratio_an_error_that_reaches_it_explains_the_rest(
    jobs: float, beyond: float
) -> None:
    people = jobs * RATIO * beyond
    explained = (people - jobs * RATIO) / MORE
    assert check_facts(medians(jobs, people, explained * 1.001), LINKS) == ()
    assert len(check_facts(medians(jobs, people, explained * 0.999), LINKS)) == 1


def test_the_lower_of_households_is_doubted_as_the_higher_is() -> None:
    (flag,) = check_facts(medians(161_030, 96_448.75, 1_380), LINKS)
    assert "The ratio is 1.67, at least 1.61" in flag.text
    assert flag.rows == ("pay.annual.median",)


def test_another_year_place_or_universe_is_not_compared() -> None:
    jobs, people = medians(40_000, 90_000, 100)
    for where in (
        replace(people.slice, period="2024"),
        replace(people.slice, place="MD"),
        replace(people.slice, universe="wage and salary workers with any earnings"),
    ):
        assert check_facts([jobs, replace(people, slice=where)], LINKS) == ()


def test_a_median_without_an_error_is_not_compared() -> None:
    jobs, people = medians(40_000, 90_000, 100)
    unknown = replace(people, estimate=replace(people.estimate, standard_error=None))
    assert check_facts([jobs, unknown], LINKS) == ()
