"""Titles with their occupations, gathered by key for training.

A list votes once for an occupation of a key, with its standing. The lexicon
overrides all other lists. What many employers filed counts more than what one
did, but much less than in proportion.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from metier.coding import corrections, lexicon
from metier.coding.index import detailed, keys, soc_of
from metier.model.records import TitleEntry

DISCLOSURE = "disclosure"
"""The listing of titles that employers filed: they are many, and every one is an entry."""

WORTH: Mapping[str, float] = {
    "soc title": 6.0,
    "onet title": 6.0,
    "soc direct match": 4.0,
    "onet reported": 2.0,
    "onet alternate": 1.0,
    DISCLOSURE: 3.0,
    lexicon.LISTING: 6.0,
    corrections.LISTING: 6.0,
}
"""What one list's word counts against another's."""

_OVERRIDING = (corrections.LISTING, lexicon.LISTING)
"""Lists besides which no other counts, the foremost first."""
_MOST = 2.0
"""The greatest weight of one entry."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Keys with the occupations they stand for.

    Attributes:
        votes: for each key the votes of each SOC code.
        official: keys that an official list has and no overriding one.
    """

    votes: Mapping[str, Mapping[str, float]]
    official: frozenset[str]

    def words(self) -> dict[str, int]:
        """Every word of the keys, with the number of keys that have it."""
        return dict(Counter(word for key in self.votes for word in set(key.split())))

    def without(self, left_out: frozenset[str]) -> Examples:
        """The same without some keys."""
        kept = {key: votes for key, votes in self.votes.items() if key not in left_out}
        return Examples(kept, self.official - left_out)


def gather(entries: Iterable[TitleEntry]) -> Examples:
    """The examples in lists of titles; groups of occupations are left out.

    >>> from metier.model.codes import soc
    >>> found = gather([TitleEntry("Bill Collectors", soc("43-3011"), "soc direct match"),
    ...                 TitleEntry("bill collector", soc("13-2081"), "disclosure")])
    >>> found.votes
    {'bill collector': {'43-3011': 4.0, '13-2081': 2.098612}}
    """
    listed: defaultdict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for entry in entries:
        if not detailed(entry.code):
            continue
        voter = (entry.listing, soc_of(entry.code).value)
        worth = WORTH.get(entry.listing, 1.0) * min(entry.weight, _MOST)
        for key in keys(entry.title):
            before = listed[key].get(voter, 0.0)
            listed[key][voter] = before + worth if voter[0] == DISCLOSURE else max(before, worth)
    lists = {key: {listing for listing, _ in voters} for key, voters in listed.items()}
    official = frozenset(
        key for key, names in lists.items() if names - {DISCLOSURE} and not names & {*_OVERRIDING}
    )
    return Examples({key: _votes(voters) for key, voters in listed.items()}, official)


def _votes(voters: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """Votes of each code; of filed titles the logarithm of how many there are."""
    first = next((name for name in _OVERRIDING if any(name == n for n, _ in voters)), None)
    filed = sum(worth for (listing, _), worth in voters.items() if listing == DISCLOSURE)
    damped = (1 + log(filed)) / filed if filed > 1 else 1.0
    votes: defaultdict[str, float] = defaultdict(float)
    for (listing, code), worth in voters.items():
        if first is None or listing == first:
            votes[code] += worth * (damped if listing == DISCLOSURE else 1.0)
    return {code: round(worth, 6) for code, worth in votes.items()}
