"""Names of a taxonomy in texts: the longest, on word boundaries, with evidence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.atlas import Atlas
from metier.coding.skills import SkillFinder
from metier.model.skill import SkillKind, Term

SOFTWARE = (
    *("Python", "R", "C", "C#", "C++", "Go", "SAS", "JavaScript", "Node.js", "React", "MySQL"),
    *("Slack", "Zoom", "Puppet", "Oracle Java", "Microsoft Excel", "Microsoft Word"),
    *("Microsoft Access", "Microsoft PowerPoint", "Microsoft .NET Framework", "Adobe Photoshop"),
    *("Microsoft Office software", "Structured query language SQL", "Yardi software"),
    *("Inventory management software", "Amazon Web Services AWS software"),
)
TERMS = (
    *(Term(name, SkillKind.TECHNOLOGY, weight=9) for name in SOFTWARE),
    Term("Negotiation", SkillKind.SKILL),
    Term("Sales and Marketing", SkillKind.KNOWLEDGE),
    Term("Complex Problem Solving", SkillKind.SKILL),
)


@pytest.fixture(scope="module")
def finder() -> SkillFinder:
    return SkillFinder(TERMS)


@pytest.fixture(scope="module")
def whole(almanac: Atlas) -> SkillFinder:
    return almanac._finder(None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Knows JavaScript.", ["JavaScript"]),
        ("Knows Java, too.", ["Oracle Java"]),
        ("C++, C# and .NET", ["C++", "C#", "Microsoft .NET Framework"]),
        ("written in NodeJS (node.js)", ["Node.js"]),
        ("MS Excel, Microsoft Excel", ["Microsoft Excel"]),
        ("proficient in Excel", ["Microsoft Excel"]),
        ("MS Office (word, excel and access)", ["Microsoft Office software", "Microsoft Word"]),
        ("uses AWS", ["Amazon Web Services AWS software"]),
        ("uses Amazon Web\nServices", ["Amazon Web Services AWS software"]),
        ("uses Amazon   Web Services", ["Amazon Web Services AWS software"]),
        ("ADOBE PHOTOSHOP", ["Adobe Photoshop"]),
        ("inventory-management systems", ["Inventory management software"]),
        ("problem-solving", ["Complex Problem Solving"]),
        ("negotiating contracts", ["Negotiation"]),
        ("Yardi experience", ["Yardi software"]),
        ("experience with SQL, R and Python", ["Structured query language SQL", "R", "Python"]),
        ("programming in R or C", ["R", "C"]),
        ("Go, Python, C", ["Go", "Python", "C"]),
        ("decisions.must use Python.Excel", ["Python"]),
        ("write to python@example.com", []),
        ("mail@sql.example", []),
    ],
)
def test_names_are_found_in_every_way_they_are_written(
    finder: SkillFinder, text: str, names: list[str]
) -> None:
    found = [one.name for one in finder.find(text)]
    assert found[: len(names)] == names
    assert bool(found) == bool(names)


@pytest.mark.parametrize(
    "text",
    [
        "People who excel in service and have access to a car",
        "WE EXCEL IN SERVICE",
        "Excel in your career",
        "Go to our site",
        "ready to go",
        "a Class C licence",
        "Vitamin C and R&D",
        "zoom in on details; the word is out; cut some slack",
        "Our teams react to change",
        "Javanese, Pythonic, MySQLish",
    ],
)
def test_words_of_the_language_are_not_taken_for_software(finder: SkillFinder, text: str) -> None:
    assert [one.name for one in finder.find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "No experience with Python required.",
        "Python is not required.",
        "About us: we write Python.\nBenefits:\nMySQL courses",
        "Knowledge of Python not necessary",
        "We are an equal opportunity employer and use Python.",
    ],
)
def test_what_is_not_asked_for_is_left_out(finder: SkillFinder, text: str) -> None:
    assert [one.name for one in finder.find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Python is not required, but a plus.",
        "Benefits: dental.\nRequirements: Python",
        "Python required, Java not required",
        "We are an equal opportunity employer. You know Python.",
    ],
)
def test_what_is_asked_for_beside_it_is_kept(finder: SkillFinder, text: str) -> None:
    assert [one.name for one in finder.find(text)] == ["Python"]


def test_a_field_counts_only_where_it_is_asked_for(finder: SkillFinder) -> None:
    assert [one.name for one in finder.find("Our sales grew.")] == []
    assert [one.name for one in finder.find("Three years of experience in sales.")] == [
        "Sales and Marketing"
    ]
    assert [one.name for one in finder.find("Requirements:\nsales\n")] == ["Sales and Marketing"]


def test_a_name_is_given_once_where_the_text_first_asks_for_it(finder: SkillFinder) -> None:
    text = "No Python required?  We use   Python and python."
    (skill,) = [one for one in finder.find(text) if one.name == "Python"]
    assert text[skill.start : skill.end] == "Python"
    assert skill.kind is SkillKind.TECHNOLOGY


def test_of_overlapping_phrases_the_first_and_longest_counts() -> None:
    finder = SkillFinder(
        Term(name, SkillKind.LABEL) for name in ("red green", "green blue black", "red green blue")
    )
    assert [one.name for one in finder.find("red green blue black")] == ["red green blue"]
    assert [one.name for one in finder.find("a green blue black")] == ["green blue black"]


def test_labels_of_another_classification_are_found_with_their_variants() -> None:
    finder = SkillFinder([Term("manage staff", SkillKind.LABEL, variants=("lead a team",))])
    assert [one.name for one in finder.find("You lead a team.")] == ["manage staff"]


def test_of_terms_with_one_name_the_first_counts() -> None:
    twice = (Term("Python", SkillKind.TECHNOLOGY), Term("Python", SkillKind.LABEL))
    (skill,) = SkillFinder(twice).find("Python")
    assert skill.kind is SkillKind.TECHNOLOGY


def test_a_finder_knows_how_many_phrases_it_looks_for(whole: SkillFinder) -> None:
    assert len(whole) > 15_000


WORDS = st.sampled_from(
    (
        *("Excel", "excel", "C++", "R", "Go", ".", ",", ":", "(", ")", "not required", "benefits:"),
        *("Requirements:", "MS Office", "é", "’", "漢", "\x00", "experience with", "e.g.", ""),
        *("problem-solving", "  ", "\t", "\n", "\r\n", "\ud800", "sales", "Word 2016"),
    )
)


@given(st.text() | st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered_with_places_inside_it(whole: SkillFinder, text: str) -> None:
    found = whole.find(text)
    assert list(whole.find_all([text, text])) == [found, found]
    for skill in found:
        assert 0 <= skill.start < skill.end <= len(text)
        assert text[skill.start : skill.end].strip()
    assert len({skill.name for skill in found}) == len(found)


@given(st.lists(WORDS, max_size=20).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_words_of_another_alphabet_before_a_text_move_its_places_and_nothing_else(
    whole: SkillFinder, text: str
) -> None:
    before = "漢字漢字\n\n"
    moved = [(one.name, one.start - len(before)) for one in whole.find(before + text)]
    assert moved == [(one.name, one.start) for one in whole.find(text)]
