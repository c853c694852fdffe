"""Terms of a build: distinct names, weighted by how often they occur."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.coding.skills.taxonomy import MEASURES, terms
from metier.model.skill import SkillKind


def test_names_are_counted_by_list_and_given_in_one_order() -> None:
    made = terms(["skills.top", "technology.top", "skills.top"], ["Writing", "Go", "Writing"])
    assert [(term.name, term.kind, term.weight) for term in made] == [
        ("Writing", SkillKind.SKILL, 2),
        ("Go", SkillKind.TECHNOLOGY, 1),
    ]


def test_a_fact_without_a_group_is_no_name() -> None:
    assert terms(["skills.top"], [None]) == ()


def test_the_almanac_has_names_of_every_list(almanac: Atlas) -> None:
    kinds = dict.fromkeys(MEASURES.values(), 0)
    for term in almanac._finder(None)._terms:
        kinds[term.kind] += 1
    assert kinds[SkillKind.TECHNOLOGY] > 8_000
    # 35 skills and 33 areas of knowledge; Mathematics is both, and counts once
    assert (kinds[SkillKind.SKILL], kinds[SkillKind.KNOWLEDGE]) == (34, 33)
