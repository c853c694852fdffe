"""Titles are read as occupations, with probabilities and reasons, or declined."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.coder import LookupCoder, suggest
from metier.coding.index import MemoryIndex
from metier.model.codes import Code, System, onet, soc
from metier.model.records import TitleEntry

NAMES = {
    soc("43-3011"): "Bill and Account Collectors",
    soc("13-2081"): "Tax Examiners and Collectors, and Revenue Agents",
}
SMALL = MemoryIndex(
    [
        TitleEntry("Collections Specialist", onet("13-2081.00"), "onet alternate"),
        TitleEntry("Collections Specialist", onet("13-2081.00"), "onet reported"),
        TitleEntry("Collections Specialist", onet("43-3011.00"), "onet alternate"),
        *(
            TitleEntry(f"{word} Collections {role}", onet("43-3011.00"), "onet alternate")
            for word in ("Medical", "Credit", "Account")
            for role in ("Specialist", "Representative", "Clerk")
        ),
        TitleEntry("Tax Collector", soc("13-2081"), "soc direct match"),
    ],
    NAMES,
)


TITLES = st.lists(
    st.sampled_from(["tax", "collections", "Sr.", "specialists", "colector", "medical", "/", "$9"])
).map(" ".join)


@given(st.one_of(st.text(), TITLES), st.one_of(st.none(), st.text(max_size=30)))
def test_coding_never_raises_and_its_probabilities_are_in_order(
    title: str, industry: str | None
) -> None:
    coding = LookupCoder(SMALL).code(title, industry=industry)
    chances = [found.probability for found in coding.candidates]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1
    assert all(0 < chance <= 1 for chance in chances)
    assert all(found.code.system is System.SOC and found.reason for found in coding.candidates)
    assert bool(coding.candidates) or bool(coding.note)
    assert coding.text == title


def test_like_titles_settle_what_the_lists_leave_open() -> None:
    """The list puts more weight on tax collectors; every other collections title disagrees."""
    coding = LookupCoder(SMALL).code("collections specialists")
    assert coding.best is not None
    assert coding.best.code == soc("43-3011")
    assert coding.best.probability > 0.6
    assert [found.code.value for found in coding.candidates] == ["43-3011", "13-2081"]


def test_a_candidate_says_where_it_stands_and_why() -> None:
    best = LookupCoder(SMALL).code("Tax collector").best
    assert best is not None
    assert best.occupation_title == NAMES[soc("13-2081")]
    assert best.reason == "listed by the SOC under this occupation"
    best = LookupCoder(SMALL).code("Hospital collections clerk").best
    assert best is not None
    assert best.reason.startswith("like '")
    assert best.reason.endswith("more titles")
    assert best.detail == onet("43-3011.00")


def test_a_misspelled_title_is_read_as_the_one_it_is_closest_to() -> None:
    best = LookupCoder(SMALL).code("Medical Colections Specialst").best
    assert best is not None
    assert best.code == soc("43-3011")


def test_a_correction_overrides_every_listing() -> None:
    entry = TitleEntry("Tax Collector", soc("43-3011"), "correction", 0.7, "to see it override")
    coding = LookupCoder(MemoryIndex([*_entries(SMALL), entry], NAMES)).code("TAX COLLECTORS")
    assert [(found.code.value, found.probability) for found in coding.candidates] == [
        ("43-3011", 0.7)
    ]
    assert coding.note == "to see it override"


def _entries(index: MemoryIndex) -> list[TitleEntry]:
    return [*index.near(["collection", "tax"], 100)]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "there is no title"),
        (" \n", "there is no title"),
        ("asdf", "no listed title is like it"),
        ("jane.doe@example.org", "this is an address, not a title"),
        ("https://example.org/jobs", "this is an address, not a title"),
        ("😀😀", "it has no Latin letters, and the lists of titles are in English"),
        ("护士", "it has no Latin letters, and the lists of titles are in English"),
        ("'; DROP TABLE jobs;--", "this is program text, not a title"),
        ("<script>alert(1)</script>", "this is program text, not a title"),
        ("nurse " * 2_000, "a title has at most 200 characters, this has 12,000"),
    ],
)
def test_what_is_no_title_is_declined_in_words_and_at_once(
    coder: LookupCoder, text: str, note: str
) -> None:
    coder.code("warm up")
    started = time.perf_counter()
    coding = coder.code(text)
    assert time.perf_counter() - started < 0.1
    assert (coding.candidates, coding.note) == ((), note)


@pytest.mark.parametrize(
    ("title", "code", "least"),
    [
        ("RN", "29-1141", 0.9),
        ("registered nurse", "29-1141", 0.9),
        ("software engineer", "15-1252", 0.9),
        ("truck driver", "53-3032", 0.5),
        ("CEO", "11-1011", 0.9),
        ("bill collector", "43-3011", 0.9),
        ("loan officer", "13-2072", 0.9),
        ("sr acct mgr", "11-2022", 0.35),
        ("acountant", "13-2011", 0.8),
        ("collections specialist", "43-3011", 0.75),
        ("loan servicing specialist", "43-4131", 0.4),
        ("loss mitigation specialist", "13-2071", 0.3),
    ],
)
def test_well_known_titles_are_read_as_a_person_would(
    coder: LookupCoder, soc_codes: set[Code], title: str, code: str, least: float
) -> None:
    coding = coder.code(title)
    assert coding.best is not None
    assert coding.best.code.value == code
    assert coding.best.probability >= least
    assert {found.code for found in coding.candidates} <= soc_codes
    assert all(found.occupation_title for found in coding.candidates)


def test_loss_mitigation_is_not_read_as_retail_security(coder: LookupCoder) -> None:
    """The only list that has the title puts it under 33-9099."""
    coding = coder.code("Sr. Loss Mitigation Specialist")
    assert {found.code.value for found in coding.candidates} == {
        "13-2071", "13-2072", "43-3011", "43-4131",
    }  # fmt: skip
    assert "retail security" in coding.note
    assert coding.ambiguous


def test_titles_like_a_corrected_one_follow_the_correction(coder: LookupCoder) -> None:
    coding = coder.code("Mortgage loss mitigation specialist")
    assert coding.best is not None
    assert coding.best.code.value in {"13-2071", "13-2072", "43-3011", "43-4131"}


def test_a_group_of_occupations_is_no_reading(coder: LookupCoder, soc_codes: set[Code]) -> None:
    """`Legal occupations` is a major group's official name."""
    for title in ("Legal occupations", "Top executives", "Engineers"):
        assert {found.code for found in coder.code(title).candidates} <= soc_codes


def test_the_industry_settles_what_a_title_leaves_open(coder: LookupCoder) -> None:
    def chance(industry: str | None) -> float:
        coding = coder.code("Manager", industry=industry)
        return sum(
            found.probability for found in coding.candidates if found.code.value == "11-9051"
        )

    assert chance("restaurant and food service") > chance(None)


def test_nearest_titles_are_suggested_where_nothing_is_found(index: MemoryIndex) -> None:
    found = suggest("colections speclist", index, 5)
    assert "Collections Specialist" in found
    assert len(found) == len(set(found)) <= 5
    assert suggest("", index) == suggest("护士", index) == ()


@pytest.mark.parametrize(
    ("file", "column", "first", "five"),
    [
        ("titles_from_postings.csv", "codes_both", 0.58, 0.78),
        ("titles_employer_filed.csv", "codes", 0.43, 0.58),
    ],
)
def test_titles_of_the_test_sets_are_read_no_worse_than_measured(
    coder: LookupCoder, data: Path, file: str, column: str, first: float, five: float
) -> None:
    with (data / "titles" / file).open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row[column]][:600]
    ranked = [
        (
            row[column].split("|"),
            [found.code.value for found in coder.code(row["title"]).candidates],
        )
        for row in rows
    ]
    assert sum(found[0] in codes for codes, found in ranked if found) / len(rows) >= first
    assert sum(not {*codes}.isdisjoint(found[:5]) for codes, found in ranked) / len(rows) >= five


def test_a_title_of_many_listed_occupations_is_answered_with_all_its_doubt(
    coder: LookupCoder,
) -> None:
    """`Professor` is listed under dozens of subjects."""
    coding = coder.code("Professor")
    assert len(coding.candidates) == 10
    assert coding.ambiguous
    assert {found.code.value[:4] for found in coding.candidates} == {"25-1"}


def test_a_list_votes_once_for_an_occupation_however_it_spells_the_title() -> None:
    spellings = ["IT Manager", "Information Technology Manager", "Mgr., IT"]
    entries = [TitleEntry(title, soc("13-2081"), "onet alternate") for title in spellings]
    entries += [TitleEntry("IT Manager", soc("43-3011"), "onet reported")]
    best = LookupCoder(MemoryIndex(entries, NAMES)).code("IT manager").best
    assert best is not None
    assert best.code == soc("43-3011")
