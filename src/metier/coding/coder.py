"""Titles to occupations by looking them up: lists first, like titles second.

Entries listed under exactly the title vote by the standing of their list. Where
they disagree, or are few, titles that share words have a say. A correction
overrides both. A title that nothing is like is declined.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from metier.coding import corrections
from metier.coding.codings import Codings
from metier.coding.columns import Values, values_of
from metier.coding.index import TitleIndex, detailed, keys, soc_of
from metier.coding.likeness import Likeness
from metier.coding.listing import (
    LONGEST,
    NAMED,
    SMALLEST,
    corrected,
    like_reason,
    listed_reason,
    listed_under,
    obstacle,
)
from metier.coding.pooling import Like, blend, shares_of_likes, votes_of
from metier.coding.spelling import respell
from metier.coding.titles import canonical, normalise, seniority
from metier.model.codes import Code, System
from metier.model.coding import Candidate, Coding
from metier.model.records import TitleEntry

LEAST = 0.08
"""A title that no list has is declined if its likeliest occupation is less likely than this."""

_NEAR = 60
"""How many like titles are asked for."""
_CLEAR = 3.0
"""Unanimous votes from which like titles are not asked."""


class Coder(Protocol):
    """Reads a title as occupations."""

    def code(self, title: str, *, industry: str | None = None) -> Coding:
        """Read one title; never raises, declines instead.

        Args:
            title: as typed.
            industry: of the employer, in words; None if unknown.

        Returns:
            Candidates, likeliest first, whose probabilities add up to at most
            1; none, and a note that says why, where the title was declined.
        """
        ...


class BulkReader(Coder, Protocol):
    """Reads many titles at a time as well."""

    def code_all(self, titles: Sequence[str]) -> Sequence[Coding]:
        """Many titles, read when they are looked at."""
        ...

    def columns(self, titles: Sequence[str]) -> Values:
        """What the columns of a file say of titles."""
        ...


class LookupCoder:
    """The coder that looks titles up.

    Args:
        index: of all lists, with the entries of `corrections.corrections()`.

    >>> from metier.coding.index import MemoryIndex
    >>> from metier.model.codes import soc
    >>> entry = TitleEntry("Bill Collector", soc("43-3011"), "soc direct match")
    >>> coder = LookupCoder(MemoryIndex([entry], {soc("43-3011"): "Bill and Account Collectors"}))
    >>> coder.code("bill collectors").best.occupation_title
    'Bill and Account Collectors'
    >>> coder.code("asdf").note
    'no listed title is like it'
    """

    def __init__(self, index: TitleIndex) -> None:
        self._index = index

    def code(self, title: str, *, industry: str | None = None) -> Coding:
        """Read one title by the lists, see `Coder.code`."""
        found = obstacle(title)
        if found:
            return Coding(title, "", (), found)
        shown, grade = canonical(title), seniority(title)
        listed = listed_under(title, shown, self._index)
        if candidates := corrected(listed, self._index):
            return Coding(title, shown, candidates, candidates[0].reason, grade)
        votes = votes_of(listed)
        if len(votes) == 1 and sum(votes.values()) >= _CLEAR:
            likes: list[Like] = []
        else:
            likes = self._likes(title, industry, _NEAR + len(listed))
        shares = blend(votes, likes) if votes else shares_of_likes(likes)
        named = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:NAMED]
        if not named or (not votes and named[0][1] < LEAST):
            note = (
                "no listed title is like it" if not likes else "too many occupations are as likely"
            )
            return Coding(title, shown, (), note, grade)
        candidates = tuple(
            self._candidate(code, share, listed, likes)
            for code, share in named
            if share >= SMALLEST
        )
        return Coding(title, shown, candidates, seniority=grade)

    def code_all(self, titles: Sequence[str]) -> Sequence[Coding]:
        """Many titles, read when they are looked at."""
        return Codings(titles, lambda block: [self.code(title) for title in block])

    def columns(self, titles: Sequence[str]) -> Values:
        """What the columns of a file say of titles, see `metier.coding.columns`."""
        return values_of([self.code(title) for title in titles])

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self._index.counts())

    def _likes(self, title: str, industry: str | None, limit: int) -> list[Like]:
        """Votes of titles that share words, but are not the title itself."""
        asked = respell(normalise(title).split(), self._index.counts())
        if not any(word in self._index.counts() for word in asked):
            return []
        hints = [word for word in normalise(industry or "").split() if word not in asked]
        key = " ".join(asked)
        exact_known = key == normalise(title)
        near = self._index.near([*asked, *hints], limit)
        settled = {normalise(e.title) for e in near if e.listing == corrections.LISTING}
        likes = []
        for entry in near:
            others = keys(entry.title)
            followed = entry.listing == corrections.LISTING or settled.isdisjoint(others)
            if not (followed and detailed(entry.code)) or (exact_known and key in others):
                continue
            alike = (self._alike(asked, hints, other.split()) for other in others)
            likeness = max(alike, default=0.0)
            if likeness > 0:
                likes.append(Like(entry, likeness))
        return sorted(likes, key=lambda like: -like.likeness)

    def _alike(self, asked: Sequence[str], hints: Sequence[str], other: Sequence[str]) -> float:
        """The likeness to the title, or to the title with the industry's words if greater."""
        hinted = [word for word in hints if word in other]
        return self._likeness([*hinted, *asked], other)

    def _candidate(
        self, code: Code, share: float, listed: Sequence[TitleEntry], likes: Sequence[Like]
    ) -> Candidate:
        own = [entry for entry in listed if soc_of(entry.code) == code]
        like = [vote.entry for vote in likes if soc_of(vote.entry.code) == code]
        details = [entry.code for entry in (*own, *like) if entry.code.system is System.ONET]
        return Candidate(
            code,
            self._index.occupation_title(code),
            round(share, 4),
            listed_reason(own) if own else like_reason(like),
            details[0] if details else None,
        )


def suggest(title: str, index: TitleIndex, limit: int = 5) -> tuple[str, ...]:
    """The listed titles nearest to a title, for an error that says nothing was found.

    Args:
        title: as typed.
        limit: how many at most.

    Returns:
        Titles as printed in the lists, nearest first, each once; empty where no
        word of the title is like a known one.
    """
    asked = respell(normalise(title[:LONGEST]).split(), index.counts())
    if not asked:
        return ()
    near = index.near(asked, limit * 4)
    return tuple(dict.fromkeys(entry.title for entry in near))[:limit]
