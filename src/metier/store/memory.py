"""What a snapshot was asked for before, kept so that it is read from the files once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from threading import Lock

from metier.model.codes import Code
from metier.model.fact import Fact

ROOM = 400_000
"""Facts that are kept, about half a kilobyte each; the codes asked for longest ago go first."""

Read = Callable[[Sequence[Code], str], Iterable[Fact]]
"""Reads the facts of codes for a place, those of each code in their order."""


class Memory:
    """The facts of codes for a place, each code read once for as long as there is room.

    Args:
        room: facts that may be kept.

    >>> memory = Memory(lambda codes, place: [], room=10)
    >>> memory.facts([], "US")
    {}
    """

    def __init__(self, read: Read, room: int = ROOM) -> None:
        self._read = read
        self._room = room
        self._taken = 0
        self._held: OrderedDict[tuple[Code, str], tuple[Fact, ...]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """The facts that are kept."""
        return self._taken

    def facts(self, codes: Sequence[Code], place: str) -> dict[Code, tuple[Fact, ...]]:
        """The facts of each code; what is not kept is read for all of them at once."""
        with self._lock:
            found = {code: self._held.get((code, place)) for code in codes}
            lacking = [code for code, facts in found.items() if facts is None]
            read: dict[Code, list[Fact]] = {code: [] for code in lacking}
            for fact in self._read(lacking, place) if lacking else ():
                read[fact.occupation].append(fact)
            for code, facts in read.items():
                self._held[code, place] = found[code] = tuple(facts)
                self._taken += len(facts)
            for code in codes:
                self._held.move_to_end((code, place))
            while self._taken > self._room and len(self._held) > 1:
                _, given_up = self._held.popitem(last=False)
                self._taken -= len(given_up)
            return {code: facts or () for code, facts in found.items()}
