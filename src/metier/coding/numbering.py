"""Texts and the numbers that stand for them in compiled code.

A text is found by a hash of its letters and compared letter by letter, so that two
texts never have one number.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from metier.coding.kernels import compiled
from metier.coding.rows import Array, Rows


class Numbering:
    """Texts numbered from 0 in the order in which they come.

    >>> numbering = Numbering()
    >>> numbering.numbers(["cook", "nurse", "cook"]), numbering.text(1)
    ([0, 1, 0], 'nurse')
    """

    def __init__(self) -> None:
        self.count = 0
        self.letters = np.empty(1 << 16, np.uint8)
        self.starts = np.zeros(1 << 12, np.int64)
        self.slots = np.full(1 << 14, -1, np.int32)
        self._known: dict[str, int] = {}

    def make_room(self, letters: int, texts: int) -> None:
        """Make room for so many letters of so many further texts."""
        while self.starts[self.count] + letters > len(self.letters):
            self.letters = np.concatenate([self.letters, np.empty_like(self.letters)])
        while self.count + texts >= len(self.starts):
            self.starts = np.concatenate([self.starts, np.zeros_like(self.starts)])
        if 2 * (self.count + texts) > len(self.slots):
            size = 1 << (4 * (self.count + texts)).bit_length()
            self.slots = np.full(size, -1, np.int32)
            _fill(self.letters, self.starts, self.slots, self.count)

    def entered(self, count: int) -> None:
        """Take note of what compiled code has entered.

        Args:
            count: of all texts now.
        """
        first, self.count = self.count, count
        self._known.update(zip(self.texts_from(first), range(first, count), strict=True))

    def texts_from(self, first: int) -> list[str]:
        """The texts of that number and of all greater ones."""
        ends = self.starts[first : self.count + 1].tolist()
        start = ends[0]
        text = self.letters[start : ends[-1]].tobytes().decode("ascii")
        return [text[one - start : two - start] for one, two in pairwise(ends)]

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """The numbers of texts in ASCII; those that are new get one."""
        texts = list(texts)
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        if new:
            rows = Rows.texts(new)
            self.make_room(len(rows.values), len(new))
            self.entered(
                _enter_all(
                    rows.values, rows.starts, self.letters, self.starts, self.slots, self.count
                )
            )
        return [self._known[text] for text in texts]

    def text(self, number: int) -> str:
        """The text of a number."""
        return bytes(self.letters[self.starts[number] : self.starts[number + 1]]).decode("ascii")

    def find(self, texts: Rows) -> NDArray[np.int64]:
        """The numbers of texts; -1 for one that has none."""
        found: NDArray[np.int64] = _find_all(
            texts.values, texts.starts, self.letters, self.starts, self.slots
        )
        return found

    def enter(self, texts: Rows) -> NDArray[np.int64]:
        """The numbers of texts; new ones get one, and are known by their letters alone."""
        self.make_room(len(texts.values), len(texts))
        self.count = _enter_all(
            texts.values, texts.starts, self.letters, self.starts, self.slots, self.count
        )
        return self.find(texts)


@compiled
def _hash(letters: Array, begin: int, end: int) -> np.uint64:
    code = np.uint64(0xCBF29CE484222325)
    for at in range(begin, end):
        code = (code ^ np.uint64(letters[at])) * np.uint64(0x100000001B3)
    return code ^ (code >> np.uint64(29))


@compiled
def slot_of(
    letters: Array, begin: int, end: int, own: Array, starts: Array, slots: Array
) -> np.int64:
    """The slot that holds the number of a text, or the free one in which it belongs."""
    mask = np.uint64(len(slots) - 1)
    at = _hash(letters, begin, end) & mask
    while slots[at] >= 0:
        start = starts[slots[at]]
        if starts[slots[at] + 1] - start == end - begin:
            same = True
            for place in range(end - begin):
                if own[start + place] != letters[begin + place]:
                    same = False
                    break
            if same:
                break
        at = (at + np.uint64(1)) & mask
    return np.int64(at)


@compiled
def put(
    letters: Array,
    begin: int,
    end: int,
    slot: np.int64,
    own: Array,
    starts: Array,
    slots: Array,
    count: int,
) -> int:
    """Number a text at its free slot, for which there must be room; how many there are then."""
    slots[slot] = count
    used = starts[count]
    for at in range(begin, end):
        own[used + at - begin] = letters[at]
    starts[count + 1] = used + end - begin
    return count + 1


@compiled
def _enter_all(
    letters: Array, bounds: Array, own: Array, starts: Array, slots: Array, count: int
) -> int:
    for row in range(len(bounds) - 1):
        slot = slot_of(letters, bounds[row], bounds[row + 1], own, starts, slots)
        if slots[slot] < 0:
            count = put(letters, bounds[row], bounds[row + 1], slot, own, starts, slots, count)
    return count


@compiled
def _find_all(letters: Array, bounds: Array, own: Array, starts: Array, slots: Array) -> Array:
    found = np.empty(len(bounds) - 1, np.int64)
    for row in range(len(found)):
        found[row] = slots[slot_of(letters, bounds[row], bounds[row + 1], own, starts, slots)]
    return found


@compiled
def _fill(own: Array, starts: Array, slots: Array, count: int) -> None:
    for number in range(count):
        slots[slot_of(own, starts[number], starts[number + 1], own, starts, slots)] = number


@compiled
def texts_of(values: Array, bounds: Array, own: Array, starts: Array) -> tuple[Array, Array]:
    """Rows of numbers as their texts with blanks between, as letters with where each begins."""
    ends = np.zeros(len(bounds), np.int64)
    for row in range(len(bounds) - 1):
        length = 0
        for at in range(bounds[row], bounds[row + 1]):
            length += starts[values[at] + 1] - starts[values[at]] + (at > bounds[row])
        ends[row + 1] = ends[row] + length
    letters = np.empty(ends[-1], np.uint8)
    for row in range(len(bounds) - 1):
        used = ends[row]
        for at in range(bounds[row], bounds[row + 1]):
            if at > bounds[row]:
                letters[used] = 32
                used += 1
            for place in range(starts[values[at]], starts[values[at] + 1]):
                letters[used] = own[place]
                used += 1
    return letters, ends
