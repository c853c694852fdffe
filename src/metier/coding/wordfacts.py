"""What the rules of titles say of single words, as numbers for compiled code.

The rules of rows of words (`metier.coding.rewriting`, `metier.coding.seniority`) ask
of a word only what is noted here, so that each word is looked at once, in Python,
and rows of words any number of times, compiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metier.coding import rewriting, seniority
from metier.coding import vocabulary as vocab
from metier.coding.inflection import is_role, singular
from metier.coding.numbering import Numbering

Array = NDArray[Any]

NAMED = (
    "of", "vice", "president", "senior", "junior", "principal", "investigator", "staff",
    "entry", "level", "co", "op", "head", "start", "manager",
)  # fmt: skip
"""Words that a rule of rows calls by name; their numbers are their places here."""
(
    OF, VICE, PRESIDENT, SENIOR, JUNIOR, PRINCIPAL, INVESTIGATOR, STAFF,
    ENTRY, LEVEL, CO, OP, HEAD, START, MANAGER,
) = range(len(NAMED))  # fmt: skip

_bit = count()
ROLE, WORKER, NUMBER, SETTLED = (1 << next(_bit) for _ in range(4))
"""In the singular it names a worker; it does in any form; it is a number; no rule of keys
changes it."""
BEGINS, GRADE, SHORT, NEIGHBOURED = (1 << next(_bit) for _ in range(4))
"""It begins a decoration; is a grade; is a short form; is one whose meaning its neighbours tell."""
STEP, STOP, QUALIFIER, STATE, CAPITAL = (1 << next(_bit) for _ in range(5))
OLD_AGE, LEARNER, LEARNING, LEADER, LED, OF_STAFF = (1 << next(_bit) for _ in range(6))
DIRECTING, ATTENDANT, STATING, MANAGING = (1 << next(_bit) for _ in range(4))
TOUCHED = BEGINS | GRADE | SHORT | NUMBER
"""A rule may rewrite a row because of such a word."""
AT_END = STEP | STOP

_SETS: tuple[tuple[int, Iterable[str]], ...] = (
    (BEGINS, rewriting.DECORATION_BEGINS),
    (GRADE, vocab.DROPPED_GRADES),
    (NEIGHBOURED, rewriting.BY_NEIGHBOURS - vocab.BY_POSITION.keys() | {"acct"}),
    (STEP, vocab.LEVELS),
    (STOP, vocab.STOPWORDS),
    (QUALIFIER, vocab.QUALIFIERS),
    (STATE, vocab.STATES | {name for name in vocab.STATE_NAMES if " " not in name}),
    (CAPITAL, vocab.CAPITALS),
    (OLD_AGE, vocab.KEEP_SENIOR_BEFORE),
    (LEARNER, seniority.LEARNERS),
    (LEARNING, vocab.LEARNING),
    (LEADER, seniority.LEADERS),
    (LED, vocab.LED_THINGS),
    (OF_STAFF, vocab.STAFF_ROLES),
    (DIRECTING, seniority.MANAGERS),
    (ATTENDANT, vocab.ATTENDANTS),
    (STATING, seniority.STATING),
    (MANAGING, seniority.MANAGING),
)
_FLAGS: dict[str, int] = {}
for _flag, _words in _SETS:
    for _word in _words:
        _FLAGS[_word] = _FLAGS.get(_word, 0) | _flag
_SPECIAL = frozenset({*_FLAGS, *NAMED, *vocab.ABBREVIATIONS, *vocab.BY_POSITION, *vocab.ACRONYMS})
_MEANINGS, _WIDTH = 4, 6
"""For a key; before another word; as the last word; for its level. Words in one at most."""


class WordFacts:
    """The facts of the words of a numbering.

    Attributes:
        flags: of each word.
        single: the number of its singular.
        meaning: the row of `meanings` that has what it stands for; -1 where it stands for itself.
        meanings: of shape (words that stand for others, 4, 6), filled up with -1.
        phrases: decoration as numbers of words, the longest first, filled up with -1.
        states: pairs of words that name a state.
    """

    def __init__(self) -> None:
        self.words = Numbering()
        self.flags = np.zeros(0, np.int64)
        self.single = np.zeros(0, np.int32)
        self.meaning = np.zeros(0, np.int32)
        self.meanings = np.full((0, _MEANINGS, _WIDTH), -1, np.int32)
        self._noted = 0
        self._special: dict[str, int] = {}
        self.words.numbers(NAMED)
        self.words.numbers(sorted(_SPECIAL))
        longest_first = sorted(vocab.DECORATION, key=lambda phrase: (-len(phrase), phrase))
        self.phrases = self._padded(longest_first)
        self.states = self._padded([n.split() for n in sorted(vocab.STATE_NAMES) if " " in n])
        self.note()

    @property
    def arrays(self) -> tuple[Array, ...]:
        """What `metier.coding.rowrules` calls facts."""
        return self.flags, self.single, self.meaning, self.meanings, self.phrases

    def note(self) -> None:
        """Find out the facts of all words that are numbered and not noted yet."""
        while self._noted < self.words.count:
            new = self.words.texts_from(self._noted)
            self._noted += len(new)
            plain = [singular(word) for word in new]
            flags = [_flags(word, one) for word, one in zip(new, plain, strict=True)]
            single = self.words.numbers(plain)
            meaning = [
                self._meaning(word) if word in _SPECIAL or one in vocab.ABBREVIATIONS else -1
                for word, one in zip(new, plain, strict=True)
            ]
            self.flags = np.concatenate([self.flags, np.array(flags, np.int64)])
            self.single = np.concatenate([self.single, np.array(single, np.int32)])
            self.meaning = np.concatenate([self.meaning, np.array(meaning, np.int32)])

    def _meaning(self, word: str) -> int:
        one, last = (rewriting.meaning((word, *after), 0).split() for after in (("x",), ()))
        forms = (rewriting.spelled(word), one, last, seniority.SPELLED.get(word, (word,)))
        if all(tuple(form) == (word,) for form in forms):
            return -1
        self.meanings = np.concatenate([self.meanings, self._padded(forms, _WIDTH)[np.newaxis]])
        return len(self.meanings) - 1

    def _padded(self, rows: Sequence[Sequence[str]], width: int = 0) -> NDArray[np.int32]:
        found = np.full((len(rows), width or max(map(len, rows))), -1, np.int32)
        for at, row in enumerate(rows):
            found[at, : len(row)] = self.words.numbers(row)
        return found


def _flags(word: str, one: str) -> int:
    flags = _FLAGS.get(word, 0)
    if is_role(one):
        flags |= WORKER
    if one == word:
        flags |= ROLE if flags & WORKER else 0
    elif is_role(word):
        flags |= ROLE
    if rewriting.is_number(word):
        flags |= NUMBER
    if rewriting.is_short(word):
        flags |= SHORT
    if not flags & (TOUCHED | AT_END) and rewriting.spelled(word) == (word,):
        flags |= SETTLED
    return flags
