"""Which parts of a posting speak of the work, and which of the employer.

Headings divide a posting: below one of them stand benefits, below another what
is asked for. Turns of phrase mark single sentences (equal opportunity, how to
apply) and clauses (what is not required).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from metier.coding.skills.lists import Cue

_HEADING = 60
"""A heading and what precedes it in its line take no more characters than this."""
_RUNNING = 100
"""A line longer than this is running text and no item of a list."""
_ITEMS = 2
"""Fewer short lines than this and one are no list."""
HEADING_ENDS = frozenset(b":\n\r?*")
"""What follows a heading; most headings are also words of running text."""
_SOFTENED = re.compile(rb"plus|prefer|helpful|asset|desir|\bbut\b|advantage", re.IGNORECASE)
_ASKING = re.compile(rb"requir|must|prefer", re.IGNORECASE)
_TRAILING = re.compile(rb"(?:required|necessary|needed)$", re.IGNORECASE)

Span = tuple[int, int]
Found = tuple[int, int, tuple[Cue, ...]]
"""Where a cue starts and ends, and what it may say."""


@dataclass(slots=True)
class Sections:
    """Spans of a text, in its bytes.

    Attributes:
        aside: about the employer, or not asked for.
        asked: below a heading of requirements.
    """

    aside: list[Span] = field(default_factory=list)
    asked: list[Span] = field(default_factory=list)

    def is_asked(self, at: int) -> bool:
        """Whether what stands at `at` is below a heading of requirements."""
        return any(start <= at < end for start, end in self.asked)


def sections(raw: bytes, found: Sequence[Found]) -> Sections:
    """The sections of a text.

    Args:
        raw: the text, one byte for each character, each sentence a line.
        found: its cues in order; those of headings where one may end.

    >>> text = b"Benefits: dental.\\nRequirements: Excel.\\nWe are an equal opportunity employer"
    >>> found = [(0, 8, (Cue.EMPLOYER,)), (18, 30, (Cue.ASKED,)), (49, 66, (Cue.SENTENCE,))]
    >>> sections(text, found)
    Sections(aside=[(39, 75), (0, 18)], asked=[(18, 75)])
    """
    made = Sections()
    headings: list[tuple[int, Cue]] = []
    for start, end, kinds in found:
        if kinds[0] <= Cue.ASKED and is_heading(raw, start, end, kinds[0]):
            headings.append((start, kinds[0]))
        elif Cue.SENTENCE in kinds:
            made.aside.append(sentence(raw, start, end))
        elif Cue.NEGATION in kinds:
            made.aside.append(negated(raw, start, end))
    for cue, span in _under(headings, len(raw)):
        if cue is Cue.EMPLOYER:
            made.aside.append((span[0], _list_end(raw, *span)))
        elif cue is Cue.ASKED:
            made.asked.append(span)
    return made


def _under(headings: Sequence[tuple[int, Cue]], length: int) -> Iterable[tuple[Cue, Span]]:
    for (start, cue), (end, _) in pairwise([*headings, (length, Cue.TASK)]):
        yield cue, (start, end)


def _list_end(raw: bytes, start: int, end: int) -> int:
    """Where a list of short lines below a heading gives way to running text; else `end`.

    >>> _list_end(b"Benefits:\\ndental\\nvision\\n" + 120 * b"x", 0, 145)
    24
    """
    at, short = start, 0
    for line in raw[start:end].splitlines(keepends=True):
        if len(line) > _RUNNING and short > _ITEMS:
            return at
        short += 0 < len(line.strip()) <= _RUNNING // 2
        at += len(line)
    return end


def is_heading(raw: bytes, start: int, end: int, cue: Cue) -> bool:
    """Whether words that end as headings do stand as one: near the start of their line.

    What is asked for may be led in by more words: `the right candidate has these skills:`.
    """
    return cue is Cue.ASKED or end - raw.rfind(b"\n", 0, start) <= _HEADING


def sentence(raw: bytes, start: int, end: int) -> Span:
    """Where the line around words starts and ends; each sentence is a line.

    >>> sentence(b"One\\n Two three\\n Four", 5, 8)
    (4, 14)
    """
    stop = raw.find(b"\n", end)
    return raw.rfind(b"\n", 0, start) + 1, stop if stop >= 0 else len(raw)


def negated(raw: bytes, start: int, end: int) -> Span:
    """The clause that a negation puts aside; an empty span where it is taken back.

    `No experience with X` reaches to the end of its sentence; `X is not required` from its
    beginning, or from the comma after something that is.

    >>> text = b"Excel required, Access not required"
    >>> negated(text, 23, 35)
    (14, 35)
    >>> negated(b"Excel is not required, but a plus", 9, 21)
    (9, 9)
    """
    first, last = sentence(raw, start, end)
    if not _TRAILING.search(raw, start, end):
        return start, last
    if _SOFTENED.search(raw, end, min(last, end + 40)):
        return start, start
    if _ASKING.search(raw, first, start):
        first = max(raw.rfind(b",", first, start), raw.rfind(b";", first, start), first)
    return first, end
