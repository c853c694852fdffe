"""The coder with a classifier: people's word first, then the lists, then the classifier."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding.corrections import corrections
from metier.coding.examples import gather
from metier.coding.index import MemoryIndex
from metier.coding.trained import TrainedCoder
from metier.coding.training import train
from metier.model.codes import System, onet, soc
from metier.model.records import TitleEntry

NAMES = {
    soc("43-3011"): "Bill and Account Collectors",
    soc("13-2081"): "Tax Examiners and Collectors, and Revenue Agents",
    soc("29-1141"): "Registered Nurses",
    soc("35-2014"): "Cooks, Restaurant",
    soc("11-3031"): "Financial Managers",
    soc("43-6011"): "Executive Secretaries and Executive Administrative Assistants",
}
ENTRIES = [
    *(
        TitleEntry(f"{place}{role}", onet(f"{code}.00"), "onet alternate")
        for role, code in (
            ("Collections Specialist", "43-3011"),
            ("Bill Collector", "43-3011"),
            ("Nurse", "29-1141"),
            ("Cook", "35-2014"),
            ("Finance Officer", "11-3031"),
            ("Executive Assistant", "43-6011"),
        )
        for place in ("", "Chief ", "Hospital ", "Night ", "County ", "School ")
    ),
    TitleEntry("Tax Collector", soc("13-2081"), "soc direct match"),
    TitleEntry("Debt Officer", soc("11-3031"), "soc direct match"),
    TitleEntry("Debt Officer", soc("43-3011"), "lexicon"),
    *corrections(),
]
CODER = TrainedCoder(MemoryIndex(ENTRIES, NAMES), train(gather(ENTRIES), members=2, size=12))
TITLES = st.lists(
    st.sampled_from(["tax", "collections", "Sr.", "specialists", "colector", "cook", "/", "$9"])
).map(" ".join)


@settings(deadline=None)
@given(st.one_of(st.text(), TITLES), st.one_of(st.none(), st.text(max_size=30)))
def test_any_text_is_answered_with_probabilities_in_order_or_with_a_reason(
    title: str, industry: str | None
) -> None:
    coding = CODER.code(title, industry=industry)
    chances = [found.probability for found in coding.candidates]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1 + 1e-9
    assert all(0 < chance <= 1 for chance in chances)
    assert all(found.code.system is System.SOC and found.reason for found in coding.candidates)
    assert bool(coding.candidates) or bool(coding.note)
    assert coding.text == title


def _best(title: str, industry: str | None = None) -> str:
    best = CODER.code(title, industry=industry).best
    return best.code.value if best else ""


def test_a_correction_stands_above_lists_and_classifier() -> None:
    coding = CODER.code("Loan servicing specialist")
    assert coding.best is not None
    assert coding.best.code == soc("43-4131")
    assert coding.note == coding.best.reason


def test_the_lexicon_stands_above_the_official_lists() -> None:
    best = CODER.code("Sr. Debt Officer").best
    assert best is not None
    assert best.code == soc("43-3011")
    assert best.probability > 0.5
    assert best.reason == "a frequent title, read as this occupation"


def test_a_listed_title_is_read_as_listed_and_names_the_list() -> None:
    best = CODER.code("tax collectors").best
    assert best is not None
    assert (best.code, best.occupation_title) == (soc("13-2081"), NAMES[soc("13-2081")])
    assert best.reason == "listed by the SOC under this occupation"


def test_an_unlisted_title_names_a_like_one_and_its_detail() -> None:
    best = CODER.code("Evening Hospital Nurse Coordinator").best
    assert best is not None
    assert best.code == soc("29-1141")
    assert best.detail == onet("29-1141.00")
    assert best.reason.startswith("like '")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Colections Specialst", "43-3011"),
        ("Executive Assistant to Chief Finance Officer", "43-6011"),
        ("Executive Assistant - County Cook School", "43-6011"),
        ("NURSE II (Req #123)", "29-1141"),
    ],
)
def test_misspelled_and_qualified_titles_are_read_by_the_part_that_names_the_worker(
    title: str, code: str
) -> None:
    assert _best(title) == code


@pytest.mark.parametrize(
    "title", ["", "asdf", "a@b.example", "漢字", "x" * 300, "DROP TABLE x;--'", "#12345", "🚀"]
)
def test_what_is_no_title_is_declined_with_a_sentence(title: str) -> None:
    coding = CODER.code(title)
    assert coding.candidates == ()
    assert len(coding.note.split()) > 3


def test_the_industry_moves_the_reading_towards_its_words() -> None:
    def chance(industry: str | None) -> float:
        found = CODER.code("County officer", industry=industry).candidates
        return sum(c.probability for c in found if c.code == soc("35-2014"))

    assert chance("cook") > chance(None)


def test_reading_twice_gives_the_same() -> None:
    assert CODER.code("night collector") == CODER.code("night collector")
