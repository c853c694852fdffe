"""The word lists beside this module: how skills are written, and what surrounds them.

`words.csv` has the everyday words for names of the taxonomy, each with the
evidence they need; `cues.csv` has headings and turns of phrase by which a
posting says that it speaks of the employer, of tasks, of what it asks for, or
that something is not asked; `ordinary.txt` has the words of names that are
also words of the language.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

from metier.errors import InputError


class Demand(IntEnum):
    """The evidence a phrase needs before it counts as naming a skill."""

    NONE = 0
    """none: it has no other meaning"""
    CAPS = 1
    """capitals as the taxonomy writes it, or a neighbour in a list of software"""
    SOFTWARE = 2
    """a capital and words of software beside it, or a neighbour in a list of software"""
    LETTER = 3
    """as `SOFTWARE`, and the words have to be of programming"""
    FIELD = 4
    """words of asking in its sentence, or its place below a heading of requirements"""
    ITEM = 5
    """as `FIELD`, and it stands alone: between commas, in a line of its own, after `in`"""


class Cue(IntEnum):
    """What a heading or turn of phrase says of the words around it."""

    EMPLOYER = 0
    """a heading: the employer, its benefits, how to apply"""
    TASK = 1
    """a heading: what the work is"""
    ASKED = 2
    """a heading: what is asked for"""
    SENTENCE = 3
    """the sentence is about the employer"""
    NEGATION = 4
    """the clause says that something is not asked"""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to write a name, with the evidence it needs."""

    name: str
    phrase: str
    demand: Demand


def _rows(file: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    for line, row in enumerate(csv.reader(text.splitlines()), start=1):
        if line == 1 and tuple(row) != columns:
            raise InputError(f"{file}:1", f"columns {', '.join(columns)}", ", ".join(row))
        if len(row) != len(columns) or not all(row):
            raise InputError(f"{file}:{line}", f"{len(columns)} filled cells", repr(row))
        if line > 1:
            yield row


@cache
def wordings() -> tuple[Wording, ...]:
    """Every line of `words.csv`, one wording for each phrase.

    Raises:
        InputError: a line has another shape, or a demand that is none.

    >>> [one.name for one in wordings() if one.phrase == "powerpoint"]
    ['Microsoft PowerPoint']
    """
    found = []
    for name, demand, phrases in _rows("words.csv", ("name", "demand", "phrases")):
        if demand.upper() not in Demand.__members__:
            raise InputError("words.csv", "a demand", repr(demand))
        found += [Wording(name, phrase, Demand[demand.upper()]) for phrase in phrases.split("|")]
    return tuple(found)


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Phrases of `cues.csv` with what each may say; a heading may also be a turn of phrase.

    Raises:
        InputError: a line has another shape, or a kind that is none.

    >>> cues()["not required"]
    (<Cue.NEGATION: 4>,)
    """
    found: dict[str, tuple[Cue, ...]] = {}
    for kind, phrases in _rows("cues.csv", ("kind", "phrases")):
        if kind.upper() not in Cue.__members__:
            raise InputError("cues.csv", "a kind of cue", repr(kind))
        for phrase in phrases.split("|"):
            found[phrase] = (*found.get(phrase, ()), Cue[kind.upper()])
    return found


@cache
def ordinary_words() -> frozenset[str]:
    """Words of names that are also words of the language, in lower case.

    >>> "slack" in ordinary_words(), "photoshop" in ordinary_words()
    (True, False)
    """
    text = resources.files(__package__).joinpath("ordinary.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
