"""Titles read one by one, and scored together, with all that their reasons need.

Where only the likeliest occupation is asked for, `metier.coding.foremost` finds it faster.
"""

from __future__ import annotations

from collections.abc import Sequence
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
LEAST_UNKNOWN = 0.50
"""The same for a title of which no word is known."""
DIGITS = 10_000
"""Probabilities are rounded down to a whole number of these parts of 1."""
_HAIR = 1e-6
"""Share of the last digit that is noise of 64 bits: 0.75 less a hair is 0.75."""
_HINTED = 0.3
"""Weight of the title with its industry's words before it."""

_NO_READING = Reading("", "", "", "", "")
_NO_KEY = "nothing is left of it without pay, place and number"


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

    def shares(self, block: Block) -> tuple[Floats, Floats]:
        """Probabilities of the occupations of the titles that the classifier is asked about.

        Returns:
            Of shape (asked titles, codes), each row of which adds up to at most 1; and what
            share each title's foremost occupation had before it was calibrated.
        """
        likely = self._likely(block)
        listed = [block.listed[at] for at in block.asked]
        settled = np.array([found.settled for found in listed], bool)
        votes = rows_of(listed, len(self.codes))
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

    def _likely(self, block: Block) -> Floats:
        """What the classifier says of titles and their main parts together."""
        distinct = {key: at for at, key in enumerate(dict.fromkeys(block.keys + block.worker_keys))}
        scores = self._scorer.shares(list(distinct))
        whole = np.array([distinct[key] for key in block.keys], np.intp)
        worker = np.array([distinct[key] for key in block.worker_keys], np.intp)
        likely = together(scores, whole, worker)
        if block.hinted_keys:
            likely = (1 - _HINTED) * likely + _HINTED * self._scorer.shares(block.hinted_keys)
        return likely

    def declined(self, block: Block, turn: int, share: float) -> str:
        """Why the title asked about in that turn is declined; empty if it is not.

        Args:
            share: of its foremost occupation, before it was calibrated.
        """
        listed = block.listed[block.asked[turn]].entries
        unknown = self._model.words.keys().isdisjoint(block.keys[turn].split())
        if share < LEAST_UNKNOWN and unknown and not listed:
            return "none of its words is in a listed title"
        if share < LEAST:
            return f"no occupation has a share of {LEAST:.0%}; the largest is {share:.0%}"
        return ""


def together(scores: Floats, whole: NDArray[np.intp], worker: NDArray[np.intp]) -> Floats:
    """What the classifier says of whole titles and of their main parts, as one.

    Args:
        scores: of keys, of shape (keys, codes).
        whole, worker: the rows of each title's key, and of the part that names the worker.
    """
    likely: Floats = scores[whole]
    (both,) = np.nonzero(whole != worker)
    if len(both):
        likely[both] *= 1 - MAIN
        likely[both] += MAIN * scores[worker[both]]
    return likely


def rounded(shares: Floats) -> NDArray[np.float64]:
    """Probabilities as they are given, rounded down, so that no sum of them exceeds 1.

    >>> rounded(np.array([0.12349, 0.75 - 1e-15]))
    array([0.1234, 0.75  ])
    """
    digits: NDArray[np.float64] = np.floor(shares * DIGITS + _HAIR)
    return digits / DIGITS
