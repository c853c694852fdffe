"""Titles read many at a time, as arrays: the same readings as one by one, thousands a second.

A block of titles goes through each step together: forms, lists, classifier, pooling.
The best occupations are reckoned in 32 bits; where these might round to another last
digit, or leave two occupations as likely, the title is reckoned again in 64.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metier.coding.calibration import in_capitals
from metier.coding.index import TitleIndex
from metier.coding.listing import obstacle
from metier.coding.model import TitleModel
from metier.coding.scoring import Scorer
from metier.coding.shares import MAIN, pooled
from metier.coding.spelling import put_right
from metier.coding.titles import Reading, read
from metier.coding.votes import UNLISTED, Listed, Votes, rows_of

Floats = NDArray[Any]

LEAST = 0.05
"""A title is declined if its foremost occupation has a smaller share than this of what the lists
and the classifier say, before it is known how often such a share is right."""
LEAST_UNKNOWN = 0.20
"""The same for a title of which no word is known."""
_DIGITS = 10_000
"""Probabilities are rounded down to a whole number of these parts of 1."""
_HAIR = 1e-6
"""Share of the last digit that is noise of 64 bits: 0.75 less a hair is 0.75."""
BLOCK = 512
"""Titles whose shares are held at a time."""

_HINTED = 0.3
"""Weight of the title with its industry's words before it."""

_NO_READING = Reading("", "", "", "", "")
_NO_KEY = "nothing is left of it without pay, place and number"
_UNSURE = 0.05
"""Share of a last digit, of probabilities of 32 bits, that rounding may have changed."""


@dataclass(slots=True)
class Block:
    """Titles with all that is known of them before the classifier is asked.

    Attributes:
        titles: as typed.
        readings: their forms.
        notes: why a title is not read; empty where it is.
        listed: what the lists say.
        asked: the places of the titles that the classifier is asked about.
        keys, worker_keys: of those, respelled: of the whole, and of the part that names
            the worker.
        hinted_keys: the keys with the words of the industries; none where no industry is known.
    """

    titles: Sequence[str]
    readings: list[Reading] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    worker_keys: list[str] = field(default_factory=list)
    hinted_keys: Sequence[str] = ()


class BulkCoder:
    """Reads many titles by lists and classifier.

    Args:
        index: of all lists, with the lexicon and the corrections.
        model: trained on the same.
    """

    def __init__(self, index: TitleIndex, model: TitleModel) -> None:
        self.codes = model.codes
        self._model = model
        self._votes = Votes(index, model.codes)
        self._scorer = Scorer(model)
        self._place = {code: at for at, code in enumerate(model.codes)}

    def block(self, titles: Sequence[str]) -> Block:
        """All that is known of some titles before the classifier is asked."""
        block = Block(titles)
        for at, title in enumerate(titles):
            note, reading, listed, key = obstacle(title), _NO_READING, UNLISTED, ""
            if not note:
                reading, listed, key = self._known_of(title)
                if not key and not listed.corrections:
                    note = _NO_KEY
            if key and not listed.corrections:
                if reading.worker_key == reading.key:
                    worker = key
                else:
                    worker = self._model.known.respelled(reading.worker_key)
                block.asked.append(at)
                block.keys.append(key)
                block.worker_keys.append(worker or key)
            block.readings.append(reading)
            block.notes.append(note)
            block.listed.append(listed)
        return block

    def _known_of(self, title: str) -> tuple[Reading, Listed, str]:
        """The forms of a title, what the lists say of it, and its key, slips put right."""
        reading = read(title)
        listed = self._votes.of(title, reading)
        key = self._model.known.respelled(reading.key)
        if key != reading.key and not listed.entries:
            meant = put_right(title, reading.key, key)
            if meant != title:
                reading = read(meant)
                listed = self._votes.of(meant, reading)
                key = self._model.known.respelled(reading.key)
        return reading, listed, key

    def shares(
        self, block: Block, kind: type[np.floating[Any]] = np.float64
    ) -> tuple[Floats, Floats]:
        """Probabilities of the occupations of the titles that the classifier is asked about.

        Returns:
            Of shape (asked titles, codes), each row of which adds up to at most 1; and what
            share each title's foremost occupation had before it was calibrated.
        """
        likely = self._likely(block, kind)
        listed = [block.listed[at] for at in block.asked]
        settled = np.array([found.settled for found in listed], bool)
        votes = rows_of(listed, len(self.codes)).astype(kind, copy=False)
        voted = np.flatnonzero([bool(found.votes) for found in listed])
        shares: Floats = likely / likely.sum(axis=1, keepdims=True)
        if len(voted):
            shares[voted] = pooled(likely[voted], votes[voted], settled[voted])
        calibrator = self._model.calibrator
        foremost: Floats = shares.max(axis=1, initial=0)
        if calibrator is None:
            return shares, foremost
        capitals = np.array([in_capitals(block.titles[at]) for at in block.asked], bool)
        found = self._model.evidence(block.keys, shares, likely, votes, settled, capitals)
        return calibrator.apply(shares, found), foremost

    def _likely(self, block: Block, kind: type[np.floating[Any]]) -> Floats:
        """What the classifier says of titles and their main parts together."""
        distinct = {key: at for at, key in enumerate(dict.fromkeys(block.keys + block.worker_keys))}
        scores = self._scorer.shares(list(distinct), kind)
        whole = np.array([distinct[key] for key in block.keys], np.intp)
        worker = np.array([distinct[key] for key in block.worker_keys], np.intp)
        likely: Floats = scores[whole]
        (both,) = np.nonzero(whole != worker)
        if len(both):
            likely[both] *= 1 - MAIN
            likely[both] += MAIN * scores[worker[both]]
        if block.hinted_keys:
            likely = (1 - _HINTED) * likely + _HINTED * self._scorer.shares(block.hinted_keys, kind)
        return likely

    def declined(self, block: Block, turn: int, share: float) -> str:
        """Why the title asked about in that turn is declined; empty if it is not.

        Args:
            share: of its foremost occupation, before it was calibrated.
        """
        if share < LEAST:
            return f"no occupation has a share of {LEAST:.0%}; the largest is {share:.0%}"
        if share >= LEAST_UNKNOWN or block.listed[block.asked[turn]].entries:
            return ""
        known = not self._model.words.keys().isdisjoint(block.keys[turn].split())
        return "" if known else "none of its words is in a listed title"

    def best(self, titles: Sequence[str]) -> Iterator[tuple[Reading, int, float]]:
        """The forms of each title with its likeliest occupation and the probability of it.

        The occupation is a place among `codes`, -1 where the title was declined.

        Args:
            titles: as typed; any number.
        """
        for start in range(0, len(titles), BLOCK):
            block = self.block(titles[start : start + BLOCK])
            yield from zip(block.readings, *self._best(block), strict=True)

    def _best(self, block: Block) -> tuple[list[int], list[float]]:
        places, chances = [-1] * len(block.titles), [0.0] * len(block.titles)
        for at, listed in enumerate(block.listed):
            if listed.corrections:
                places[at] = self._place[listed.corrections[0].code.value]
                chances[at] = listed.corrections[0].probability
        if block.asked:
            found = zip(*(array.tolist() for array in self._foremost(block)), strict=True)
            for turn, (place, chance, share) in enumerate(found):
                if share >= LEAST_UNKNOWN or not self.declined(block, turn, share):
                    places[block.asked[turn]], chances[block.asked[turn]] = place, chance
        return places, chances

    def _foremost(self, block: Block) -> tuple[NDArray[np.intp], NDArray[np.float64], Floats]:
        """The place, the probability and the share of each title's foremost occupation."""
        found, shares = self.shares(block, np.float32)
        first, chances, unsure = _foremost(found, shares)
        if len(unsure):
            again = Block(
                block.titles,
                listed=block.listed,
                asked=[block.asked[turn] for turn in unsure],
                keys=[block.keys[turn] for turn in unsure],
                worker_keys=[block.worker_keys[turn] for turn in unsure],
            )
            found, shares[unsure] = self.shares(again)
            first[unsure], chances[unsure], _ = _foremost(found, shares[unsure])
        return first, chances, shares


def _foremost(
    shares: Floats, before: Floats
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.intp]]:
    """The first occupation of each row, its probability, and the rows not sure of either."""
    rows = np.arange(len(shares))
    first = shares.argmax(axis=1)
    chances = shares[rows, first].astype(np.float64)
    shares[rows, first] = -1
    lead = chances - shares.max(axis=1)
    shares[rows, first] = chances
    parts = chances * _DIGITS
    border = np.abs(parts - parts.round())
    hair = _UNSURE / _DIGITS
    edge = np.abs(before[:, np.newaxis] - [LEAST, LEAST_UNKNOWN]).min(axis=1)
    unsure = np.flatnonzero((border < _UNSURE) | (lead < hair) | (edge < hair))
    return first, rounded(chances), unsure


def rounded(shares: Floats) -> NDArray[np.float64]:
    """Probabilities as they are given, rounded down, so that no sum of them exceeds 1.

    >>> rounded(np.array([0.12349, 0.75 - 1e-15]))
    array([0.1234, 0.75  ])
    """
    digits: NDArray[np.float64] = np.floor(shares * _DIGITS + _HAIR)
    return digits / _DIGITS
