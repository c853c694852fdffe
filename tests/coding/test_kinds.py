"""Titles of one word that name a kind of work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.kinds import Kinds, by_jobs, jobs_of
from metier.model.codes import Code, soc
from metier.model.coding import Coding

TITLES = {
    soc("11-1021"): "General and Operations Managers",
    soc("11-2022"): "Sales Managers",
    soc("25-2021"): "Elementary School Teachers, Except Special Education",
    soc("25-2031"): "Secondary School Teachers, Except Special and Career/Technical Education",
    soc("27-2012"): "Producers and Directors",
    soc("27-2041"): "Music Directors and Composers",
    soc("35-1011"): "Chefs and Head Cooks",
    soc("35-2014"): "Cooks, Restaurant",
    soc("41-1011"): "First-Line Supervisors of Retail Sales Workers",
    soc("47-2031"): "Carpenters",
    soc("47-3012"): "Helpers--Carpenters",
    soc("31-1121"): "Home Health Aides",
    soc("31-1122"): "Personal Care Aides",
    soc("19-3039"): "Psychologists, All Other",
}


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("cook", ["35-1011", "35-2014"]),
        ("teacher", ["25-2021", "25-2031"]),
        ("manager", ["11-1021", "11-2022"]),
        ("director", ["27-2012", "27-2041"]),
        ("aide", ["31-1121", "31-1122"]),
    ],
)
def test_a_word_names_the_occupations_that_call_their_workers_so(
    word: str, codes: list[str]
) -> None:
    assert [code.value for code in Kinds(TITLES).called(word)] == codes


@pytest.mark.parametrize("word", ["carpenter", "sale", "worker", "psychologist", "zebra", "", ".*"])
def test_a_word_of_one_occupation_or_of_none_is_no_kind(word: str) -> None:
    assert Kinds(TITLES).called(word) == ()


def test_a_group_surveyed_as_one_lends_its_jobs_evenly() -> None:
    home, personal = soc("31-1121"), soc("31-1122")
    jobs = jobs_of([home, personal], {soc("31-1120"): 80.0}, TITLES)
    assert jobs == {home: 40.0, personal: 40.0}


def test_an_occupation_of_two_nouns_lends_half_of_its_jobs_to_each() -> None:
    assert jobs_of([soc("27-2012")], {soc("27-2012"): 10.0}, TITLES) == {soc("27-2012"): 5.0}


def test_an_occupation_without_a_figure_is_left_out() -> None:
    assert jobs_of([soc("35-2014")], {}, TITLES) == {}


def test_a_kind_is_read_by_jobs_and_says_so() -> None:
    cooks, chefs = soc("35-2014"), soc("35-1011")
    read = by_jobs(Coding("cook", "Cook", ()), {chefs: 10.0, cooks: 30.0}, TITLES)
    assert [found.code for found in read.candidates] == [cooks, chefs]
    assert [found.probability for found in read.candidates] == [0.75, 0.25]
    assert read.candidates[0].reason == "75 % of the jobs of occupations called so"
    assert read.note.startswith("the word names 2 occupations")


@given(st.dictionaries(st.sampled_from(sorted(TITLES)), st.floats(1, 1e7), min_size=1))
def test_the_probabilities_never_exceed_1_and_fall(jobs: dict[Code, float]) -> None:
    found = [c.probability for c in by_jobs(Coding("x", "X", ()), jobs, TITLES).candidates]
    assert sum(found) <= 1 + 1e-9
    assert found == sorted(found, reverse=True)
    assert found
