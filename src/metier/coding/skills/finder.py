"""Skills and technologies that a text asks for, by the names of a taxonomy.

All phrases are searched at once (Aho and Corasick); the longest at a place is
the one that counts. Then the parts of the text that speak of the employer, and
what is not required, are put aside, and ambiguous words have to show evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick

from metier.coding.skills.evidence import enough, listed, of_others
from metier.coding.skills.folding import Passage, fold, folded_phrase
from metier.coding.skills.lists import Cue, Demand, cues
from metier.coding.skills.phrases import Phrase, phrases
from metier.coding.skills.sections import HEADING_ENDS, Found, Sections, sections
from metier.model.skill import Skill, SkillKind, Term

_NO_SECTIONS = Sections()

_TOGETHER = 32
"""Texts that are searched together."""

Match = tuple[int, int, int]
"""A phrase's number, and where it starts and ends in the folded text, blanks included."""


class SkillFinder:
    """The names of a taxonomy, ready to be found in texts.

    Args:
        terms: the names; of those with equal spelling the first counts.

    >>> finder = SkillFinder([Term("Python", SkillKind.TECHNOLOGY)])
    >>> finder.find("Knows Python and JavaScript.")
    [Skill(name='Python', kind=<SkillKind.TECHNOLOGY: 'technology'>, start=6, end=12)]
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple({term.name: term for term in reversed(tuple(terms))}.values())[::-1]
        found = phrases(self._terms)
        said = {folded_phrase(phrase): kinds for phrase, kinds in cues().items()}
        self._phrases: list[Phrase] = list(found.values())
        self._cues = [
            (kinds, tuple(kind for kind in kinds if kind > Cue.ASKED)) for kinds in said.values()
        ]
        self._automaton = BytesAhoCorasick([*found, *said])

    def __len__(self) -> int:
        """The number of phrases searched for."""
        return len(self._phrases)

    def find(self, text: str) -> list[Skill]:
        """The names that a text asks for, each where it first does, in the text's order."""
        (found,) = self.find_all([text])
        return found

    def find_all(self, texts: Iterable[str]) -> Iterator[list[Skill]]:
        """The same for many texts, one after the other.

        Some texts are searched before any is settled: so the automaton, which is large, stays
        in the processor's cache for all of them.
        """
        search = self._automaton.find_matches_as_indexes
        waiting = iter(texts)
        while passages := [Passage(text) for text in islice(waiting, _TOGETHER)]:
            folded = [fold(passage.raw) for passage in passages]
            matches = [search(text, overlapping=True) for text in folded]
            for one in zip(passages, folded, matches, strict=True):
                yield self._skills(*one)

    def _skills(self, passage: Passage, folded: bytes, matches: list[Match]) -> list[Skill]:
        """What is found in one text, once its phrases are."""
        raw, place, known, terms = passage.raw, passage.place, self._phrases, self._terms
        longest, said = self._longest(passage.cased, matches)
        if not longest:
            return []
        parts = sections(raw, said) if said else _NO_SECTIONS
        found: dict[int, Skill] = {}
        for number, start, end in self._shown(raw, folded, longest, parts):
            for at in known[number].terms:
                if at not in found:
                    name, kind = terms[at].name, terms[at].kind
                    found[at] = Skill(name, kind, place(start), place(end - 1) + 1)
        return list(found.values())

    def _longest(self, cased: bytes, matches: list[Match]) -> tuple[list[Match], list[Found]]:
        """Of overlapping phrases the first and longest; and the cues, as they stand in the text.

        Matches come in the order of their ends. One that contains earlier ones takes their
        place, unless it overlaps one that began before it.
        """
        kept: list[Match] = []
        said: list[Found] = []
        count, cues, reached = len(self._phrases), self._cues, 0
        for number, start, end in matches:
            end -= 2
            if number >= count:
                kinds, running = cues[number - count]
                kinds = kinds if cased[end] in HEADING_ENDS else running
                if kinds:
                    said.append((start, end, kinds))
                continue
            if start >= reached:
                kept.append((number, start, end))
                reached = end
                continue
            at = len(kept)
            while at and kept[at - 1][1] >= start:
                at -= 1
            if not at or kept[at - 1][2] <= start:
                kept[at:] = [(number, start, end)]
                reached = end
        return kept, said

    def _shown(
        self, raw: bytes, folded: bytes, longest: list[Match], parts: Sections
    ) -> list[Match]:
        """The matches that are asked for and have the evidence they need."""
        shown: list[bool | None] = []
        done: set[tuple[int, ...]] = set()
        aside, known, plain = parts.aside, self._phrases, Demand.NONE
        for number, start, end in longest:
            phrase = known[number]
            terms, demand = phrase.terms, phrase.demand
            if not terms:
                shown.append(False)
                continue
            for first, last in aside:
                if first <= start < last:
                    shown.append(False)
                    break
            else:
                if terms in done:
                    shown.append(True)
                elif demand is plain or enough(raw, folded, start, end, phrase, parts):
                    line = raw.rfind(b"\n", 0, start) + 1
                    taught = phrase.personal and of_others(folded, line, start)
                    shown.append(not taught)
                    if not taught:
                        done.add(terms)
                else:
                    shown.append(None if demand < Demand.FIELD else False)
        if None in shown:
            self._spread(raw, longest, shown)
        return [match for match, is_shown in zip(longest, shown, strict=True) if is_shown]

    def _spread(self, raw: bytes, longest: list[Match], shown: list[bool | None]) -> None:
        """Take ambiguous names that stand in one list with names of technology."""
        last = len(longest) - 1
        for way in (range(1, last + 1), range(last - 1, -1, -1)):
            back = -1 if way.step > 0 else 1
            for at in way:
                beside = at + back
                if (
                    shown[at] is not None
                    or not shown[beside]
                    or not self._technology(longest[beside])
                ):
                    continue
                left, right = sorted((longest[at], longest[beside]), key=lambda match: match[1])
                if listed(raw, left[2], right[1]):
                    shown[at] = True

    def _technology(self, match: Match) -> bool:
        terms = self._phrases[match[0]].terms
        return bool(terms) and self._terms[terms[0]].kind is SkillKind.TECHNOLOGY
