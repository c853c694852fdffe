"""What the lists say of titles, as votes of a classifier's occupations, remembered by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from metier.coding import lexicon
from metier.coding.index import TitleIndex, detailed
from metier.coding.listing import corrected
from metier.coding.pooling import votes_of
from metier.coding.titles import Reading, forms, normalise
from metier.model.coding import Candidate
from metier.model.records import TitleEntry

KEYS = 100_000
"""Keys that are remembered at most."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the lists say of one title.

    Attributes:
        entries: the lines that have it.
        corrections: what a correction among them says, likeliest first; empty if none does.
        votes: the standing of the lists by the place of the occupation among the
            classifier's; of the lexicon alone where it has the title.
        settled: whether the lexicon has it.
    """

    entries: Sequence[TitleEntry] = ()
    corrections: tuple[Candidate, ...] = ()
    votes: Mapping[int, float] = field(default_factory=dict)
    settled: bool = False


UNLISTED = Listed()


class Votes:
    """The lists of an index, asked for many titles.

    Args:
        index: of all lists, with the lexicon and the corrections.
        codes: the classifier's occupations.
    """

    def __init__(self, index: TitleIndex, codes: Sequence[str]) -> None:
        self._index = index
        self._place = {code: at for at, code in enumerate(codes)}
        self._heard: dict[str, Listed] = {}

    def of(self, title: str, reading: Reading) -> Listed:
        """What is listed under the whole title; failing that, under a form or its main part."""
        for key in _keys(title, reading):
            found = self._heard.get(key)
            if found is None:
                found = self._heard[key] = self._under(key)
            if found.entries:
                return found
        return UNLISTED

    def _under(self, key: str) -> Listed:
        if len(self._heard) > KEYS:
            self._heard.clear()
        entries = [entry for entry in self._index.entries(key) if detailed(entry.code)]
        if not entries:
            return UNLISTED
        first = [entry for entry in entries if entry.listing == lexicon.LISTING]
        votes = {
            self._place[code.value]: worth
            for code, worth in votes_of(first or entries).items()
            if code.value in self._place
        }
        return Listed(entries, corrected(entries, self._index), votes, bool(first))


def _keys(title: str, reading: Reading) -> Iterator[str]:
    yield reading.key
    if "(" in title:
        for form in forms(title):
            yield normalise(form)
    if reading.canonical_key != reading.key:
        yield reading.canonical_key


def rows_of(listed: Sequence[Listed], codes: int) -> NDArray[np.float64]:
    """The votes of many titles as an array of shape (titles, codes).

    >>> rows_of([UNLISTED, Listed(votes={1: 5.0})], 3)
    array([[0., 0., 0.],
           [0., 5., 0.]])
    """
    votes = np.zeros((len(listed), codes))
    for at, found in enumerate(listed):
        for place, worth in found.votes.items():
            votes[at, place] = worth
    return votes
