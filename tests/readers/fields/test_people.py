"""Words about people: into the groups of the measures, or missing, never another group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.measure import RACES, SCHOOLING, SEXES
from metier.readers.fields.people import race, schooling, sex, yes
from metier.readers.fields.values import Unstated


@pytest.mark.parametrize("group", SCHOOLING)
def test_each_group_of_schooling_is_itself(group: str) -> None:
    assert schooling(group) == group


@pytest.mark.parametrize("group", RACES)
def test_each_group_of_race_is_itself(group: str) -> None:
    assert race(group) == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("GED", "high school"),
        ("High School Diploma", "high school"),
        ("HS", "high school"),
        ("Some high school, no diploma", "less than high school"),
        ("Some college, no degree", "some college"),
        ("Associate of Arts", "associate's"),
        ("A.A.S.", "associate's"),
        ("Bachelor", "bachelor's"),
        ("BACHELOR’S DEGREE", "bachelor's"),
        ("B.S.", "bachelor's"),
        ("BA, History", "bachelor's"),
        ("Master of Science (M.Sc.)", "master's"),
        ("MBA", "master's"),
        ("Ph.D.", "doctoral or professional"),
        ("Doctorate", "doctoral or professional"),
        ("Juris Doctor", "doctoral or professional"),
        ("M.D.", "doctoral or professional"),
    ],
)
def test_degrees_are_found_however_they_are_written(text: str, group: str) -> None:
    assert schooling(text) == group


@pytest.mark.parametrize(
    "text", ["Other", "None", "Certificate", "Post-secondary school", "Computer", "?"]
)
def test_a_degree_of_no_known_level_is_missing(text: str) -> None:
    assert isinstance(schooling(text), Unstated)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("White", "white"),
        ("Caucasian", "white"),
        ("White (Not Hispanic or Latino)", "white"),
        ("Non-Hispanic White", "white"),
        ("Black/African American", "black"),
        ("Hispanic or Latino", "hispanic"),
        ("White, Hispanic", "hispanic"),
        ("American Indian or Alaska Native", "american indian"),
        ("Native Hawaiian or Other Pacific Islander", "pacific islander"),
        ("Two or More Races", "two or more"),
        ("Asian and White", "two or more"),
        ("Some other race", "other"),
    ],
)
def test_races_are_found_however_they_are_written(text: str, group: str) -> None:
    assert race(text) == group


@pytest.mark.parametrize("text", ["prefer not to say", "Unknown", "human", "not hispanic"])
def test_what_is_no_race_of_the_statistics_is_missing(text: str) -> None:
    assert isinstance(race(text), Unstated)


def test_sex_is_female_male_or_missing() -> None:
    assert [sex(text) for text in ("F", "Female", "woman", "M", "MALE")] == [
        *("female", "female", "female", "male", "male"),
    ]
    assert all(isinstance(sex(text), Unstated) for text in ("nonbinary", "X", "prefer not to say"))


def test_yes_and_no_have_few_spellings_and_other_words_are_missing() -> None:
    assert [yes(text) for text in ("Yes", "true", "1", "No", "FALSE", "0")] == [True] * 3 + [
        False
    ] * 3
    assert isinstance(yes("prefer not to say"), Unstated)


@given(st.text(max_size=40))
def test_any_text_is_a_group_or_missing(text: str) -> None:
    assert schooling(text) in SCHOOLING or isinstance(schooling(text), Unstated)
    assert race(text) in RACES or isinstance(race(text), Unstated)
    assert sex(text) in SEXES or isinstance(sex(text), Unstated)
