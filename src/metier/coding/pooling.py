"""Votes of listed titles and of like ones, pooled to probabilities of occupations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from metier.coding.index import soc_of
from metier.model.codes import Code
from metier.model.records import TitleEntry

STANDING: Mapping[str, float] = {
    "lexicon": 40.0,
    "soc title": 8.0,
    "onet title": 8.0,
    "soc direct match": 5.0,
    "onet reported": 1.5,
    "onet alternate": 1.0,
}
"""How much one listing counts against another."""

_CLOSE = 3.0
"""Power of the likeness in a like title's vote: close titles count, distant ones hardly."""
_DOUBT = 1.0
"""Votes that the like titles are worth against the listed ones."""
_AGREEMENT = 0.8
"""Power of the like titles' share in a product with the votes."""
_FLOOR = 0.03
"""Share given to an occupation that no like title stands under."""
_EXACT_MASS = 0.95
"""Probability left to a listed title's occupations together."""
_SHARPNESS = 1.6
"""Power of the like titles' shares where there is nothing else."""
_UNLIKE_CHANCE = 0.35
"""Chance left to the like titles' occupations however distant the nearest is."""


class Like(NamedTuple):
    """A like title, and how alike it is, from 0 to 1."""

    entry: TitleEntry
    likeness: float

    @property
    def weight(self) -> float:
        """What its vote counts."""
        standing = STANDING.get(self.entry.listing, 1.0) ** 0.5
        return float(self.likeness**_CLOSE * standing * self.entry.weight)


def votes_of(entries: Sequence[TitleEntry]) -> dict[Code, float]:
    """The standing of the lists that have the title, added up by occupation.

    A list that has several spellings of it ("IT Manager", "Information
    Technology Manager") under one occupation votes once, with the weightiest.
    """
    each: dict[tuple[Code, str], float] = {}
    for entry in entries:
        voter = (soc_of(entry.code), entry.listing)
        weight = STANDING.get(entry.listing, 1.0) * entry.weight
        each[voter] = max(weight, each.get(voter, 0.0))
    votes: defaultdict[Code, float] = defaultdict(float)
    for (code, _), weight in each.items():
        votes[code] += weight
    return dict(votes)


def _spread(likes: Sequence[Like]) -> dict[Code, float]:
    """The like titles' shares by occupation, adding up to 1; empty if there are none."""
    votes: defaultdict[Code, float] = defaultdict(float)
    for vote in likes:
        votes[soc_of(vote.entry.code)] += vote.weight
    total = sum(votes.values())
    return {code: weight / total for code, weight in votes.items()} if total else {}


def shares_of_likes(likes: Sequence[Like]) -> dict[Code, float]:
    """Probabilities from like titles alone.

    Their shares, sharpened, times a chance that grows with the nearest title's
    likeness. Power and chance were set so that, of listed titles read without
    their own listing, about the stated share is read as listed.
    """
    if not likes:
        return {}
    sharp = {code: share**_SHARPNESS for code, share in _spread(likes).items()}
    chance = min(_EXACT_MASS, _UNLIKE_CHANCE + (1 - _UNLIKE_CHANCE) * likes[0].likeness)
    total = sum(sharp.values())
    return {code: share / total * chance for code, share in sharp.items()}


def blend(votes: Mapping[Code, float], likes: Sequence[Like]) -> dict[Code, float]:
    """Votes for the title itself, pooled with the shares of like titles.

    A linear pool, in which the like titles are worth a fixed number of votes,
    lets an occupation in that the lists left out; a logarithmic pool on top of
    it favours the occupations that both agree on.
    """
    spread = _spread(likes)
    total = sum(votes.values())
    doubt = _DOUBT if spread else 0.0
    pooled: dict[Code, float] = {}
    for code in {*votes, *spread}:
        near = spread.get(code, 0.0)
        linear = (votes.get(code, 0.0) + doubt * near) / (total + doubt)
        pooled[code] = linear * (near + _FLOOR) ** _AGREEMENT if spread else linear
    scale = _EXACT_MASS / sum(pooled.values())
    return {code: value * scale for code, value in pooled.items()}
