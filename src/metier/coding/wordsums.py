"""Compiled loops of the classifier asked in bulk: what each word adds to the vectors of keys."""

from __future__ import annotations

import numpy as np

from metier.coding.kernels import Array, compiled, pieces, row_of, step, word_code

_WORD, _HEAD, _PAIR, _WITH_HEAD, _BLANK = (np.uint32(ord(kind)) for kind in "whpq ")


@compiled
def _add(found: Array, row: np.int32, table: Array, scales: Array) -> None:
    scale = np.float64(scales[row])
    for at in range(len(found)):
        found[at] += scale * np.float64(table[row, at])


@compiled
def word_sums(
    words: Array, letters: Array, starts: Array, table: Array, scales: Array
) -> tuple[Array, Array]:
    """What each word adds to the vector of any key it stands in, and how many features that is.

    Args:
        words: their numbers.
        letters, starts: of a numbering.
        table, scales: see `model.TitleModel`; the scales as 32-bit numbers.

    Returns:
        Of shape (words, size) and (words,).
    """
    found = np.zeros((len(words), table.shape[1]))
    used = np.zeros(len(words), np.int64)
    rows = np.empty(2000, np.int32)
    for at in range(len(words)):
        begin, stop = starts[words[at]], starts[words[at] + 1]
        rows[0] = row_of(word_code(letters, _WORD, begin, stop))
        used[at] = pieces(letters, begin, stop, rows, 1)
        for place in range(used[at]):
            _add(found[at], rows[place], table, scales)
    return found, used


@compiled
def _with(code: np.uint32, letters: Array, begin: int, stop: int) -> np.int32:
    """The row of the feature of some text, a blank, and a word."""
    code = step(code, _BLANK)
    for at in range(begin, stop):
        code = step(code, np.uint32(letters[at]))
    return row_of(code)


@compiled
def key_sums(
    words: Array,
    bounds: Array,
    letters: Array,
    starts: Array,
    places: Array,
    vectors: Array,
    counts: Array,
    table: Array,
    scales: Array,
) -> Array:
    """The vectors of `sums` in 64 bits, from what their words add to each.

    Args:
        words, bounds: the keys as rows of numbers of words.
        letters, starts: of the numbering.
        places: of each word, as rows of `vectors`.
        vectors, counts: of words, as `word_sums` gives them.
        table, scales: see `model.TitleModel`; the scales as 32-bit numbers.

    Returns:
        Of shape (keys, size); zeros for a key without words.
    """
    size = table.shape[1]
    found = np.zeros((len(bounds) - 1, size))
    for key in range(len(bounds) - 1):
        first, end = bounds[key], bounds[key + 1]
        used = 0
        for number in range(first, end):
            word = words[number]
            begin, stop = starts[word], starts[word + 1]
            for at in range(size):
                found[key, at] += vectors[places[word], at]
            used += counts[places[word]] + 1
            if number == end - 1:
                _add(found[key], row_of(word_code(letters, _HEAD, begin, stop)), table, scales)
                continue
            follows, last = words[number + 1], words[end - 1]
            code = word_code(letters, _PAIR, begin, stop)
            row = _with(code, letters, starts[follows], starts[follows + 1])
            _add(found[key], row, table, scales)
            if number + 1 < end - 1:
                code = word_code(letters, _WITH_HEAD, begin, stop)
                row = _with(code, letters, starts[last], starts[last + 1])
                _add(found[key], row, table, scales)
                used += 1
        if used:
            root = np.sqrt(np.float64(used))
            for at in range(size):
                found[key, at] /= root
    return found
