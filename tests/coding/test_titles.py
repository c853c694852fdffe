"""Titles as typed become one key, one canonical title, one address."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metier.coding import vocabulary as vocab
from metier.coding.titles import canonical, forms, normalise, read, seniority, slug, words

WORDS = sorted(
    {
        *vocab.ABBREVIATIONS, *vocab.BY_POSITION, *vocab.ACRONYMS, *vocab.DROPPED_GRADES,
        *vocab.LEVELS, *vocab.STOPWORDS, *vocab.ROLES, *vocab.KEEP_SENIOR_BEFORE,
        *(" ".join(phrase) for phrase in vocab.DECORATION),
        "loan", "servicing", "women", "glasses", "éng", "c#", "c++", "$18/hr", "#12", "(night)",
        "req: 77", "austin, tx", "in reno, nv", "r&d", "a/p", "children's", "seniors", "护士",
    }
)  # fmt: skip
"""Words that some rule is about, with abbreviations, so that rules meet each other."""

TITLES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " - ", ", ", "/", "|", " (", ")"])),
    max_size=7,
).map(lambda pairs: "".join(word + mark for word, mark in pairs))
ANYTHING = st.one_of(st.text(max_size=80), TITLES)


@given(ANYTHING)
@example("night (x) senior shift")
@example("éng mgr")
def test_normalising_twice_changes_nothing(title: str) -> None:
    key = normalise(title)
    assert normalise(key) == key
    assert re.fullmatch(r"([a-z0-9]+[+#]*( [a-z0-9]+[+#]*)*)?", key)


def _one_by_one(title: str) -> tuple[str, str, str, str, str]:
    shown = canonical(title)
    worker = re.split(r"\s(?:to|for|with|at|in)\s", shown)[0]
    return normalise(title), shown, normalise(shown), normalise(worker), seniority(title)


@given(ANYTHING)
@example("RN &amp;amp; it to er")
@example("Children's Nurse for the US")
def test_reading_at_once_gives_what_each_form_is_alone(title: str) -> None:
    assert read(title) == _one_by_one(title)


def test_real_titles_read_at_once_have_the_forms_that_each_is_alone(data: Path) -> None:
    listed = data / "records" / "title_lists" / "jobfeed_example_titles.csv"
    with listed.open(encoding="utf-8") as stream:
        titles = {row["job_title"] for row in csv.DictReader(stream)}
    assert [t for t in sorted(titles) if read(t) != _one_by_one(t)] == []


@given(ANYTHING)
def test_an_address_is_letters_digits_and_single_dashes(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title))


@given(ANYTHING)
def test_a_title_and_its_canonical_title_have_one_address(title: str) -> None:
    shown = canonical(title)
    assert not shown or slug(shown) == slug(title)


@given(ANYTHING)
def test_words_are_those_of_the_key_each_once(title: str) -> None:
    found = words(title)
    assert len(set(found)) == len(found)
    assert set(found) == set(normalise(title).split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Sr. Loan Servicing Spec.", "Loan servicing specialist"),
        ("LOAN SERVICING SPECIALISTS", "Loan servicing specialist"),
        ("sr acct mgr", "Account manager"),
        ("loss mit specialist II", "Loss mitigation specialist"),
        ("mit fellow", "Mit fellow"),
        ("Staff Acct", "Staff accountant"),
        ("acct clerk", "Accounting clerk"),
        ("AP Clerk", "Accounts payable clerk"),
        ("Lab Tech", "Lab technician"),
        ("Tech Writer", "Technical writer"),
        ("Office Admin", "Office administrator"),
        ("Admin Asst II", "Administrative assistant"),
        ("Eng Mgr", "Engineering manager"),
        ("Software Eng", "Software engineer"),
        ("R.N. - ICU, Night Shift", "RN"),
        ("HR Coord (Remote)", "HR coordinator"),
        ("IT Dir", "IT director"),
        ("C# Developer II", "C# developer"),
        ("Manager, Retail", "Retail manager"),
        ("Sr. Mgr, Software Engineering", "Software engineering manager"),
        ("Truck Driver - Austin, TX", "Truck driver"),
        ("Warehouse Associate $18.50 - $20/hour", "Warehouse associate"),
        ("Registered Nurse (RN) (Req #1234)", "Registered nurse"),
        ("Entry Level Sales Rep", "Sales representative"),
        ("Senior Living Director", "Senior living director"),
        ("Assistant Principal", "Assistant principal"),
        ("Collections Specialist", "Collections specialist"),
        ("", ""),
        ("😀", ""),
    ],
)
def test_a_canonical_title_is_without_grade_and_decoration(typed: str, shown: str) -> None:
    assert canonical(typed) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sr. Loan Servicing Spec.", "loan servicing specialists"),
        ("RN", "Registered Nurse"),
        ("Director of Marketing", "Marketing Director"),
        ("VP of Sales", "Vice President, Sales"),
        ("Accts. Payable Clerk", "accounts-payable clerk"),
        ("R&D Engineer", "R & D Engr"),
        ("Café Manager", "CAFE MGR"),
        ("Bill Collector #12345", "Bill Collector - Req: 998"),
    ],
)
def test_spellings_of_one_title_have_one_key(one: str, other: str) -> None:
    if one.startswith("R&D"):
        other = other.replace(" & ", "&")
    assert normalise(one) == normalise(other) != ""


def test_different_titles_keep_different_addresses() -> None:
    titles = ["C developer", "C# developer", "C++ developer", "护士", "医生", "Loan officer"]
    assert len({slug(title) for title in titles}) == len(titles)


def test_a_line_of_a_list_stands_for_its_spellings() -> None:
    assert forms("Registered Nurse (RN)") == ("Registered Nurse", "RN")
    assert forms("Heating (HVAC) Mechanic") == ("Heating Mechanic", "HVAC Mechanic")
    assert forms("Loan Officer") == ("Loan Officer",)


def test_an_abbreviation_is_spelled_out_in_full_at_once() -> None:
    """No expansion holds another abbreviation, so that rewriting comes to an end."""
    expansions = [*vocab.ABBREVIATIONS.values(), *vocab.ACRONYMS.values()]
    expansions += [text for pair in vocab.BY_POSITION.values() for text in pair]
    short = {*vocab.ABBREVIATIONS, *vocab.ACRONYMS, *vocab.BY_POSITION}
    assert not [text for text in expansions if short & set(text.split())]


def test_a_very_long_text_takes_no_long_time() -> None:
    for text in ("a " * 20_000, "(" * 20_000, "$1" * 20_000, "a.b." * 10_000, "- " * 20_000):
        started = time.perf_counter()
        normalise(text)
        assert time.perf_counter() - started < 2
