"""Titles as they are typed, addressed and compared."""

from __future__ import annotations

import pytest

from metier import UsageError
from metier.atlas import Atlas
from metier.document.chart import Chart
from metier.document.nodes import Paragraph
from metier.document.order import sections_of
from metier.model.comparison import Comparison
from metier.model.measure import Section
from metier.web.asked import Asked
from metier.web.comparing import (
    address_of,
    asked_titles,
    career,
    comparison,
    embedded,
    settled,
    suggestions,
)

PAIR = "loan-officer-vs-teller"


def test_one_field_may_hold_several_titles() -> None:
    typed = ["loan officer VS. teller", "", " nurse versus nurse aide "]
    assert asked_titles(typed) == ["loan officer", "teller", "nurse", "nurse aide"]
    assert asked_titles(["canvas worker"]) == ["canvas worker"]


def test_one_title_is_a_career_and_more_are_a_comparison(almanac: Atlas) -> None:
    assert address_of(almanac, ["Sr. Loan Officer"], "US") == "/career/loan-officer"
    pair = ["Loan officers", "Cooks, restaurant"]
    assert address_of(almanac, pair, "TX") == "/compare/loan-officer-vs-cooks-restaurant?in=TX"


def test_other_spellings_settle_on_one_address(almanac: Atlas) -> None:
    assert settled(almanac, "Sr-Loan-Officers-vs-Tellers") == PAIR
    assert settled(almanac, PAIR) == PAIR


def test_the_place_the_readings_and_the_confidence_are_what_is_asked(almanac: Atlas) -> None:
    values = {"in": ("TX",), "as": ("auto", "43-3011"), "confidence": ("0.95",)}
    subject = almanac.compare(
        "loan officer", "teller", place="TX", confidence=0.95, choices=[None, "43-3011"]
    )
    assert comparison(almanac, Asked(PAIR, values)).subject == subject


def test_what_matters_first_is_part_of_what_is_asked(almanac: Atlas) -> None:
    values = {"first": ("people",), "only": ("people", "pay")}
    subject = comparison(almanac, Asked(PAIR, values)).subject
    assert isinstance(subject, Comparison)
    assert list(sections_of(subject.rows)) == [Section.PEOPLE, Section.PAY]


def test_a_career_is_a_page_of_one(almanac: Atlas) -> None:
    assert career(almanac, Asked("teller", {})).kind == "career"
    with pytest.raises(UsageError, match="titles: expected at least two, found one"):
        comparison(almanac, Asked("teller", {}))


def test_the_small_page_has_the_findings_and_one_chart(almanac: Atlas) -> None:
    blocks = embedded(almanac, Asked(PAIR, {})).blocks
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Chart]


def test_the_small_page_says_the_first_sentence_of_each_paragraph(almanac: Atlas) -> None:
    whole = comparison(almanac, Asked(PAIR, {})).blocks
    small = embedded(almanac, Asked(PAIR, {})).blocks
    for short in small[:2]:
        assert isinstance(short, Paragraph)
        assert short.text.endswith(".")
        assert any(isinstance(b, Paragraph) and b.text.startswith(short.text) for b in whole)


def test_titles_are_suggested_for_what_cannot_be_read(almanac: Atlas) -> None:
    assert suggestions(almanac, "teller") == []
    found = suggestions(almanac, "teller-vs-zzqx-qqq-nurs")
    assert ("Nurse practitioner", "/career/nurse-practitioner") in found
