"""The catalogue: every promised id, one label for each, and the levels of distributions."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures import promised

from metier.errors import NotFoundError
from metier.model.measure import MEASURES, Kind, Section, Unit, measure

SECTIONS = {
    Section.PAY: promised.PAY,
    Section.DEMAND: promised.DEMAND,
    Section.WAY_IN: promised.WAY_IN,
    Section.PEOPLE: promised.PEOPLE,
    Section.WORK: promised.WORK,
    Section.PLACES: promised.PLACES,
}
RACES = (
    *("hispanic", "white", "black", "asian", "american indian", "pacific islander", "other"),
    "two or more",
)
SCHOOLING = (
    *("less than high school", "high school", "some college", "associate's", "bachelor's"),
    *("master's", "doctoral or professional"),
)


@pytest.mark.parametrize("section", Section)
def test_every_promised_measure_is_there_in_its_section(section: Section) -> None:
    for id in SECTIONS[section]:
        assert MEASURES[id].section is section


def test_the_levels_of_distributions_are_those_scripts_rely_on() -> None:
    assert set(MEASURES["gender.share"].groups) == {"male", "female"}
    assert MEASURES["race.share"].groups == RACES
    assert MEASURES["education.share"].groups == SCHOOLING


def test_a_distribution_is_of_percentages_with_levels_that_differ() -> None:
    for found in MEASURES.values():
        if found.groups:
            assert found.unit is Unit.PERCENT
            assert found.kind is Kind.QUANTITY
            assert len(set(found.groups)) == len(found.groups) > 1


def test_no_two_measures_of_a_section_have_one_label() -> None:
    labels = Counter((found.section, found.label) for found in MEASURES.values())
    assert labels.most_common(1)[0][1] == 1


def test_measures_stand_in_the_order_of_sections() -> None:
    order = list(Section)
    places = [order.index(found.section) for found in MEASURES.values()]
    assert places == sorted(places)


def test_ids_are_words_joined_by_dots_and_labels_are_in_sentence_case() -> None:
    for id, found in MEASURES.items():
        assert found.id == id
        assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", id)
        assert not found.label[0].islower()
        assert found.missing


def test_a_name_is_never_a_quantity() -> None:
    assert all(m.kind is not Kind.QUANTITY for m in MEASURES.values() if m.unit is Unit.NAME)


@pytest.mark.parametrize("id", MEASURES)
def test_a_measure_is_found_by_its_id(id: str) -> None:
    assert measure(id).id == id


@given(st.text(max_size=60))
def test_another_id_is_an_error_that_names_some_of_the_catalogue(id: str) -> None:
    if id in MEASURES:
        return
    with pytest.raises(NotFoundError) as caught:
        measure(id)
    assert any(known in caught.value.hint for known in MEASURES)


@pytest.mark.parametrize(
    ("id", "meant"), [("pay.anual.mean", "pay.annual.mean"), ("skills", "skills.top")]
)
def test_a_misspelt_id_is_answered_with_the_one_that_was_meant(id: str, meant: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        measure(id)
    assert meant in caught.value.hint
