"""Phrases follow from names: acronyms, makers, kinds of software, number."""

from __future__ import annotations

import pytest

from metier.coding.skills.lists import Demand
from metier.coding.skills.phrases import is_acronym, phrases
from metier.model.skill import SkillKind, Term


def written(*names: str, weight: int = 9) -> dict[str, tuple[int, ...]]:
    made = phrases([Term(name, SkillKind.TECHNOLOGY, weight) for name in names])
    return {phrase.decode().strip(): found.terms for phrase, found in made.items()}


@pytest.mark.parametrize(
    ("name", "variants"),
    [
        ("Computerized maintenance management system CMMS", {"cmms", "cmms software"}),
        ("Geographic information system GIS software", {"gis", "geographic information systems"}),
        ("Billing software", {"billing systems", "billing application"}),
        ("Yardi software", {"yardi"}),
        ("Operational databases", {"operational database"}),
    ],
)
def test_variants_follow_from_a_name(name: str, variants: set[str]) -> None:
    assert variants <= set(written(name))


def test_a_generic_kind_of_software_is_not_named_without_the_word() -> None:
    assert "billing" not in written("Billing software")


def test_an_acronym_of_a_rare_name_does_not_stand_for_it() -> None:
    assert "etc" not in written("Electronic time clock ETC", weight=1)


def test_a_makers_name_may_be_left_out() -> None:
    names = ("Atlassian JIRA", "Atlassian Bamboo", "Atlassian Confluence")
    found = written(*names)
    assert found["jira"] == (0,)
    assert found["confluence"] == (2,)


def test_a_full_name_goes_before_a_variant_and_a_frequent_name_before_a_rare_one() -> None:
    makers = ("Acme Foo", "Acme Bar", "Acme Quux", "Zenith Quux", "Zenith Foo", "Zenith Bar")
    terms = [Term(name, SkillKind.TECHNOLOGY, 9) for name in makers]
    terms += [Term("Quux", SkillKind.TECHNOLOGY, 1)]
    made = phrases(terms)
    assert made[b" quux "].terms == (6,)
    rarer = [
        Term("Zenith Foo", SkillKind.TECHNOLOGY, 99) if t.name == "Zenith Foo" else t for t in terms
    ]
    assert phrases(rarer)[b" foo "].terms == (4,)


@pytest.mark.parametrize(
    ("name", "demand"),
    [
        ("Photoshop", Demand.NONE),
        ("Slack", Demand.SOFTWARE),
        ("SYSTAT", Demand.CAPS),
        ("xv", Demand.SOFTWARE),
        ("R", Demand.LETTER),
    ],
)
def test_a_name_needs_the_more_evidence_the_more_it_looks_like_a_word(
    name: str, demand: Demand
) -> None:
    made = phrases([Term(name, SkillKind.TECHNOLOGY)])
    assert made[b" %b " % name.lower().encode()].demand is demand


def test_an_acronym_has_the_letters_of_its_words_in_order() -> None:
    assert is_acronym("XML", ["Extensible", "markup", "language"]) is False
    assert is_acronym("HTML", ["Hypertext", "markup", "language"])
    assert not is_acronym("EMR", ["Bizmatics", "PrognoCIS"])
    assert not is_acronym("Sql", ["Structured", "query", "language"])
