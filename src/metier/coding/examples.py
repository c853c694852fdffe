"""Titles with their occupations, gathered by key for training.

A list votes once for an occupation of a key, with its standing. The lexicon
overrides all other lists. What many employers filed counts more than what one
did, but much less than in proportion.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from metier.coding import corrections, lexicon
from metier.coding.calibration import in_capitals
from metier.coding.index import detailed, keys, soc_of
from metier.coding.pooling import STANDING
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

OVERRIDING = (corrections.LISTING, lexicon.LISTING)
"""Lists besides which no other counts, the foremost first."""
_MOST = 2.0
"""The greatest weight of one entry."""


Voter = tuple[str, str]
"""A list, and the SOC code for which it has a say."""


@dataclass(frozen=True)
class Examples:
    """Keys with the occupations they stand for.

    Attributes:
        voters: for each key what each list's word for each SOC code counts.
        capitals: the keys of which more than half of the filings are typed in capitals.
    """

    voters: Mapping[str, Mapping[Voter, float]]
    capitals: frozenset[str] = frozenset()

    @cached_property
    def votes(self) -> Mapping[str, Mapping[str, float]]:
        """For each key the votes of each SOC code."""
        return {key: _votes(voters) for key, voters in self.voters.items()}

    def lists(self, key: str) -> frozenset[str]:
        """The lists that have a key."""
        return frozenset(listing for listing, _ in self.voters[key])

    def words(self) -> dict[str, int]:
        """Every word of the keys, with the number of keys that have it."""
        return dict(Counter(word for key in self.voters for word in set(key.split())))

    def without(self, hidden: Mapping[str, frozenset[str]]) -> Examples:
        """The same without what some lists say of some keys.

        Args:
            hidden: the lists, by key.
        """
        kept: dict[str, Mapping[Voter, float]] = {}
        for key, voters in self.voters.items():
            gone = hidden.get(key, frozenset())
            left = {voter: worth for voter, worth in voters.items() if voter[0] not in gone}
            if left:
                kept[key] = left
        return Examples(kept, self.capitals)


def gather(entries: Iterable[TitleEntry]) -> Examples:
    """The examples in lists of titles; groups of occupations are left out.

    >>> from metier.model.codes import soc
    >>> found = gather([TitleEntry("Bill Collectors", soc("43-3011"), "soc direct match"),
    ...                 TitleEntry("bill collector", soc("13-2081"), "disclosure")])
    >>> found.votes
    {'bill collector': {'43-3011': 4.0, '13-2081': 2.098612}}
    """
    listed: defaultdict[str, dict[Voter, float]] = defaultdict(dict)
    surplus: Counter[str] = Counter()
    for entry in entries:
        if not detailed(entry.code):
            continue
        voter = (entry.listing, soc_of(entry.code).value)
        worth = WORTH.get(entry.listing, 1.0) * min(entry.weight, _MOST)
        turn = 1 if in_capitals(entry.title) else -1
        for key in keys(entry.title):
            if entry.listing == DISCLOSURE:
                surplus[key] += turn
            before = listed[key].get(voter, 0.0)
            listed[key][voter] = before + worth if voter[0] == DISCLOSURE else max(before, worth)
    return Examples(dict(listed), frozenset(key for key, more in surplus.items() if more > 0))


def standing(voters: Mapping[Voter, float], shown: frozenset[str]) -> dict[str, float]:
    """The votes that a coder finds for a key, by SOC code, as `pooling.votes_of` adds them up.

    Args:
        voters: of the key.
        shown: the lists that the coder has of it; where the lexicon is one, no other counts.
    """
    counted = {lexicon.LISTING} & shown or shown
    votes: defaultdict[str, float] = defaultdict(float)
    for (listing, code), worth in voters.items():
        if listing in counted:
            votes[code] += STANDING.get(listing, 1.0) * worth / WORTH.get(listing, 1.0)
    return dict(votes)


def _votes(voters: Mapping[Voter, float]) -> dict[str, float]:
    """Votes of each code; of filed titles the logarithm of how many there are."""
    first = next((name for name in OVERRIDING if any(name == n for n, _ in voters)), None)
    filed = sum(worth for (listing, _), worth in voters.items() if listing == DISCLOSURE)
    damped = (1 + log(filed)) / filed if filed > 1 else 1.0
    votes: defaultdict[str, float] = defaultdict(float)
    for (listing, code), worth in voters.items():
        if first is None or listing == first:
            votes[code] += worth * (damped if listing == DISCLOSURE else 1.0)
    return {code: round(worth, 6) for code, worth in votes.items()}
