"""Titles that a person may be about to type.

Every word typed is the beginning of a word, in any order. Words are kept sorted, so
that those with one beginning stand side by side and their titles are one slice of an
array. Where nothing begins as typed, the nearest beginnings are tried.
"""

from __future__ import annotations

import heapq
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, product, takewhile
from math import log
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from metier.coding import corrections, lexicon
from metier.coding import vocabulary as vocab
from metier.coding.index import detailed
from metier.coding.pooling import STANDING, votes_of
from metier.coding.punctuation import fold
from metier.model.codes import Code
from metier.model.records import TitleEntry

SHORTEST, LONG = 4, 8
"""Letters from which a beginning may have one slip, and two."""
LONGEST = 100
"""Characters that are looked at."""

_POOL = 64
"""Commonest titles of one reading that are ranked."""
_CHOICES, _READINGS = 3, 12
"""Beginnings tried for one misspelled word, and readings of the whole."""
_WHOLE, _FIRST = 8.0, 1.5
"""Worth of a title that is what was typed, and of one that begins so, in logarithms of standing."""
_EXACT, _WORD = 0.7, 0.25
"""Worth of each word typed in full; cost of each word of a title."""

_SETTLED = 50.0
"""Standing of a title that a correction has, all its occupations together."""
_SOC = len("43-3011")

_LAST = "\U0010ffff"

Reading = tuple[str, ...]


class _Span(NamedTuple):
    """The words with one beginning, by position."""

    start: int
    end: int


class Suggestions:
    """Keys of titles, found by the beginnings of their words.

    Args:
        standings: normalised titles, with how much the lists have of each, above 0.

    >>> index = Suggestions({"loan clerk": 3.0, "loan officer": 9.0, "registered nurse": 9.0})
    >>> index.find("lo"), index.find("regsit")
    (['loan officer', 'loan clerk'], ['registered nurse'])
    """

    def __init__(self, standings: Mapping[str, float]) -> None:
        # titles are numbered by standing: of two, the smaller number is the commoner
        self._keys = sorted(standings, key=lambda key: (-standings[key], key))
        self._worth = array("d", (log(standings[key]) for key in self._keys))
        self._numbers = array("I", sorted(range(len(self._keys)), key=self._keys.__getitem__))
        self._sorted = [self._keys[number] for number in self._numbers]
        postings: dict[str, list[int]] = {}
        for number, key in enumerate(self._keys):
            for word in key.split():
                postings.setdefault(word, []).append(number)
        self._words = sorted(postings)
        self._vocabulary = frozenset(self._words)
        self._starts = array("I", accumulate((len(postings[w]) for w in self._words), initial=0))
        self._postings = array("I")
        for word in self._words:
            self._postings.extend(postings[word])

    def find(self, text: str, limit: int = 8) -> list[str]:
        """The keys that a text may be the beginning of, likeliest first.

        Args:
            text: as typed so far; anything.
            limit: how many at most.
        """
        typed = re.findall(r"[a-z0-9+#]+", fold(text[:LONGEST]))
        plain = [word for word in typed if {*_spelled(word)}.isdisjoint(vocab.DROPPED_GRADES)]
        found: dict[str, None] = {}
        # what is typed before what is meant: a grade is no part of most titles, a slip of none
        for readings in (_readings(typed), _readings(plain), self._misspelled(plain)):
            if len(found) < limit:
                found |= dict.fromkeys(self._ranked(readings, limit))
        return [*found][:limit]

    def _ranked(self, readings: Iterable[Reading], limit: int) -> list[str]:
        worth: dict[int, float] = {}
        for reading in readings:
            for number in self._pool(reading):
                fit = self._fit(number, reading)
                worth[number] = max(fit, worth.get(number, fit))
        best = heapq.nsmallest(limit, worth, key=lambda number: (-worth[number], number))
        return [self._keys[number] for number in best]

    def _fit(self, number: int, reading: Reading) -> float:
        """How well a title goes with what was typed, the commoner the better."""
        key = self._keys[number]
        words = key.split()
        begun = " ".join(reading)
        first = _FIRST if key.startswith(begun) else 0.0
        whole = _WHOLE if key == begun else 0.0
        exact = _EXACT * sum(word in words for word in reading)
        return self._worth[number] + first + whole + exact - _WORD * len(words)

    def _pool(self, reading: Reading) -> set[int]:
        """Numbers of the commonest titles that have every beginning, and that begin so."""
        spans = [self._span(word) for word in reading]
        if not spans or not all(map(self._size, spans)):
            return set()
        rarest = min(range(len(spans)), key=lambda at: self._size(spans[at]))
        others = [f" {word}" for at, word in enumerate(reading) if at != rarest]
        numbers = self._postings[
            self._starts[spans[rarest].start] : self._starts[spans[rarest].end]
        ]
        if others:
            keys = self._keys
            fitting = (
                number
                for number in sorted(numbers)
                if all(other in f" {keys[number]}" for other in others)
            )
            common = set(islice(fitting, _POOL))
        else:
            common = set(heapq.nsmallest(_POOL, numbers))
        begun = " ".join(reading)
        start, end = bisect_left(self._sorted, begun), bisect_left(self._sorted, begun + _LAST)
        return common | set(heapq.nsmallest(_POOL, self._numbers[start:end]))

    def _span(self, beginning: str) -> _Span:
        start = bisect_left(self._words, beginning)
        return _Span(start, bisect_left(self._words, beginning + _LAST, start))

    def _size(self, span: _Span) -> int:
        return self._starts[span.end] - self._starts[span.start]

    def _misspelled(self, typed: Sequence[str]) -> Iterator[Reading]:
        """Readings with near beginnings for the words that begin no known one.

        Where each begins one, for those that are no known word in full.
        """
        unknown = {word for word in typed if not self._size(self._span(word))}
        unknown = unknown or {word for word in typed if word not in self._vocabulary}
        each = [self._near(word) if word in unknown else [word] for word in typed]
        return islice(product(*each), _READINGS)

    def _near(self, word: str) -> list[str]:
        """The known beginnings that are spelled most like a word, nearest first."""
        slips = (len(word) >= SHORTEST) + (len(word) >= LONG)
        if not slips:
            return []
        # a slip seldom touches the first letter, but it may swap the first two
        spans = [self._span(first) for first in (word[0], word[1] + word[0])]
        cuts = range(len(word) - slips, len(word) + slips + 1)
        beginnings = dict.fromkeys(
            known[:cut]
            for start, end in spans
            for known in self._words[start:end]
            for cut in cuts
            if len(known) >= cut
        )
        found = process.extract(
            word, beginnings.keys(), scorer=OSA.distance, score_cutoff=slips, limit=20
        )
        order = {near: (far, -self._size(self._span(near))) for near, far, _ in found}
        return sorted(order, key=lambda near: (order[near], near))[:_CHOICES]


def worth(code: str, listing: str) -> float:
    """What one line of a list adds to the standing of its title; groups name no one's work.

    >>> worth("43-3011", "lexicon"), worth("43-3010", "soc title")
    (40.0, 0.0)
    """
    if len(code) == _SOC and code.endswith("0"):
        return 0.0
    return _SETTLED if listing == corrections.LISTING else STANDING.get(listing, 1.0)


def foremost(entries: Sequence[TitleEntry]) -> Code:
    """The occupation that the lists name first for a title, from its lines; at least one.

    Corrections stand above the lexicon and the lexicon above the official lists, as
    for the coder, which pools the official ones with its classifier.

    >>> from metier.model.codes import onet, soc
    >>> listed = TitleEntry("Loss Mitigation Specialist", onet("33-9099.02"), "onet alternate")
    >>> ours = TitleEntry("Loss mitigation specialist", soc("13-2071"), "correction", 0.4)
    >>> foremost([listed, ours]).value
    '13-2071'
    """
    detailed_ones = [entry for entry in entries if detailed(entry.code)] or entries
    for listing in (corrections.LISTING, lexicon.LISTING):
        settled = [entry for entry in detailed_ones if entry.listing == listing]
        if settled:
            detailed_ones = settled
            break
    votes = votes_of(detailed_ones)
    return min(votes, key=lambda code: (-votes[code], code))


def _readings(typed: Sequence[str]) -> list[Reading]:
    """The words as typed, singular, and with what is short spelled out; each once."""
    worded = [word for word in typed if word not in vocab.STOPWORDS] or list(typed)
    singular = [_singular(word) for word in worded]
    spelled = [_singular(part) for word in worded for part in _spelled(word)]
    forms = (worded, singular, spelled)
    return [*dict.fromkeys(tuple(form) for form in forms if form)]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > SHORTEST and word.endswith("s") else word


def _spelled(word: str) -> Sequence[str]:
    """What an abbreviation stands for; of two meanings, the letters that both begin with.

    >>> _spelled("rn"), _spelled("acct"), _spelled("loan")
    (['registered', 'nurse'], ['account'], ['loan'])
    """
    if word in vocab.BY_POSITION:
        pairs = zip(*vocab.BY_POSITION[word], strict=False)
        return ["".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))]
    return (vocab.ABBREVIATIONS.get(word) or vocab.ACRONYMS.get(word) or word).split()
