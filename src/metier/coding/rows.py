"""Rows of different lengths as arrays: texts as letters, keys as numbers of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metier.coding.kernels import compiled

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of different lengths, one after the other; texts are rows of letters.

    Attributes:
        values: of all rows.
        starts: where each begins, and where the last ends; of shape (rows + 1,).
    """

    values: Array
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def pair(self) -> tuple[Array, NDArray[np.int64]]:
        """The values and the starts."""
        return self.values, self.starts

    def take(self, places: NDArray[np.intp]) -> Rows:
        """Some of the rows, in the order of `places`."""
        return Rows(*_taken(self.values, self.starts, places))

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Rows:
        """Rows of numbers.

        >>> Rows.of([[1, 2], [], [3]]).starts.tolist()
        [0, 2, 2, 3]
        """
        values = np.array([value for row in rows for value in row], np.int32)
        return cls(values, _starts(map(len, rows), len(rows)))

    @classmethod
    def texts(cls, texts: Sequence[str]) -> Rows:
        """Texts as letters in ASCII.

        >>> bytes(Rows.texts(["ab", "", "c"]).values)
        b'abc'
        """
        letters = np.frombuffer("".join(texts).encode("ascii", "replace"), np.uint8)
        return cls(letters, _starts(map(len, texts), len(texts)))


def joined(parts: Sequence[Rows]) -> Rows:
    """Rows after rows.

    >>> joined([Rows.of([[1]]), Rows.of([[2, 3]])]).starts.tolist()
    [0, 1, 3]
    """
    ends = np.cumsum([0, *(part.starts[-1] for part in parts)])
    starts = [part.starts[:-1] + end for part, end in zip(parts, ends, strict=False)]
    return Rows(
        np.concatenate([part.values[: part.starts[-1]] for part in parts]),
        np.concatenate([*starts, ends[-1:]]),
    )


def _starts(lengths: Iterable[int], count: int) -> NDArray[np.int64]:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.fromiter(lengths, np.int64, count), out=starts[1:])
    return starts


@compiled
def _taken(values: Array, starts: Array, places: Array) -> tuple[Array, Array]:
    bounds = np.zeros(len(places) + 1, np.int64)
    for row in range(len(places)):
        bounds[row + 1] = bounds[row] + starts[places[row] + 1] - starts[places[row]]
    found = np.empty(bounds[-1], values.dtype)
    for row in range(len(places)):
        start = starts[places[row]]
        for at in range(bounds[row], bounds[row + 1]):
            found[at] = values[start + at - bounds[row]]
    return found, bounds


@compiled
def distinct(values: Array, starts: Array) -> tuple[Array, Array]:
    """Rows that are the same, found.

    Returns:
        The first place of each distinct row, and for every row which of these it is.
    """
    count = len(starts) - 1
    size = 16
    while size < 2 * count:
        size *= 2
    slots = np.full(size, -1, np.int64)
    firsts, which = np.empty(count, np.int64), np.empty(count, np.int64)
    found = 0
    for row in range(count):
        code = np.uint64(0xCBF29CE484222325)
        for at in range(starts[row], starts[row + 1]):
            code = (code ^ np.uint64(values[at])) * np.uint64(0x100000001B3)
        slot = np.int64((code ^ (code >> np.uint64(29))) & np.uint64(size - 1))
        while slots[slot] >= 0:
            other = firsts[slots[slot]]
            length = starts[row + 1] - starts[row]
            same = starts[other + 1] - starts[other] == length
            at = 0
            while same and at < length:
                same = values[starts[row] + at] == values[starts[other] + at]
                at += 1
            if same:
                break
            slot = (slot + 1) & (size - 1)
        if slots[slot] < 0:
            slots[slot] = found
            firsts[found] = row
            found += 1
        which[row] = slots[slot]
    return firsts[:found], which
