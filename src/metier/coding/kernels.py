"""Compiled loops of the classifier: features and sums of many keys, and training.

Nothing is added up in another order than written (no fast mathematics) and no
function of the machine's library is called, so that training gives the same
bytes on every machine.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from metier.coding.features import ROWS
from metier.coding.noise import noised, thinned

Array = NDArray[Any]

compiled = njit(cache=True, nogil=True, boundscheck=False)


@compiled
def step(code: np.uint32, letter: np.uint32) -> np.uint32:
    """The hash of a text, `code`, with one more letter."""
    return np.uint32((code ^ letter) * np.uint32(0x01000193))


@compiled
def row_of(code: np.uint32) -> np.int32:
    """The row of the table of features that a hash leads to."""
    code ^= code >> np.uint32(15)
    code = np.uint32(code * np.uint32(0x2C1B3C6D))
    code ^= code >> np.uint32(12)
    return np.int32(code % np.uint32(ROWS))


@compiled
def word_code(letters: Array, kind: np.uint32, start: int, end: int) -> np.uint32:
    """The hash of some letters as a feature of a kind."""
    code = step(np.uint32(0x811C9DC5), kind)
    for at in range(start, end):
        code = step(code, np.uint32(letters[at]))
    return code


@compiled
def pieces(letters: Array, start: int, end: int, rows: Array, used: int) -> int:
    """Write the rows of a word's pieces behind the `used` ones; how many there are then."""
    size = end - start + 2
    for first in range(size):
        code = step(np.uint32(0x811C9DC5), np.uint32(99))
        for at in range(first, min(first + 5, size)):
            if at == 0:
                letter = np.uint32(60)
            elif at == size - 1:
                letter = np.uint32(62)
            else:
                letter = np.uint32(letters[start + at - 1])
            code = step(code, letter)
            if at - first >= 2:
                rows[used] = row_of(code)
                used += 1
    return used


@compiled
def bounds(letters: Array, start: int, end: int, words: Array) -> int:
    """Write where the words of one key begin and end into `words`; how many there are."""
    count = 0
    at = start
    while at < end:
        while at < end and letters[at] == 32:
            at += 1
        if at == end:
            break
        words[count, 0] = at
        while at < end and letters[at] != 32:
            at += 1
        words[count, 1] = at
        count += 1
    return count


@compiled
def fill(letters: Array, start: int, end: int, words: Array, rows: Array) -> int:
    """Write the features of one key into `rows`, as `features.features` orders them.

    Args:
        letters: of many keys; `start` and `end` bound this one's.
        words: room for the bounds of words, of shape (letters, 2).

    Returns:
        How many there are.
    """
    count = bounds(letters, start, end, words)
    used = 0
    for number in range(count):
        begin, stop = words[number, 0], words[number, 1]
        rows[used] = row_of(word_code(letters, np.uint32(119), begin, stop))
        used += 1
        if number == count - 1:
            rows[used] = row_of(word_code(letters, np.uint32(104), begin, stop))
            used += 1
        else:
            rows[used] = row_of(word_code(letters, np.uint32(112), begin, words[number + 1, 1]))
            used += 1
            if number + 1 < count - 1:
                code = step(word_code(letters, np.uint32(113), begin, stop), np.uint32(32))
                for place in range(words[count - 1, 0], words[count - 1, 1]):
                    code = step(code, np.uint32(letters[place]))
                rows[used] = row_of(code)
                used += 1
        used = pieces(letters, begin, stop, rows, used)
    return used


@compiled
def _softmax(logits: Array) -> None:
    """Logits into probabilities, by a formula that needs no library's exponential."""
    top = logits[0]
    for place in range(1, len(logits)):
        top = max(top, logits[place])
    total = np.float32(0.0)
    for place in range(len(logits)):
        # exp(x) as (1 + x/4096)**4096; below -16 the chance is of no account.
        power = np.float32(1.0) + max(logits[place] - top, np.float32(-16.0)) / np.float32(4096.0)
        for _ in range(12):
            power = power * power
        logits[place] = power
    for place in range(len(logits)):
        total += logits[place]
    for place in range(len(logits)):
        logits[place] /= total


@compiled
def learn(
    letters: Array,
    starts: Array,
    bounds: Array,
    classes: Array,
    shares: Array,
    weights: Array,
    order: Array,
    table: Array,
    table_sums: Array,
    output: Array,
    output_sums: Array,
    rate: float,
    last_rate: float,
    rates: Array,
    smoothing: float,
    state: Array,
) -> float:
    """One pass over the examples: stochastic gradient with steps by Adagrad.

    Args:
        letters, starts: the keys, as `features.joined` gives them.
        bounds, classes, shares: the classes of each key and their shares, which add up to 1.
        weights: of each key.
        order: in which the keys are read.
        table: features' vectors, of shape (rows, size); changed, as are the next three.
        table_sums: squared steps of each row.
        output: of shape (size + 1, classes), the constant last.
        output_sums: squared steps of each cell of it.
        rate, last_rate: size of a step at the beginning and the end.
        rates: of noise, see `noise.noised`.
        smoothing: share of the target spread over all classes.
        state: of the random numbers; changed.

    Returns:
        The mean loss of the weighted examples.
    """
    size, count = table.shape[1], output.shape[1]
    words = np.empty((200, 2), np.int64)
    rows = np.empty(2000, np.int32)
    text = np.empty(400, np.uint8)
    hidden, back = np.empty(size, np.float32), np.empty(size, np.float32)
    chances = np.empty(count, np.float32)
    loss, mass = 0.0, 0.0
    for turn in range(len(order)):
        key = order[turn]
        length = noised(letters, starts, key, state, rates, text)
        used = fill(text, 0, length, words, rows)
        used = thinned(rows, used, rates[4], state)
        if used == 0:
            continue
        scale = np.float32(1.0 / np.sqrt(used))
        hidden[:] = 0
        for place in range(used):
            row = rows[place]
            for at in range(size):
                hidden[at] += table[row, at]
        for at in range(size):
            hidden[at] *= scale
        chances[:] = output[size]
        for at in range(size):
            value = hidden[at]
            for place in range(count):
                chances[place] += value * output[at, place]
        _softmax(chances)
        weight = weights[key]
        for at in range(bounds[key], bounds[key + 1]):
            chance = chances[classes[at]]
            loss -= weight * shares[at] * np.log(max(chance, np.float32(1e-9)))
        mass += weight
        step = np.float32(rate + (last_rate - rate) * turn / len(order))
        for place in range(count):
            chances[place] -= np.float32(smoothing / count)
        for at in range(bounds[key], bounds[key + 1]):
            chances[classes[at]] -= np.float32(shares[at] * (1.0 - smoothing))
        back[:] = 0
        for place in range(count):
            error = chances[place] * np.float32(weight)
            if abs(error) < np.float32(1e-3):
                continue
            for at in range(size):
                back[at] += error * output[at, place]
                change = error * hidden[at]
                output_sums[at, place] += change * change
                output[at, place] -= step * change / np.sqrt(output_sums[at, place])
            output_sums[size, place] += error * error
            output[size, place] -= step * error / np.sqrt(output_sums[size, place])
        square = np.float32(0.0)
        for at in range(size):
            back[at] *= scale
            square += back[at] * back[at]
        square /= np.float32(size)
        for place in range(used):
            row = rows[place]
            table_sums[row] += square
            slow = step / np.sqrt(table_sums[row])
            for at in range(size):
                table[row, at] -= slow * back[at]
    return loss / mass


@compiled
def sums(letters: Array, starts: Array, table: Array, scales: Array) -> Array:
    """The scaled vectors of each key's features, added up and divided by the root of their number.

    Args:
        letters, starts: the keys, as `features.joined` gives them.
        table, scales: see `model.TitleModel`; the scales as 32-bit numbers.

    Returns:
        Of shape (keys, size); zeros for a key without features.
    """
    size = table.shape[1]
    found = np.zeros((len(starts) - 1, size), np.float32)
    words = np.empty((200, 2), np.int64)
    rows = np.empty(2000, np.int32)
    for key in range(len(starts) - 1):
        used = fill(letters, starts[key], starts[key + 1], words, rows)
        for place in range(used):
            scale = scales[rows[place]]
            for at in range(size):
                found[key, at] += scale * np.float32(table[rows[place], at])
        if used:
            root = np.float32(np.sqrt(used))
            for at in range(size):
                found[key, at] /= root
    return found
