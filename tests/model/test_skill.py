"""A skill found in a text is data: comparable, readable, immutable."""

from __future__ import annotations

import pytest

from metier.model.skill import Skill, SkillKind, Term


def test_a_skill_cannot_be_changed() -> None:
    skill = Skill("Python", SkillKind.TECHNOLOGY, 0, 6)
    with pytest.raises(AttributeError):
        skill.name = "R"  # type: ignore[misc]


def test_a_term_counts_once_unless_said() -> None:
    assert Term("Python", SkillKind.TECHNOLOGY).weight == 1
