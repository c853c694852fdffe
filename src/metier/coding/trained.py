"""Titles to occupations by a trained classifier, below what people have settled by hand.

A correction is followed as it stands. A title of the lexicon is read as the lexicon
says. What the official lists say of the title itself is pooled with what the
classifier says; where they say nothing, the classifier speaks alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from metier.coding.bulk import Block, BulkCoder, rounded
from metier.coding.codings import Codings
from metier.coding.columns import Values
from metier.coding.index import TitleIndex, detailed, soc_of
from metier.coding.listing import BY_WORDS, NAMED, SMALLEST, like_reason, listed_reason
from metier.coding.model import TitleModel
from metier.coding.seniority import LEVELS
from metier.coding.titles import normalise
from metier.model.codes import Code, System, soc
from metier.model.coding import Candidate, Coding
from metier.model.records import TitleEntry

if TYPE_CHECKING:
    from metier.coding.foremost import ForemostCoder

_NEAR = 60
"""How many like titles are asked for."""
_WORTH_A_REASON = 0.1
"""An unlisted reading less likely than this is not given the titles it is like."""

Likes = Mapping[Code, Sequence[TitleEntry]]
"""Titles that share words with a title, by occupation."""


class TrainedCoder:
    """The coder with a classifier.

    Args:
        index: of all lists, with the lexicon and the corrections.
        model: trained on the same.
    """

    def __init__(self, index: TitleIndex, model: TitleModel) -> None:
        self._index = index
        self._model = model
        self._bulk = BulkCoder(index, model)
        self._codes = [soc(code) for code in model.codes]

    def code(self, title: str, *, industry: str | None = None) -> Coding:
        """Read one title by lists and classifier, see `metier.coding.coder.Coder.code`."""
        block = self._bulk.block([title])
        if block.asked and industry:
            (key,) = block.keys
            hints = [word for word in normalise(industry).split() if word not in key.split()]
            if hints:
                block.hinted_keys = [f"{' '.join(hints)} {key}"]
        (coding,) = self._codings(block)
        own = {soc_of(entry.code) for entry in block.listed[0].entries}
        # like titles are the slowest thing to find, and only give a reading its reason
        if not block.keys or not any(
            found.probability >= _WORTH_A_REASON and found.code not in own
            for found in coding.candidates
        ):
            return coding
        near = self._near(block.keys[0])
        told = tuple(
            found if found.code in own else _explained(found, near.get(found.code, ()))
            for found in coding.candidates
        )
        return replace(coding, candidates=told)

    def code_all(self, titles: Sequence[str]) -> Sequence[Coding]:
        """Many titles, read when they are looked at; like titles are not looked for.

        Args:
            titles: as typed.
        """
        return Codings(titles, lambda block: self._codings(self._bulk.block(block)))

    def columns(self, titles: Sequence[str]) -> Values:
        """What the columns of a file say of titles, see `metier.coding.columns`."""
        best = list(self._foremost.best(titles))
        if not best:
            return [], [], [], [], []
        places = np.concatenate([found.places for found in best])
        declined = places < 0
        chances = np.concatenate([found.chances for found in best]).astype(object)
        chances[declined] = None
        levels = np.concatenate([found.levels for found in best])
        # the last of each stands for none, which is place -1
        codes = np.array([*(code.value for code in self._codes), None], object)
        titled = [self._index.occupation_title(code) or None for code in self._codes]
        return (
            codes[places].tolist(),
            np.array([*titled, None], object)[places].tolist(),
            chances.tolist(),
            np.array([*LEVELS, None], object)[levels].tolist(),
            [shown or None for found in best for shown in found.shown],
        )

    @cached_property
    def _foremost(self) -> ForemostCoder:
        # What compiles is loaded only where many titles are read.
        from metier.coding.foremost import ForemostCoder

        return ForemostCoder(self._index, self._model)

    def _codings(self, block: Block) -> list[Coding]:
        """The readings of a block, without like titles."""
        found = []
        for at, title in enumerate(block.titles):
            form, said = block.readings[at], block.listed[at].corrections
            note = block.notes[at] or (said[0].reason if said else "")
            found.append(Coding(title, form.canonical, said, note, form.seniority))
        if block.asked:
            shares, foremost = self._bulk.shares(block)
            for turn, at in enumerate(block.asked):
                found[at] = self._coding(
                    block, turn, found[at], shares[turn], float(foremost[turn])
                )
        return found

    def _coding(
        self, block: Block, turn: int, bare: Coding, shares: NDArray[np.float64], foremost: float
    ) -> Coding:
        order = np.argsort(-shares, kind="stable")[:NAMED]
        if note := self._bulk.declined(block, turn, foremost):
            return replace(bare, note=note)
        entries = block.listed[block.asked[turn]].entries
        candidates = (
            self._candidate(self._codes[at], chance, entries)
            for at, chance in zip(order, rounded(shares[order]).tolist(), strict=True)
            if chance >= SMALLEST
        )
        return replace(bare, candidates=tuple(candidates))

    def _near(self, key: str) -> Likes:
        """Listed titles that share words with the key, by occupation."""
        found: defaultdict[Code, list[TitleEntry]] = defaultdict(list)
        for entry in self._index.near(key.split(), _NEAR):
            if detailed(entry.code):
                found[soc_of(entry.code)].append(entry)
        return found

    def _candidate(self, code: Code, chance: float, listed: Sequence[TitleEntry]) -> Candidate:
        own = [entry for entry in listed if soc_of(entry.code) == code]
        return Candidate(
            code,
            self._index.occupation_title(code),
            chance,
            listed_reason(own) if own else BY_WORDS,
            _detail(own),
        )


def _explained(found: Candidate, like: Sequence[TitleEntry]) -> Candidate:
    """A reading that no list has, with the titles it is like."""
    return replace(found, reason=like_reason(like), detail=_detail(like)) if like else found


def _detail(entries: Sequence[TitleEntry]) -> Code | None:
    """The O*NET-SOC code of the first entry that has one."""
    return next((entry.code for entry in entries if entry.code.system is System.ONET), None)
