"""Titles of which the occupations are known, kept from a coder to see how often it is right.

There are four kinds, because a coder meets titles in four ways: filed by an employer,
in the lexicon, in an official list, and in none. What is asked is kept from the coder,
and only that:

- *filed*: a title of the disclosures; kept from it is what employers filed. Right is
  what they filed.
- *lexicon*: a title of the lexicon that two official lists or more have too; they count for nothing
  there anyhow. Right is what an official list has.
- *listed*: a title of two official lists or more; kept from it is one of them. Right is
  what that list has.
- *unseen*: a title of two official lists or more; kept from it is all of it. Right is what
  a list has.

Titles of a single list are not asked: they are the rarest, and what one list has of a
title is seldom all that a person would accept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from metier.coding import corrections, lexicon
from metier.coding.examples import DISCLOSURE, Examples

FILED, LEXICON, LISTED, UNSEEN = KINDS = ("filed", "lexicon", "listed", "unseen")
FOLDS = 2
"""Parts of the filed titles and of the lexicon, one of which is asked at a time."""

_SHARES = 6
"""Parts of the official titles; two of them are asked at a time."""


@dataclass(frozen=True, slots=True)
class Question:
    """A title to be read.

    Attributes:
        key: of the title.
        kind: one of `KINDS`.
        right: the SOC codes one of which is the answer.
        shown: the lists that the coder has of the key, apart from disclosures.
        capitals: whether it is typed in capitals, as most filed titles are.
    """

    key: str
    kind: str
    right: frozenset[str]
    shown: frozenset[str]
    capitals: bool


def ask(examples: Examples, fold: int) -> tuple[list[Question], dict[str, frozenset[str]]]:
    """The questions of one fold.

    Args:
        examples: of all lists.
        fold: from 0 to `FOLDS` - 1.

    Returns:
        The questions in order of their keys, and the lists that are to be kept from the
        coder, by key.
    """
    asked: list[Question] = []
    hidden: dict[str, frozenset[str]] = {}
    for key in sorted(examples.voters):
        names = examples.lists(key)
        official = names - {DISCLOSURE, lexicon.LISTING, corrections.LISTING}
        if corrections.LISTING in names:
            continue
        own: dict[str, frozenset[str]] = {}
        gone: frozenset[str] = frozenset()
        if lexicon.LISTING in names:
            if len(official) > 1 and _drawn("lexicon", key, FOLDS) == fold:
                own[LEXICON] = official
        elif len(official) > 1:
            place = _drawn("official", key, _SHARES)
            if place == fold:
                own[UNSEEN], gone = official, names
            elif place == fold + FOLDS:
                one = sorted(official)[_drawn("list", key, len(official))]
                own[LISTED] = gone = frozenset({one})
        if DISCLOSURE in names and _drawn("filed", key, FOLDS) == fold:
            own[FILED] = frozenset({DISCLOSURE})
            gone |= own[FILED]
        if gone:
            hidden[key] = gone
        shown = names - gone - {DISCLOSURE}
        for kind, lists in own.items():
            right = _codes(examples.voters[key], lists)
            capitals = kind == FILED and key in examples.capitals
            asked.append(Question(key, kind, right, shown, capitals))
    return asked, hidden


def weights(asked: Sequence[Question]) -> list[float]:
    """What each question counts: the filed titles half, the other kinds together half.

    Each of these others counts the same, and a question 1 in the mean.
    """
    sizes = Counter(question.kind for question in asked)
    others = len(sizes.keys() - {FILED})
    halves = (FILED in sizes) + (others > 0)
    return [
        len(asked) / halves / (1 if question.kind == FILED else others) / sizes[question.kind]
        for question in asked
    ]


def _drawn(purpose: str, key: str, parts: int) -> int:
    """A part drawn for a key, the same every time."""
    return crc32(f"{purpose} {key}".encode()) % parts


def _codes(voters: Mapping[tuple[str, str], float], lists: frozenset[str]) -> frozenset[str]:
    return frozenset(code for listing, code in voters if listing in lists)
