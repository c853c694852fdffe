"""Names and relations that come with the figures: occupations, titles, links, places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from metier.model.codes import Code


class Level(StrEnum):
    """How fine an occupation is."""

    TOTAL = "total"
    MAJOR = "major"
    MINOR = "minor"
    BROAD = "broad"
    DETAILED = "detailed"


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation's official name."""

    code: Code
    title: str
    level: Level


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry's official name; `code` is as `Slice.industry` writes it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A job title that a list puts under an occupation.

    Attributes:
        title: as printed.
        code: the occupation the list puts it under.
        listing: which list: `soc title`, `soc direct match`, `onet title`, `onet alternate`,
            `onet reported`, `correction`.
        weight: how much the list's word counts, above 0; a correction overrides.
        reason: in words, for a correction; empty otherwise.
    """

    title: str
    code: Code
    listing: str
    weight: float = 1.0
    reason: str = ""


class Relation(StrEnum):
    """How one code stands to another."""

    PART_OF = "part of"
    """the source is one of several codes that the target stands for"""
    SAME_AS = "same as"
    """the source and the target stand for the same work"""
    RELATED = "related"
    """O*NET's ranking of related occupations"""
    MOVES_TO = "moves to"
    """O*NET's career changers matrix"""
    STARTS_AS = "starts as"
    """O*NET's career starters matrix"""
    SUCCEEDS = "succeeds"
    """the source is of a newer edition; the target, of an older one, became it or part of it"""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two codes; many-to-many relations are many links.

    Attributes:
        rank: 1 for the closest, where the source ranks; None otherwise.
    """

    source: Code
    target: Code
    relation: Relation
    rank: int | None = None


class PlaceKind(StrEnum):
    """What a place is."""

    NATION = "nation"
    STATE = "state"
    METRO = "metro area"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that figures can be for.

    Attributes:
        code: `US`, a state's two letters, or a CBSA code of five digits.
        states: the states a metro area reaches into, largest first; empty for others.
    """

    code: str
    name: str
    kind: PlaceKind
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedTitle:
    """A title entry with what a lookup finds it by.

    Attributes:
        key: the normalised title; equal keys are the same title.
        words: the normalised words that near matches share.
    """

    entry: TitleEntry
    key: str
    words: tuple[str, ...]
