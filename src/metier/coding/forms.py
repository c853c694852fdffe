"""The forms of many titles at once: `metier.coding.titles.read`, compiled where it can be.

Nineteen titles of twenty consist of letters, digits and common signs, and are read by
compiled code as numbers of words. The others are read one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from metier.coding import scanning, titlerules
from metier.coding.levelrules import NONE
from metier.coding.listing import obstacle
from metier.coding.numbering import texts_of
from metier.coding.rows import Array, Rows, joined
from metier.coding.seniority import LEVELS
from metier.coding.titles import read
from metier.coding.wordfacts import WordFacts

_KEY, _SHOWN, _SHOWN_KEY, _WORKER_KEY = range(4)
_FORMS = 4
_LEVELS = {name: at for at, name in enumerate((*LEVELS, ""))}


@dataclass(slots=True)
class Forms:
    """The forms of some titles.

    Attributes:
        rows: of numbers of words, four for each title read.
        at: of each title, where its four rows begin.
        shown: canonical titles.
        levels: as places in `seniority.LEVELS`; one behind the last for none.
        are_titles: False for a text that is no title, which has no forms.
    """

    rows: Rows
    at: NDArray[np.int64]
    shown: list[str]
    levels: NDArray[np.int8]
    are_titles: NDArray[np.bool_]

    @property
    def keys(self) -> Rows:
        """The keys."""
        return self.rows.take(self.at + _KEY)

    @property
    def shown_keys(self) -> Rows:
        """The keys of the canonical titles."""
        return self.rows.take(self.at + _SHOWN_KEY)

    @property
    def worker_keys(self) -> Rows:
        """The keys of the parts that name the worker."""
        return self.rows.take(self.at + _WORKER_KEY)

    def replace(self, places: NDArray[np.intp], forms: Forms) -> None:
        """Put the forms of other titles in place of some."""
        self.at[places] = forms.at + len(self.rows)
        self.rows = joined([self.rows, forms.rows])
        self.levels[places] = forms.levels
        for place, shown in zip(places.tolist(), forms.shown, strict=True):
            self.shown[place] = shown


class FormReader:
    """Reads titles by the facts of words, which it gathers as they come.

    Args:
        facts: of the words so far.
    """

    def __init__(self, facts: WordFacts) -> None:
        self.facts = facts

    def read(self, titles: Sequence[str], *, any_text: bool = False) -> Forms:
        """The forms of titles.

        Args:
            titles: as typed.
            any_text: whether what is no title is read like one, too.
        """
        facts, words = self.facts, self.facts.words
        texts = Rows.texts([title if title.isascii() else "" for title in titles])
        # "&" becomes "and" between blanks
        words.make_room(2 * len(texts.values), len(texts.values) // 2 + len(titles))
        letters, bounds = texts.pair
        own = words.letters, words.starts, words.slots
        *scanned, count = scanning.scan(letters, bounds, scanning.KINDS, *own, words.count)
        words.entered(count)
        facts.note()
        of_words, ends, parts = scanned
        values, starts, levels, done = titlerules.forms(
            of_words, ends, parts, facts.arrays, facts.states
        )
        rows = Rows(values, starts)
        at = _FORMS * np.arange(len(titles))
        shown = self._shown(rows.take(at + _SHOWN))
        found = Forms(rows, at, shown, levels, np.ones(len(titles), bool))
        (left,) = np.nonzero(~done)
        if len(left):
            self._read_left([titles[place] for place in left.tolist()], left, found, any_text)
        return found

    def _shown(self, rows: Rows) -> list[str]:
        words = self.facts.words
        letters, ends = titlerules.shown(
            rows.values, rows.starts, words.letters, words.starts, self.facts.flags
        )
        return split(letters, ends)

    def _read_left(
        self, titles: Sequence[str], places: Array, found: Forms, any_text: bool
    ) -> None:
        numbers = self.facts.words.numbers
        rows: list[list[int]] = []
        shown, levels = [], []
        for title, place in zip(titles, places.tolist(), strict=True):
            if not any_text and obstacle(title):
                found.are_titles[place] = False
                rows += [[]] * _FORMS
                shown.append("")
                levels.append(NONE)
                continue
            form = read(title)
            keys = form.key, "", form.canonical_key, form.worker_key
            rows += [numbers(key.split()) for key in keys]
            shown.append(form.canonical)
            levels.append(_LEVELS[form.seniority])
        at = _FORMS * np.arange(len(titles))
        of = np.array(levels, np.int8)
        found.replace(places, Forms(Rows.of(rows), at, shown, of, np.ones(len(titles), bool)))

    def texts(self, rows: Rows) -> Rows:
        """Rows of numbers of words as letters, with blanks between words."""
        words = self.facts.words
        return Rows(*texts_of(rows.values, rows.starts, words.letters, words.starts))


def split(letters: Array, ends: Array) -> list[str]:
    """Letters as texts.

    >>> split(np.frombuffer(b"abc", np.uint8), np.array([0, 2, 2, 3]))
    ['ab', '', 'c']
    """
    text, bounds = letters.tobytes().decode("ascii"), ends.tolist()
    return [text[one:two] for one, two in pairwise(bounds)]
