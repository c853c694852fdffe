"""What the rules of a published page look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Protocol

from metier.model.claim import Claim, ClaimKind
from metier.model.fact import Fact
from metier.model.records import Occupation
from metier.words import join, say


class Official(Protocol):
    """What official statistics say of the occupation that a title is read as."""

    def occupation_of(self, title: str) -> Occupation | None:
        """The occupation; None where the title is declined."""
        ...

    def employment(self, title: str) -> Fact | None:
        """Its jobs; None where there is no figure."""
        ...

    def openings(self, title: str) -> Fact | None:
        """Its openings a year; None where there is no figure."""
        ...


@dataclass(frozen=True)
class Page:
    """A page's facts and claims, and what official statistics say of its titles."""

    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    official: Official

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The page's careers, in order of appearance."""
        return tuple(dict.fromkeys(fact.title for fact in self.facts if fact.title))

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each two careers once."""
        return combinations(self.titles, 2)

    @cached_property
    def _index(self) -> dict[tuple[str | None, str], list[Fact]]:
        index: dict[tuple[str | None, str], list[Fact]] = {}
        for fact in self.facts:
            if fact.estimate.value is not None or fact.estimate.category is not None:
                index.setdefault((fact.title, fact.measure), []).append(fact)
        return index

    def all(self, title: str, measure_id: str) -> Sequence[Fact]:
        """Every figure a page gives of that measure, repeated rows too; absent ones left out."""
        return self._index.get((title, measure_id), ())

    def first(self, title: str, measure_id: str) -> Fact | None:
        """The first of `all`; None if there is none."""
        return next(iter(self.all(title, measure_id)), None)

    def number(self, title: str, measure_id: str) -> tuple[float, Fact] | None:
        """The first figure that is a number, and its fact."""
        for fact in self.all(title, measure_id):
            if fact.estimate.value is not None:
                return fact.estimate.value, fact
        return None

    def claimed(self, kind: ClaimKind) -> tuple[Claim, ...]:
        """The claims of one kind."""
        return tuple(claim for claim in self.claims if claim.kind is kind)


def line(*facts: Fact) -> str:
    """Where figures stand, as `line 12` or `lines 12 and 26`.

    >>> from metier.model.codes import soc
    >>> from metier.model.estimate import Estimate
    >>> from metier.model.fact import Cell, Slice
    >>> jobs = Fact(soc("00-0000"), "employment.jobs", Slice("US", "2025", "jobs"),
    ...             Estimate(5.0), "published/page", Cell("1", "Clerk", 4, 13))
    >>> line(jobs)
    'line 13'
    """
    rows = sorted({fact.cell.row for fact in facts if fact.cell})
    if not rows:
        return say("line unknown")
    if len(rows) == 1:
        return numbered(rows[0])
    return say("lines {numbers}", numbers=join([str(row) for row in rows]))


def numbered(row: int) -> str:
    """A line by its number.

    >>> numbered(12)
    'line 12'
    """
    return say("line {number}", number=row)


def lines_in(text: str) -> tuple[int, ...]:
    """The lines that a text names as `line` and `numbered` do, in order.

    >>> lines_in("18 years (line 30) or 21 (lines 12 and 26)")
    (12, 26, 30)
    """
    either = "|".join(re.escape(sep) for sep in (", ", join("00")[1:-1]))
    number, numbers = r"(\d+)", rf"(\d+(?:(?:{either})\d+)+)"
    found: set[int] = set()
    for message, digits in (
        (say("line {number}", number="\0"), number),
        (say("lines {numbers}", numbers="\0"), numbers),
    ):
        pattern = r"(?<!\w)" + re.escape(message).replace(re.escape("\0"), digits)
        for match in re.finditer(pattern, text):
            found.update(map(int, re.findall(r"\d+", match[1])))
    return tuple(sorted(found))
