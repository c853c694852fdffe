"""The likeliest occupation of many titles, as arrays: thousands a second.

What is found is what `metier.coding.trained` finds one by one, to the last printed
digit: probabilities are reckoned in 32 bits; where these might round to another last
digit, or leave two occupations as likely, the title is reckoned again in 64.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metier.coding.blending import blended, likely_of
from metier.coding.bulk import DIGITS, LEAST, LEAST_UNKNOWN, rounded, together
from metier.coding.calibration import evidence, in_capitals
from metier.coding.features import LONGEST_KEY
from metier.coding.forms import FormReader, Forms, split
from metier.coding.index import TitleIndex
from metier.coding.model import TitleModel
from metier.coding.rows import Rows, distinct, joined
from metier.coding.scoring import Scorer
from metier.coding.shares import pooled
from metier.coding.spelling import put_right
from metier.coding.standings import ListedKeys, Standings
from metier.coding.titles import forms as spellings
from metier.coding.wordfacts import WordFacts
from metier.coding.wordvectors import WordVectors

Floats = NDArray[Any]
Places = NDArray[np.intp]

BLOCK = 512
"""Titles whose shares are held at a time."""
WORDS = 1 << 16
"""Words of which is held what is known, at most."""
_UNSURE = 0.04
"""Share of a last digit, of probabilities of 32 bits, that rounding may have changed."""


@dataclass(frozen=True, slots=True)
class Best:
    """What is found of some titles.

    Attributes:
        shown: canonical titles; empty where there is none.
        levels: as places in `seniority.LEVELS`; one behind the last for none.
        places: of the likeliest occupations among the codes; -1 where a title is declined.
        chances: their probabilities.
    """

    shown: list[str]
    levels: NDArray[np.int8]
    places: NDArray[np.int64]
    chances: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is known of the titles that the classifier is asked about.

    Attributes:
        which: row of `vectors` is of the whole title, and which of its worker, of shape
            (2, titles).
        vectors: of distinct keys.
        standings: what the lists say.
        words, known: how many words a key has, and how many of them a listed title has.
        capitals: whether the title is typed in capitals.
    """

    which: NDArray[np.int64]
    vectors: NDArray[np.float64]
    standings: Standings
    words: NDArray[np.int64]
    known: NDArray[np.int64]
    capitals: NDArray[np.bool_]

    def take(self, some: Places) -> _Asked:
        """The same of some of the titles."""
        return _Asked(
            self.which[:, some],
            self.vectors,
            self.standings.take(some),
            self.words[some],
            self.known[some],
            self.capitals[some],
        )


class ForemostCoder:
    """Finds the likeliest occupations of many titles by lists and classifier.

    Args:
        index: of all lists, with the lexicon and the corrections.
        model: trained on the same.
    """

    def __init__(self, index: TitleIndex, model: TitleModel) -> None:
        self._model = model
        self._scorer = Scorer(model)
        self._lists = ListedKeys(index, model.codes)
        self._begin()

    def _begin(self) -> None:
        """Begin with no words but those of the rules."""
        self._reader = FormReader(WordFacts())
        self._words = self._reader.facts.words
        self._vectors = WordVectors(self._model, self._words)
        self._meant = np.full(self._words.count, -1, np.int32)
        self._known = np.zeros(self._words.count, bool)

    def best(self, titles: Sequence[str]) -> Iterator[Best]:
        """The likeliest occupations of titles, block by block.

        Args:
            titles: as typed; any number.
        """
        for start in range(0, len(titles), BLOCK):
            if self._words.count > WORDS:
                self._begin()
            yield self._block(titles[start : start + BLOCK])

    def _block(self, titles: Sequence[str]) -> Best:
        forms = self._reader.read(titles)
        listed = self._listed(titles, forms)
        keys = self._put_right(titles, forms, listed)
        places, chances = self._lists.corrected(listed)
        (asked,) = np.nonzero((np.diff(keys.starts) > 0) & (places < 0))
        if len(asked):
            typed = [titles[at] for at in asked.tolist()]
            of = self._asked(typed, keys.take(asked), forms.worker_keys.take(asked), listed[asked])
            first, found, shares = self._foremost(of)
            kept = shares >= LEAST
            kept &= (shares >= LEAST_UNKNOWN) | of.standings.listed | (of.known > 0)
            places[asked[kept]], chances[asked[kept]] = first[kept], found[kept]
        return Best(forms.shown, forms.levels, places, chances)

    def _listed(self, titles: Sequence[str], forms: Forms) -> NDArray[np.int64]:
        """The numbers of the listed keys: of the whole titles, else of a form or the main part."""
        numbers = self._lists.find(self._reader.texts(forms.keys))
        (left,) = np.nonzero(numbers < 0)
        bracketed = [place for place in left.tolist() if "(" in titles[place]]
        other = [(place, form) for place in bracketed for form in spellings(titles[place])]
        if other:
            texts = self._reader.read([form for _, form in other], any_text=True)
            found = self._lists.find(self._reader.texts(texts.keys))
            for (place, _), number in zip(other, found.tolist(), strict=True):
                if numbers[place] < 0:
                    numbers[place] = number
            left = left[numbers[left] < 0]
        numbers[left] = self._lists.find(self._reader.texts(forms.shown_keys.take(left)))
        return numbers

    def _put_right(self, titles: Sequence[str], forms: Forms, listed: NDArray[np.int64]) -> Rows:
        """The keys of titles, slips put right; so are the forms of a title that no list has."""
        typed = forms.keys
        meant = self._respelled(typed)
        (changed,) = np.nonzero(typed.values != meant.values)
        rows = np.unique(np.searchsorted(typed.starts, changed, side="right") - 1)
        rows = rows[listed[rows] < 0]
        if not len(rows):
            return meant
        before, after = (self._reader.texts(keys.take(rows)) for keys in (typed, meant))
        spelled = zip(rows.tolist(), _split(before), _split(after), strict=True)
        texts = {at: put_right(titles[at], key, right) for at, key, right in spelled}
        slips = [at for at, text in texts.items() if text != titles[at]]
        if not slips:
            return meant
        written = [texts[at] for at in slips]
        again = self._reader.read(written, any_text=True)
        listed[slips] = self._listed(written, again)
        forms.replace(np.array(slips), again)
        return self._respelled(forms.keys)

    def _respelled(self, keys: Rows) -> Rows:
        """Keys with each unknown word replaced by the common word that it misspells, if any."""
        self._note(keys.values)
        return Rows(self._meant[keys.values], keys.starts)

    def _note(self, words: NDArray[Any]) -> None:
        """Find out which words are meant by those that are new."""
        more = self._words.count - len(self._meant)
        self._meant = np.concatenate([self._meant, np.full(more, -1, np.int32)])
        new = np.unique(words[self._meant[words] < 0])
        if not len(new):
            return
        texts = [self._words.text(number) for number in new.tolist()]
        right = [self._model.known.respelled(text) for text in texts]
        meant = self._words.numbers(right)
        self._meant[new] = meant
        more = self._words.count - len(self._known)
        self._known = np.concatenate([self._known, np.zeros(more, bool)])
        self._known[meant] = [text in self._model.words for text in right]

    def _asked(
        self, titles: Sequence[str], keys: Rows, workers: Rows, listed: NDArray[np.int64]
    ) -> _Asked:
        workers = self._respelled(workers)
        count = len(keys)
        both = joined([keys, workers])
        rows = np.arange(2 * count)
        (empty,) = np.nonzero(np.diff(workers.starts) == 0)
        rows[count + empty] = empty
        firsts, which = distinct(*both.take(rows).pair)
        vectors = self._vectors.of(self._cut(both.take(rows[firsts])))
        words = np.diff(keys.starts)
        ends = np.concatenate([[0], np.cumsum(self._known[keys.values])])
        known = ends[keys.starts[1:]] - ends[keys.starts[:-1]]
        capitals = np.fromiter(map(in_capitals, titles), bool, count)
        standings = self._lists.of(listed)
        return _Asked(which.reshape(2, count), vectors, standings, words, known, capitals)

    def _cut(self, keys: Rows) -> Rows:
        """Keys as the classifier reads them, which looks at so many letters only."""
        texts = self._reader.texts(keys)
        if np.diff(texts.starts).max(initial=0) <= LONGEST_KEY:
            return keys
        return self._vectors.rows(_split(texts))

    def _foremost(self, asked: _Asked) -> tuple[Places, NDArray[np.float64], Floats]:
        """The place, the probability and the share of each title's foremost occupation."""
        likely = likely_of(asked.vectors, self._layer, asked.which)
        shares = blended(likely, asked.standings)
        first, chances, foremost, lead = self._judged(asked, likely, shares)
        unsure = np.flatnonzero(_is_unsure(chances, foremost, lead))
        if len(unsure):
            again = asked.take(unsure)
            likely, shares = self._exact(again)
            first[unsure], chances[unsure], exact, _ = self._judged(again, likely, shares)
            foremost = foremost.astype(np.float64)
            foremost[unsure] = exact
        return first, rounded(chances), foremost

    def _exact(self, asked: _Asked) -> tuple[Floats, Floats]:
        """The classifier's shares and the pooled ones, as they are reckoned one by one."""
        used, which = np.unique(asked.which, return_inverse=True)
        scores = self._scorer.shares_of(asked.vectors[used])
        likely = together(scores, *which.reshape(asked.which.shape))
        standings = asked.standings
        (voted,) = np.nonzero(standings.starts[1:] > standings.starts[:-1])
        shares: Floats = likely / likely.sum(axis=1, keepdims=True)
        if len(voted):
            votes = standings.spread(len(self._model.codes))[voted]
            shares[voted] = pooled(likely[voted], votes, standings.settled[voted])
        return likely, shares

    def _judged(
        self, asked: _Asked, likely: Floats, shares: Floats
    ) -> tuple[Places, NDArray[np.float64], Floats, Floats]:
        """The first occupation of each title, its probability, its share and lead in shares."""
        rows, first = np.arange(len(shares)), shares.argmax(axis=1)
        foremost = shares[rows, first]
        chances, calibrator = foremost.astype(np.float64), self._model.calibrator
        if calibrator is not None:
            votes = asked.standings.spread(len(self._model.codes)).astype(shares.dtype, copy=False)
            about = asked.standings.settled, asked.words, asked.known, asked.capitals
            chances = calibrator.chances(shares, evidence(shares, likely, votes, *about))
        shares[rows, first] = -1
        return first, chances, foremost, foremost - shares.max(axis=1)

    @cached_property
    def _layer(self) -> NDArray[np.float32]:
        return self._model.output.astype(np.float32)


def _split(texts: Rows) -> list[str]:
    return split(texts.values, texts.starts)


def _is_unsure(chances: NDArray[np.float64], foremost: Floats, lead: Floats) -> NDArray[np.bool_]:
    """Whether numbers of 64 bits might give another last digit, or another occupation."""
    parts = chances * DIGITS
    border = np.abs(parts - parts.round())
    hair = _UNSURE / DIGITS
    edge = np.abs(foremost[:, np.newaxis] - [LEAST, LEAST_UNKNOWN]).min(axis=1)
    found: NDArray[np.bool_] = (border < _UNSURE) | (lead < hair) | (edge < hair)
    return found
