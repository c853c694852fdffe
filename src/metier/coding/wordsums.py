"""Compiled loops of the classifier asked in bulk: what each word adds to the vectors of keys."""

from __future__ import annotations

import numpy as np

from metier.coding.kernels import Array, bounds, compiled, pieces, row_of, step, word_code


@compiled
def _add(found: Array, row: np.int32, table: Array, scales: Array) -> None:
    scale = np.float64(scales[row])
    for at in range(len(found)):
        found[at] += scale * np.float64(table[row, at])


@compiled
def word_sums(letters: Array, starts: Array, table: Array, scales: Array) -> tuple[Array, Array]:
    """What each word adds to the vector of any key it stands in, and how many features that is.

    Args:
        letters, starts: the words, as `features.joined` gives them.
        table, scales: see `model.TitleModel`; the scales as 32-bit numbers.

    Returns:
        Of shape (words, size) and (words,).
    """
    count = len(starts) - 1
    found = np.zeros((count, table.shape[1]))
    used = np.zeros(count, np.int64)
    rows = np.empty(2000, np.int32)
    for word in range(count):
        begin, stop = starts[word], starts[word + 1]
        rows[0] = row_of(word_code(letters, np.uint32(119), begin, stop))
        used[word] = pieces(letters, begin, stop, rows, 1)
        for place in range(used[word]):
            _add(found[word], rows[place], table, scales)
    return found, used


@compiled
def key_sums(
    letters: Array,
    starts: Array,
    ids: Array,
    vectors: Array,
    counts: Array,
    table: Array,
    scales: Array,
) -> Array:
    """The vectors of `sums` in 64 bits, from what their words add to each.

    Args:
        letters, starts: the keys, as `features.joined` gives them.
        ids: of the words of all keys, one after the other, as rows of `vectors`.
        vectors, counts: of words, as `word_sums` gives them.
        table, scales: see `model.TitleModel`; the scales as 32-bit numbers.

    Returns:
        Of shape (keys, size); zeros for a key without words.
    """
    size = table.shape[1]
    found = np.zeros((len(starts) - 1, size))
    words = np.empty((200, 2), np.int64)
    word = 0
    for key in range(len(starts) - 1):
        count = bounds(letters, starts[key], starts[key + 1], words)
        used = 0
        for number in range(count):
            begin, stop = words[number, 0], words[number, 1]
            for at in range(size):
                found[key, at] += vectors[ids[word], at]
            used += counts[ids[word]] + 1
            word += 1
            if number == count - 1:
                row = row_of(word_code(letters, np.uint32(104), begin, stop))
                _add(found[key], row, table, scales)
                continue
            row = row_of(word_code(letters, np.uint32(112), begin, words[number + 1, 1]))
            _add(found[key], row, table, scales)
            if number + 1 < count - 1:
                code = step(word_code(letters, np.uint32(113), begin, stop), np.uint32(32))
                for place in range(words[count - 1, 0], words[count - 1, 1]):
                    code = step(code, np.uint32(letters[place]))
                _add(found[key], row_of(code), table, scales)
                used += 1
        if used:
            root = np.sqrt(np.float64(used))
            for at in range(size):
                found[key, at] /= root
    return found
