"""A skill or technology named in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class SkillKind(StrEnum):
    """Which list a name comes from."""

    TECHNOLOGY = "technology"
    SKILL = "skill"
    KNOWLEDGE = "knowledge"
    LABEL = "label"
    """a label of another classification, as ESCO's"""


class Skill(NamedTuple):
    """A name of the taxonomy that a text asks for; a tuple, as texts by the million have many.

    Attributes:
        name: as the taxonomy spells it, whatever the text's variant.
        kind: the list it comes from.
        start, end: where the text first asks for it, in characters: `text[start:end]`.
    """

    name: str
    kind: SkillKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the taxonomy.

    Attributes:
        name: as its list spells it.
        kind: the list.
        weight: in how many occupations it is named; settles which of two names is meant.
        variants: other names its list gives, as alternative labels.
    """

    name: str
    kind: SkillKind
    weight: int = 1
    variants: tuple[str, ...] = ()
