"""Misspelled words of titles, put right where a known word is close."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

SHORTEST = 5
"""Letters a word must have: among shorter ones every word is close to another."""

CLOSE = 84.0
"""How alike two spellings must be, in per cent."""


def respell(words: Sequence[str], counts: Mapping[str, int]) -> list[str]:
    """The words, each unknown one replaced by the known word spelled most like it.

    Args:
        words: of a key.
        counts: the known words, with how many titles have each.

    >>> respell(["acountant", "zzz"], {"accountant": 40, "account": 90})
    ['accountant', 'zzz']
    """
    return [word if word in counts else _nearest(word, counts) for word in words]


def put_right(title: str, key: str, meant: str) -> str:
    """A title with the words of its key written as they are meant.

    Args:
        title: as typed.
        key: its key.
        meant: the key with its misspelled words replaced one by one.

    >>> put_right("Regsitered Nurse to the CEO", "regsitered nurse ceo", "registered nurse ceo")
    'registered Nurse to the CEO'
    """
    for typed, word in zip(key.split(), meant.split(), strict=True):
        if typed != word:
            # A key has the singular; what is left of a plural stays.
            slip = re.compile(rf"\b{re.escape(typed)}(?=s?\b)", re.IGNORECASE)
            title = slip.sub(partial(_as_typed, word), title)
    return title


def _as_typed(word: str, slip: re.Match[str]) -> str:
    """The word, in capitals where the misspelled one is."""
    return word.upper() if slip.group().isupper() else word


def _nearest(word: str, counts: Mapping[str, int]) -> str:
    if len(word) < SHORTEST:
        return word
    # Only a misspelled title needs it, and it takes a while to load.
    from rapidfuzz import fuzz, process

    found = process.extract(word, counts.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=8)
    # "prompt" is no misspelled "prompter": another ending makes another word.
    other = [match for match in found if not match[0].startswith(word)]
    return max(other, key=lambda match: (match[1], counts[match[0]]))[0] if other else word
