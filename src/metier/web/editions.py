"""The snapshots that pages are made from: the one in force, and former ones that are asked for."""

from __future__ import annotations

import gc
from collections import OrderedDict
from functools import partial
from pathlib import Path
from time import monotonic

import metier
from metier.atlas import Atlas
from metier.errors import NotFoundError
from metier.store.layout import beside
from metier.web.kept import Shelf
from metier.web.newest import Newest

ROOM = 256 * 2**20
"""Bytes of answers that are kept for a snapshot."""
FORMER = 2
"""Former snapshots that are open at once; the least recently asked for is given up first."""
FORMER_ROOM = 16 * 2**20
"""Bytes of answers that are kept for each of them."""
IDLE = 300.0
"""Seconds for which a former snapshot stays open after it was asked for last."""


class Edition:
    """A snapshot opened, with the answers made from it.

    Args:
        folder: of the snapshot itself; None for the embedded almanac.
        former: whether another snapshot is in force.
        room: bytes of answers to keep.

    Raises:
        SnapshotError: missing, damaged, or of another format.
    """

    def __init__(self, folder: Path | None, *, former: bool = False, room: int = ROOM) -> None:
        self.former = former
        self.atlas: Atlas = metier.open(folder)
        self.shelf = Shelf(room)
        self.asked = monotonic()
        if former:
            return
        # what the first visitor would wait for: the titles, the coder, the addresses
        self.atlas.catalogue()
        self.atlas.title_of(self.atlas.slug_of("teller"))
        self.atlas.code(["teller"])[0]
        self.atlas.suggest("teller")


class Editions:
    """The edition in force at a path, and former ones beside it.

    Args:
        path: of a snapshot, or of a build's output; None for the embedded almanac.
        output: the folder that has the former snapshots; None where it is `path`.
        room: bytes of answers to keep for a snapshot.

    Raises:
        SnapshotError: there is none.
    """

    def __init__(self, path: Path | None, output: Path | None = None, room: int = ROOM) -> None:
        self._output = output or path
        self._room = room
        self._newest = Newest(path, partial(Edition, room=room), _let_go)
        self._former: OrderedDict[str, Edition] = OrderedDict()

    def current(self) -> Edition:
        """The edition to answer from."""
        return self._newest.current()

    def of(self, id: str | None) -> Edition:
        """The edition of a snapshot that an address is pinned to; to be called by one thread.

        A former snapshot is opened, which takes a while, and stays open among the last `FORMER`
        as long as it is asked for now and then.

        Args:
            id: of the snapshot; None for the one in force.

        Raises:
            NotFoundError: there is none of that id here.
            SnapshotError: it is damaged, or of another format.
        """
        self._give_up_idle()
        now = self._newest.opened
        if id is None or id == now.atlas.id:
            return now
        if id not in self._former:
            folder = None if self._output is None else beside(self._output, id)
            if folder is None:
                served = f"one that this site has; {now.atlas.id} is served"
                raise NotFoundError("snapshot", served, repr(id[:40]))
            room = min(FORMER_ROOM, self._room)
            self._former[id] = Edition(folder, former=True, room=room)
            if len(self._former) > FORMER:
                self._former.popitem(last=False)
                gc.collect()
        self._former.move_to_end(id)
        self._former[id].asked = monotonic()
        return self._former[id]

    def _give_up_idle(self) -> None:
        idle = [id for id, one in self._former.items() if monotonic() - one.asked > IDLE]
        for id in idle:
            del self._former[id]
        if idle:
            gc.collect()


def _let_go(_: Edition) -> None:
    """What a former edition held is freed when the last answer from it is made."""
