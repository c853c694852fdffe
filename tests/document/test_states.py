"""The map says in how many states who is paid more, and whose figures stand for whom."""

from __future__ import annotations

import pytest
from tests.fixtures.comparisons import clerks_and_collectors

from metier.atlas import Atlas
from metier.document.naming import tags
from metier.document.states import StateMap, state_map


def of(almanac: Atlas, *titles: str) -> StateMap:
    comparison = almanac.compare(*titles)
    made = state_map(comparison, tags(comparison.careers))
    assert made
    return made


def test_the_states_are_counted_by_who_is_paid_more(almanac: Atlas) -> None:
    made = of(almanac, "registered nurse", "medical assistant")
    assert made.sentence.startswith("Of the ")
    assert "nurses are paid more in" in made.sentence
    assert made.source.count("American Community Survey") == 1


def test_one_career_has_the_reach_of_its_averages(almanac: Atlas) -> None:
    made = of(almanac, "registered nurse")
    assert made.sentence.startswith("Average pay by state: nurses between $7")
    assert [layer.label for layer in made.layers] == ["Pay of nurses", "Number of nurses"]


def test_figures_of_a_wider_group_are_said_to_be(almanac: Atlas) -> None:
    assert "are of a wider group" in of(almanac, "surgeon", "fast food cook").sentence


@pytest.mark.parametrize("tag", [("clerks", "collectors")])
def test_without_figures_of_states_there_is_no_map(tag: tuple[str, str]) -> None:
    assert state_map(clerks_and_collectors(), tag) is None
