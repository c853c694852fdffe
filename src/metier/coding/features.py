"""What a classifier sees of a title's key: its words, pairs of words and pieces of words.

A feature is a row of a table of `ROWS` rows, found by a hash; the table needs no
vocabulary, and a misspelled or unknown word still shares its pieces with known ones.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

ROWS = 1 << 17
"""Rows of the table of features."""

LONGEST_KEY = 160
"""Letters of a key that are looked at."""

_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5

_START, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
_WORD, _HEAD, _PAIR, _WITH_HEAD, _PIECE = (ord(kind) for kind in "whpqc")


def features(key: str) -> list[int]:
    """The rows of the features of a key, in order; repeated where a feature is.

    The kinds are: each word; the last word, which names the worker; each pair of
    neighbours; each earlier word with the last; and each piece of three to five
    letters of a word, its start and end marked.

    Args:
        key: as `metier.coding.titles.normalise` gives it.

    >>> features("") == []
    True
    >>> shared = set(features("bill collector")) & set(features("bil collector"))
    >>> len(shared) > 10
    True
    """
    words = key[:LONGEST_KEY].split()
    return [row for word_rows in _rows(words) for row in word_rows]


def _rows(words: list[str]) -> Iterator[list[int]]:
    last = len(words) - 1
    for at, word in enumerate(words):
        yield [_hash(_WORD, word)]
        if at == last:
            yield [_hash(_HEAD, word)]
        else:
            yield [_hash(_PAIR, f"{word} {words[at + 1]}")]
            if at + 1 < last:
                yield [_hash(_WITH_HEAD, f"{word} {words[last]}")]
        yield list(_pieces(word))


def _pieces(word: str) -> Iterator[int]:
    marked = f"<{word}>".encode("latin-1", "replace")
    for start in range(len(marked)):
        code = _start(_PIECE)
        for end in range(start, min(start + _LONGEST_PIECE, len(marked))):
            code = ((code ^ marked[end]) * _PRIME) & _MASK
            if end - start + 1 >= _SHORTEST_PIECE:
                yield _row(code)


def _start(kind: int) -> int:
    return ((_START ^ kind) * _PRIME) & _MASK


def _hash(kind: int, text: str) -> int:
    code = _start(kind)
    for letter in text.encode("latin-1", "replace"):
        code = ((code ^ letter) * _PRIME) & _MASK
    return _row(code)


def _row(code: int) -> int:
    # The low bits of this hash differ least between short texts: fold the high ones in.
    code ^= code >> 15
    code = (code * 0x2C1B3C6D) & _MASK
    code ^= code >> 12
    return code % ROWS


def joined(keys: list[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Keys as one row of letters, and where each begins; the form that compiled code reads.

    >>> letters, starts = joined(["ab", "", "c"])
    >>> bytes(letters), starts.tolist()
    (b'abc', [0, 2, 2, 3])
    """
    encoded = [key[:LONGEST_KEY].encode("latin-1", "replace") for key in keys]
    starts = np.zeros(len(keys) + 1, np.int64)
    np.cumsum([len(text) for text in encoded], out=starts[1:])
    return np.frombuffer(b"".join(encoded), np.uint8), starts
