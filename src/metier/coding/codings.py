"""Many titles, read block by block when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import overload

from metier.model.coding import Coding

BLOCK = 512
"""Titles that are read together."""


class Codings(Sequence[Coding]):
    """The readings of many titles; a title is read, with its neighbours, when it is looked at.

    Args:
        titles: as typed.
        read: reads some titles.

    >>> found = Codings(["cook", "nurse"], lambda some: [Coding(t, t, ()) for t in some])
    >>> found[-1].text, len(found), [coding.text for coding in found[:1]]
    ('nurse', 2, ['cook'])
    """

    def __init__(
        self, titles: Iterable[str], read: Callable[[Sequence[str]], list[Coding]]
    ) -> None:
        self._titles = list(titles)
        self._read = read
        self._held: tuple[int, list[Coding]] = (-1, [])

    def __len__(self) -> int:
        return len(self._titles)

    @overload
    def __getitem__(self, at: int) -> Coding: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Coding]: ...

    def __getitem__(self, at: int | slice) -> Coding | Sequence[Coding]:
        if isinstance(at, slice):
            return Codings(self._titles[at], self._read)
        place = range(len(self._titles))[at]
        block = place // BLOCK
        if self._held[0] != block:
            start = block * BLOCK
            self._held = (block, self._read(self._titles[start : start + BLOCK]))
        return self._held[1][place % BLOCK]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(own == its for own, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # equal to a list, which has none

    def __repr__(self) -> str:
        return f"<{len(self):,} codings>"
