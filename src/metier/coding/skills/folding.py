"""Text as bytes that an automaton can search, one byte for each character.

A text is encoded so that its n-th byte stands for its n-th character; letters
are folded to lower case and everything that is no part of a word becomes a
blank. Places in the folded text are therefore places in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_INSIDE = "+#.&@"
"""Signs that belong to a word: `C++`, `C#`, `.NET`, `R&D`, an e-mail address."""


def _table() -> bytes:
    letters = (bytes([code]).decode("latin-1") for code in range(256))
    return bytes(
        ord(letter.lower())
        if (letter.isalnum() and letter.lower() <= "\xff") or letter in _INSIDE
        else 32
        for letter in letters
    )


_FOLDED = _table()
_RUN = re.compile(rb"(?<! )  ++(?=\S)")
_STOP = re.compile(
    rb"\.(?:(?=\s|$)(?<!e\.g\.|i\.e\.|etc\.)|(?=[A-Za-z]{3})(?<=[a-z]{3}\.)(?<!www\.)(?!com|net|org|edu|gov))"
)
"""A full stop before a blank, or without one between words: `decisions.must`."""
_WRAPPED = re.compile(rb"\n(?=[a-z])(?<=[a-z,]\n)")


class Passage:
    """A text as bytes, and where its bytes stand in it.

    Attributes:
        cased: one byte for each character; `?` for characters of other alphabets. Runs of
            blanks inside a line are one blank. A line break follows the last line.
        raw: the same, but each sentence ends with a line break instead of its full stop.
    """

    __slots__ = ("_ends", "_lost", "cased", "raw")

    def __init__(self, text: str) -> None:
        raw = text.encode("latin-1", "replace")
        self._ends: list[int] = []
        self._lost: list[int] = []
        if raw.rfind(b"  ") >= 0:  # twice as fast as `in`
            raw = self._without_runs(raw)
        self.cased = raw + b"\n"
        self.raw = _STOP.sub(b"\n", _WRAPPED.sub(b" ", raw))

    def _without_runs(self, raw: bytes) -> bytes:
        parts, at, lost = [], 0, 0
        for run in _RUN.finditer(raw):
            parts.append(raw[at : run.start()])
            at = run.end()
            lost += at - run.start() - 1
            self._ends.append(run.start() + 1 - (lost - (at - run.start() - 1)))
            self._lost.append(lost)
        return b" ".join([*parts, raw[at:]])

    def place(self, at: int) -> int:
        """Where byte `at` of `raw` stands in the text.

        >>> passage = Passage("a    b")
        >>> passage.raw, passage.place(2)
        (b'a b', 5)
        """
        if not self._ends:
            return at
        run = bisect_right(self._ends, at)
        return at + self._lost[run - 1] if run else at


def fold(raw: bytes) -> bytes:
    """Lower case, and blanks for all that is no part of a word, with a blank at each end.

    Byte `at` of `raw` is byte `at + 1` of the answer.

    >>> fold(Passage("C++, Node.js (or .NET).").raw)
    b' c++  node.js  or .net   '
    """
    return b" %b " % raw.translate(_FOLDED)


def folded_phrase(phrase: str) -> bytes:
    """A phrase as `fold` gives it in a text, single blanks between its words.

    >>> folded_phrase("Problem-solving")
    b' problem solving '
    """
    return b" %b " % b" ".join(fold(phrase.encode("latin-1", "replace")).split())
