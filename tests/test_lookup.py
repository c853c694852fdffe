"""Titles read by the lists, the classifier and the figures of a snapshot."""

from __future__ import annotations

import gc
import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import metier
from metier.atlas import Atlas
from metier.lookup import Lookup

ALMANAC = metier.open()


@pytest.mark.parametrize(
    ("title", "industry", "code", "sector"),
    [
        ("loan specialist", "banks", "43-4131", "finance and insurance"),
        ("collections specialist", "banks", "43-3011", "finance and insurance"),
        ("cook", "school", "35-2012", "educational services"),
    ],
)
def test_the_industry_has_a_say_and_the_reason_tells_its_share(
    almanac: Atlas, title: str, industry: str, code: str, sector: str
) -> None:
    best = almanac.find(title, industry=industry).candidates[0]
    assert best.code.value == code
    assert f"of its jobs are in {sector}" in best.reason


def test_a_manager_of_a_restaurant_may_well_be_a_food_service_manager(almanac: Atlas) -> None:
    first, second, third = almanac.find("manager", industry="restaurants", limit=3).candidates
    assert "11-9051" in (first.code.value, second.code.value)
    assert third.probability < second.probability / 2


def test_in_banks_a_loss_mitigation_specialist_is_rather_of_the_lending_occupations(
    almanac: Atlas,
) -> None:
    at = {c.code.value: c for c in almanac.find("loss mitigation specialist").candidates}
    bank = almanac.find("loss mitigation specialist", industry="banks").candidates
    in_banks = {c.code.value: c for c in bank}
    assert in_banks["13-2072"].probability > at["13-2072"].probability
    assert in_banks["43-3011"].probability < at["43-3011"].probability


def test_an_industry_that_names_no_sector_is_said_and_no_figure_is_used(almanac: Atlas) -> None:
    coding = almanac.find("loan specialist", industry="xyz corp")
    assert coding.note == "the industry 'xyz corp' names no sector; only its words count"
    assert not any("of its jobs" in found.reason for found in coding.candidates)


def test_no_industry_leaves_a_reading_as_it_is(almanac: Atlas) -> None:
    assert almanac.find("cook", industry="  ") == almanac.find("cook")


@pytest.mark.parametrize(
    ("typed", "title", "code"),
    [
        ("loss mit", "Loss mitigation specialist", "13-2071"),
        ("regsitered nu", "Registered nurse", "29-1141"),
        ("sofware eng", "Software engineer", "15-1252"),
        ("rn", "Registered nurse", "29-1141"),
        ("collections spec", "Collection specialist", "43-3011"),
    ],
)
def test_the_title_meant_is_suggested_first_with_its_occupation(
    almanac: Atlas, typed: str, title: str, code: str
) -> None:
    first = almanac.suggest(typed)[0]
    assert (first.title, first.code.value) == (title, code)
    assert first.occupation_title


def test_nonsense_suggests_nothing(almanac: Atlas) -> None:
    assert [almanac.suggest(text) for text in ("", "zzqx", "?!", "\x00")] == [[], [], [], []]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40), st.integers(0, 12))
def test_no_text_raises_and_the_limit_holds(text: str, limit: int) -> None:
    found = ALMANAC.suggest(text, limit)
    assert len({suggestion.title for suggestion in found}) == len(found) <= limit


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("cook", {"35-2014", "35-2011", "35-2012"}),
        ("surgeon", {"29-1249", "29-1242"}),
        ("teacher", {"25-2021", "25-2031"}),
        ("analyst", {"13-1111", "15-1211"}),
        ("technician", {"29-2052", "49-3023"}),
        ("manager", {"11-1021"}),
        ("engineer", {"17-2051", "17-2112", "17-2141"}),
        ("specialist", {"13-1199", "13-1082"}),
    ],
)
def test_a_word_for_a_kind_of_work_is_ambiguous_between_its_large_occupations(
    almanac: Atlas, word: str, codes: set[str]
) -> None:
    coding = almanac.find(word, limit=3)
    assert coding.ambiguous
    assert codes <= {found.code.value for found in coding.candidates}
    assert "follows from its jobs" in coding.note


def test_a_word_for_one_occupation_and_a_corrected_one_are_not_spread(almanac: Atlas) -> None:
    assert almanac.find("carpenter").candidates[0].code.value == "47-2031"
    assert "runs the farm" in almanac.find("farmer").note


def test_a_page_reads_a_title_as_find_does(almanac: Atlas) -> None:
    career = almanac.career("teacher").careers[0]
    assert career.occupation == almanac.find("teacher").candidates[0].code
    assert [flag.rule for flag in almanac.career("teacher").flags if "ambig" in flag.rule]


def test_a_slip_is_put_right_and_said(almanac: Atlas) -> None:
    coding = almanac.find("regsitered nurse")
    assert coding.note == "'regsitered nurse' is read as 'registered nurse'"
    assert coding.canonical_title == "Registered nurse"
    assert coding.candidates == almanac.find("registered nurse").candidates
    assert coding.text == "regsitered nurse"


@pytest.mark.parametrize("title", ["registered nurse", "Acme nurse", "loss mitigation specialist"])
def test_a_title_without_a_slip_is_not_said_to_be_read_as_another(
    almanac: Atlas, title: str
) -> None:
    assert "is read as" not in almanac.find(title).note


def test_what_was_read_goes_with_the_one_that_read_it() -> None:
    lookup = Lookup(ALMANAC._snapshot)
    assert lookup.code("teller") is lookup.code("teller")
    assert lookup.suggest("tell")
    gone = weakref.ref(lookup)
    del lookup
    gc.collect()
    assert gone() is None
