"""What is known of a title before any reckoning."""

from __future__ import annotations

import pytest

from metier.coding.index import MemoryIndex
from metier.coding.listing import (
    LONGEST,
    corrected,
    like_reason,
    listed_reason,
    listed_under,
    obstacle,
)
from metier.model.codes import soc
from metier.model.records import TitleEntry

NURSE = TitleEntry("Nurse", soc("29-1141"), "onet alternate")
OFFICIAL = TitleEntry("Registered Nurses", soc("29-1141"), "soc title")
GROUP = TitleEntry("Healthcare", soc("29-0000"), "soc title")
LIKELY = TitleEntry("Charge Nurse", soc("29-1141"), "correction", 0.7, "most are nurses")
UNLIKELY = TitleEntry("Charge Nurse", soc("11-9111"), "correction", 0.2, "some manage")
INDEX = MemoryIndex([NURSE, OFFICIAL, GROUP, UNLIKELY, LIKELY])


@pytest.mark.parametrize("title", ["Nurse", "RN", "C++ developer", "x" * LONGEST, "Select nurse"])
def test_a_title_meets_no_obstacle(title: str) -> None:
    assert obstacle(title) == ""


@pytest.mark.parametrize(
    "title", [" ", "x" * (LONGEST + 1), "a@b.org", "www.x", "select 1 from x;", "護士", "12"]
)
def test_what_cannot_be_a_title_meets_an_obstacle_in_words(title: str) -> None:
    assert len(obstacle(title).split()) >= 4


def test_entries_are_those_of_the_whole_title_or_else_of_its_main_part() -> None:
    assert listed_under("Nurses", "Nurse", INDEX) == [NURSE]
    assert listed_under("Nurse - Pleasant Hill", "Nurse", INDEX) == [NURSE]
    assert listed_under("Surgeon", "Surgeon", INDEX) == ()


def test_a_group_of_occupations_is_not_an_answer() -> None:
    assert listed_under("Healthcare", "Healthcare", INDEX) == ()


def test_corrections_are_ranked_by_probability() -> None:
    found = corrected([UNLIKELY, NURSE, LIKELY], INDEX)
    assert [(c.code.value, c.probability) for c in found] == [("29-1141", 0.7), ("11-9111", 0.2)]
    assert found[0].reason == "most are nurses"
    assert found[0].occupation_title == "Registered Nurses"
    assert corrected([NURSE], INDEX) == ()


def test_the_reason_names_the_list_of_the_highest_standing() -> None:
    assert listed_reason([NURSE, OFFICIAL]) == "the official name of this occupation"
    assert listed_reason([NURSE]) == "listed by O*NET under this occupation"


def test_like_titles_are_named_and_counted() -> None:
    assert like_reason([NURSE]) == "like 'Nurse'"
    assert like_reason([NURSE, NURSE, OFFICIAL]).endswith("and 1 more title")
    assert like_reason([NURSE, OFFICIAL, LIKELY]).endswith("and 2 more titles")
