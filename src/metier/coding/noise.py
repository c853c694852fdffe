"""Keys as postings have them: words missing, foreign, misspelled, cut short. Compiled.

The random numbers are made here, so that training gives the same bytes everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[Any]

RATES = (0.10, 0.20, 0.07, 0.04, 0.20)
"""Chances of a word to be left out, of a foreign word in front, of a slip of the pen in
a word, of a word cut short; and of a feature to be left out."""

_compiled = njit(cache=True, nogil=True, boundscheck=False)


@_compiled
def draw(state: Array) -> float:
    """A number from 0 to 1, and the next state (xorshift)."""
    bits = state[0]
    bits ^= bits << np.uint64(13)
    bits ^= bits >> np.uint64(7)
    bits ^= bits << np.uint64(17)
    state[0] = bits
    return float((bits >> np.uint64(11)) / 9007199254740992.0)


@_compiled
def _foreign(letters: Array, starts: Array, state: Array, out: Array) -> int:
    """Write the first word of another key; how many letters there are."""
    other = int(draw(state) * (len(starts) - 1))
    used = 0
    for at in range(starts[other], starts[other + 1]):
        if letters[at] == 32:
            break
        out[used] = letters[at]
        used += 1
    return used


@_compiled
def _written(
    letters: Array, at: int, stop: int, state: Array, rates: Array, out: Array, used: int
) -> int:
    """Add a word, perhaps with a slip of the pen or cut short; gives the length of all."""
    size = stop - at
    slip, kind = -1, 0
    if size >= 5 and draw(state) < rates[2]:
        slip = at + 1 + int(draw(state) * (size - 2))
        kind = int(draw(state) * 4)
    elif size >= 6 and draw(state) < rates[3]:
        stop = at + 3 + int(draw(state) * 3)
    place = at
    while place < stop:
        if place != slip:
            out[used] = letters[place]
            used += 1
        elif kind == 1:  # another letter; of kind 0 the letter is left out
            out[used] = 97 + int(draw(state) * 26)
            used += 1
        elif kind == 2:  # the letter twice
            out[used] = out[used + 1] = letters[place]
            used += 2
        elif kind == 3:  # the letter after the next
            out[used], out[used + 1] = letters[place + 1], letters[place]
            used += 2
            place += 1
        place += 1
    return used


@_compiled
def noised(letters: Array, starts: Array, key: int, state: Array, rates: Array, out: Array) -> int:
    """A key as postings might have it, written into `out`; gives its length.

    Args:
        letters, starts: the keys, as `features.joined` gives them.
        rates: see `RATES`.
        out: room for 400 letters.
    """
    used = 0
    start, end = starts[key], starts[key + 1]
    if draw(state) < rates[1]:
        used = _foreign(letters, starts, state, out)
    at = start
    while at < end:
        stop = at
        while stop < end and letters[stop] != 32:
            stop += 1
        last = stop >= end
        left_out = draw(state) < (rates[0] * 0.3 if last else rates[0])
        if not left_out or (at == start and last):
            if used and out[used - 1] != 32:
                out[used] = 32
                used += 1
            used = _written(letters, at, stop, state, rates, out, used)
        at = stop + 1
    return used


@_compiled
def thinned(rows: Array, used: int, rate: float, state: Array) -> int:
    """Leave each feature out with that chance; how many are left."""
    kept = 0
    for place in range(used):
        if draw(state) >= rate:
            rows[kept] = rows[place]
            kept += 1
    return kept
