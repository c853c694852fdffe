"""Titles read: the verbs of an atlas that take a title and give occupations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from metier.coding.choice import coder_of
from metier.coding.coder import BulkReader
from metier.coding.codings import Codings
from metier.coding.columns import Values, values_of
from metier.coding.listing import NAMED, SMALLEST, corrected, listed_under, obstacle
from metier.coding.spelling import put_right
from metier.coding.titles import canonical, normalise, seniority
from metier.model.codes import Code
from metier.model.coding import Coding, Suggestion
from metier.store.read import Snapshot
from metier.words.language import language

if TYPE_CHECKING:
    from metier.coding.industries import Sector
    from metier.coding.kinds import Kinds
    from metier.coding.known import KnownWords
    from metier.coding.suggestions import Suggestions


class Lookup:
    """Reads titles by the lists, the classifier and the figures of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        # kept by this object and not by its class, so that they go with the snapshot
        self._coded = lru_cache(4_096)(self._coded_anew)
        self._by_kind = lru_cache(10_000)(self._by_kind_anew)
        self._suggestion = lru_cache(10_000)(self._suggestion_anew)

    @cached_property
    def coder(self) -> BulkReader:
        """The coder over the snapshot's titles."""
        return coder_of(self._snapshot.titles, self._snapshot.model)

    def code(self, title: str, *, industry: str | None = None) -> Coding:
        """The occupations of a title, weighed by where and how many their jobs are.

        Args:
            title: as typed.
            industry: of the employer, in words; None if unknown.
        """
        return self._coded(title, industry.strip() if industry else "", language())

    def _coded_anew(self, title: str, hint: str, _: str) -> Coding:
        """The same, kept for each language, in which its notes are said."""
        coding = self._by_kind(title) or self._spelled(title, hint or None)
        coding = self._in_industry(coding, hint)
        likely = [found for found in coding.candidates if found.probability >= SMALLEST]
        return replace(coding, candidates=tuple(likely[:NAMED]) or coding.candidates[:1])

    def code_all(self, titles: Sequence[str]) -> Sequence[Coding]:
        """Many titles, read when they are looked at; like titles are not looked for."""
        return Codings(titles, self._read)

    def _read(self, titles: Sequence[str]) -> list[Coding]:
        plain = self.coder.code_all(titles)
        return [self._called(found) or found for found in plain]

    def columns(self, titles: Sequence[str]) -> Values:
        """What the columns of a file say of titles, see `metier.coding.columns`."""
        columns = self.coder.columns(titles)
        for at, shown in enumerate(columns[-1]):
            if shown and " " not in shown and (kind := self._by_kind(titles[at])):
                pairs: Iterable[tuple[list[Any], list[Any]]] = zip(
                    columns, values_of([kind]), strict=True
                )
                for column, (value,) in pairs:
                    column[at] = value
        return columns

    def _called(self, found: Coding) -> Coding | None:
        one_word = found.canonical_title and " " not in found.canonical_title
        return self._by_kind(found.text) if one_word else None

    def _spelled(self, title: str, hint: str | None) -> Coding:
        """A title as the coder reads it; one that no list has, with its slips put right."""
        titles = self._snapshot.titles
        key = "" if obstacle(title) else normalise(title)
        if not key or listed_under(title, canonical(title), titles):
            return self.coder.code(title, industry=hint)
        meant = put_right(title, key, self._known.respelled(key))
        coding = self.coder.code(meant, industry=hint)
        if meant == title:
            return coding
        told = f"{title.strip()[:60]!r} is read as {meant.strip()[:60]!r}"
        return replace(coding, text=title, note="; ".join(filter(None, (told, coding.note))))

    @cached_property
    def _known(self) -> KnownWords:
        from metier.coding.known import KnownWords

        return KnownWords(self._snapshot.titles.counts())

    def _in_industry(self, coding: Coding, hint: str) -> Coding:
        """A coding weighed by what an industry, in words, has of its occupations."""
        if not hint or not coding.candidates:
            return coding
        from metier.coding.industries import sector_of, weighed

        code = sector_of(hint)
        if code is None:
            note = f"the industry {hint[:60]!r} names no sector; only its words count"
            return replace(coding, note="; ".join(filter(None, (coding.note, note))))
        sector = self._sector(code, tuple(found.code for found in coding.candidates))
        return weighed(coding, sector) if sector.shares else coding

    def _by_kind_anew(self, title: str) -> Coding | None:
        """A word that names a kind of work, read by the jobs of the occupations called so.

        None where the title is no such word, or a correction settles it.
        """
        word = "" if obstacle(title) else normalise(title)
        if not word or " " in word:
            return None
        from metier.coding.kinds import by_jobs, jobs_of

        titles = self._snapshot.titles.detailed
        codes = self._kinds.called(word)
        if not codes or corrected(self._snapshot.titles.entries(word), self._snapshot.titles):
            return None
        jobs = jobs_of(codes, self._snapshot.jobs(), titles)
        plain = Coding(title, canonical(title), (), seniority=seniority(title))
        return by_jobs(plain, jobs, titles) if len(jobs) > 1 else None

    @cached_property
    def _kinds(self) -> Kinds:
        from metier.coding.kinds import Kinds

        return Kinds(self._snapshot.titles.detailed)

    def _sector(self, industry: str, codes: Sequence[Code]) -> Sector:
        """How much of each occupation an industry has, by its newest figures."""
        from metier.coding.industries import Sector, shares

        inside = self._snapshot.jobs(industry)
        title = self._snapshot.industries().get(industry, industry)
        name = title.split(", excluding")[0].split(" (")[0].lower()
        return Sector(name, shares(codes, inside, self._snapshot.jobs()))

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

    def _suggestion_anew(self, key: str) -> Suggestion:
        from metier.coding.suggestions import foremost

        titles = self._snapshot.titles
        kind = self._by_kind(key)
        code = kind.candidates[0].code if kind else foremost(titles.held.entries(key))
        return Suggestion(canonical(titles.held.title(key)), code, titles.occupation_title(code))
