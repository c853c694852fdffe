"""Titles read: the verbs of an atlas that take a title and give occupations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from metier.coding.choice import coder_of
from metier.coding.coder import Coder
from metier.coding.titles import canonical
from metier.model.codes import Code
from metier.model.coding import Coding, Suggestion
from metier.store.read import Snapshot
from metier.words import mid_sentence

if TYPE_CHECKING:
    from metier.coding.industries import Sector
    from metier.coding.suggestions import Suggestions

_JOBS = "employment.jobs"


class Lookup:
    """Reads titles by the lists, the classifier and the figures of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    @cached_property
    def coder(self) -> Coder:
        """The coder over the snapshot's titles."""
        return coder_of(self._snapshot.titles, self._snapshot.model)

    def read(self, text: str, industry: str | None = None) -> Coding:
        """The occupations of a title, weighed by how common each is in the industry.

        Args:
            text: as typed.
            industry: of the employer, in words; None if unknown.
        """
        coding = self.coder.code(text, industry=industry)
        if industry is None or not industry.strip() or not coding.candidates:
            return coding
        from metier.coding.industries import sector_of, weighed

        code = sector_of(industry)
        if code is None:
            note = f"the industry {industry.strip()[:60]!r} names no sector; only its words count"
            return replace(coding, note="; ".join(filter(None, (coding.note, note))))
        sector = self._sector(code, tuple(found.code for found in coding.candidates))
        return weighed(coding, sector) if sector.shares else coding

    def _sector(self, industry: str, codes: Sequence[Code]) -> Sector:
        """How much of each occupation an industry has, by its newest figures."""
        from metier.coding.industries import Sector, shares

        asked = {step for code in codes for step in (code, *code.parents[:1])}
        facts = self._snapshot.facts(asked, measures=[_JOBS], places=["US"])
        inside = [f for f in facts if f.slice.industry == industry and f.estimate.value is not None]
        newest = max((f.slice.period for f in inside), default="")
        universes = {f.slice.universe for f in inside}

        def jobs(within: str | None) -> dict[Code, float]:
            return {
                f.occupation: f.estimate.value
                for f in facts
                if f.slice.industry == within
                and f.slice.period == newest
                and f.slice.universe in universes
                and f.estimate.value is not None
            }

        title = self._snapshot.industries().get(industry, industry)
        name = mid_sentence(title.split(", excluding")[0].split(" (")[0]).lower()
        return Sector(name, shares(codes, jobs(industry), jobs(None)))

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]:
        """The titles that a text may be the beginning of, likeliest first."""
        found: dict[str, Suggestion] = {}
        for key in self._suggestions.find(prefix, limit):
            suggestion = self._suggestion(key)
            found.setdefault(suggestion.title, suggestion)
        return [*found.values()]

    @cached_property
    def _suggestions(self) -> Suggestions:
        from metier.coding.suggestions import Suggestions, worth

        return Suggestions(self._snapshot.titles.held.standings(worth))

    @lru_cache(maxsize=10_000)  # noqa: B019 - it is kept as long as its program runs
    def _suggestion(self, key: str) -> Suggestion:
        from metier.coding.suggestions import foremost

        held = self._snapshot.titles.held
        code = foremost(held.entries(key))
        return Suggestion(
            canonical(held.title(key)), code, self._snapshot.titles.occupation_title(code)
        )
