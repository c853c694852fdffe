"""Skills and technologies that a text asks for, by the names of a taxonomy.

All phrases are searched at once (Aho and Corasick); the longest at a place is
the one that counts. Then the parts of the text that speak of the employer, and
what is not required, are put aside, and ambiguous words have to show evidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

from metier.coding.skills.evidence import enough, listed
from metier.coding.skills.folding import Passage, fold, folded_phrase
from metier.coding.skills.lists import Cue, Demand, cues
from metier.coding.skills.phrases import Phrase, phrases
from metier.coding.skills.sections import Found, Sections, sections
from metier.model.skill import Skill, SkillKind, Term

_NO_SECTIONS = Sections()
_HEADING_ENDS = frozenset(b":\n\r?*")
"""What may follow a heading; most headings are also words of running text."""

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
        self._cues = list(said.values())
        self._automaton = BytesAhoCorasick([*found, *said])

    def __len__(self) -> int:
        """The number of phrases searched for."""
        return len(self._phrases)

    def find(self, text: str) -> list[Skill]:
        """The names that a text asks for, each where it first does, in the text's order."""
        passage = Passage(text)
        found: dict[int, Skill] = {}
        for number, start, end in self._named(passage):
            for at in self._phrases[number].terms:
                if at not in found:
                    term = self._terms[at]
                    first, last = passage.place(start), passage.place(end - 1) + 1
                    found[at] = Skill(term.name, term.kind, first, last)
        return list(found.values())

    def names(self, text: str) -> list[str]:
        """The same without places and kinds: what a file's column holds."""
        named = self._named(Passage(text))
        found = dict.fromkeys(at for one in named for at in self._phrases[one[0]].terms)
        return [self._terms[at].name for at in found]

    def _named(self, passage: Passage) -> list[Match]:
        """The matches that count, in order, with places in `passage.raw`."""
        raw = passage.raw
        folded = fold(raw)
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        longest, said = self._longest(raw, matches)
        if not longest:
            return []
        parts = sections(raw, said) if said else _NO_SECTIONS
        return self._shown(raw, folded, longest, parts)

    def _longest(self, raw: bytes, matches: list[Match]) -> tuple[list[Match], list[Found]]:
        """Of overlapping phrases the first and longest; and the cues, as they stand in the text.

        Matches come in the order of their ends. One that contains earlier ones takes their
        place, unless it overlaps one that began before it.
        """
        kept: list[Match] = []
        said: list[Found] = []
        count, length = len(self._phrases), len(raw)
        for number, start, end in matches:
            end -= 2
            if number >= count:
                kinds = self._cues[number - count]
                if kinds[-1] > Cue.ASKED or end == length or raw[end] in _HEADING_ENDS:
                    said.append((start, end, kinds))
                continue
            at = len(kept)
            while at and kept[at - 1][1] >= start:
                at -= 1
            if at and kept[at - 1][2] > start:
                continue
            kept[at:] = [(number, start, end)]
        return kept, said

    def _shown(
        self, raw: bytes, folded: bytes, longest: list[Match], parts: Sections
    ) -> list[Match]:
        """The matches that are asked for and have the evidence they need."""
        shown: list[bool | None] = []
        pending = False
        done: set[int] = set()
        for number, start, end in longest:
            phrase = self._phrases[number]
            if not phrase.terms or parts.is_aside(start):
                shown.append(False)
            elif (
                number in done
                or phrase.demand is Demand.NONE
                or enough(raw, folded, start, end, phrase, parts)
            ):
                shown.append(True)
                done.add(number)
            else:
                ambiguous = phrase.demand < Demand.FIELD
                shown.append(None if ambiguous else False)
                pending = pending or ambiguous
        if pending:
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
