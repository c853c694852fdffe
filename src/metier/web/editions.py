"""The snapshot that is served, and the taking up of a new one while it is."""

from __future__ import annotations

import logging
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import metier
from metier.atlas import Atlas
from metier.errors import NotFoundError, SnapshotError
from metier.store.layout import beside, locate
from metier.web.kept import Shelf

ROOM = 256 * 2**20
"""Bytes of answers that are kept for a snapshot."""
FORMER = 2
"""Former snapshots that are open at once; the least recently asked for is given up first."""
FORMER_ROOM = 16 * 2**20
"""Bytes of answers that are kept for each of them."""
EVERY = 1.0
"""Seconds between two looks for a new snapshot."""

_log = logging.getLogger("uvicorn.error")


class Edition:
    """A snapshot opened, with the answers made from it.

    Args:
        folder: of the snapshot itself; None for the embedded almanac.
        former: whether another snapshot is in force.

    Raises:
        SnapshotError: missing, damaged, or of another format.
    """

    def __init__(self, folder: Path | None, *, former: bool = False) -> None:
        self.folder = folder
        self.former = former
        self.atlas: Atlas = metier.open(folder)
        self.shelf = Shelf(FORMER_ROOM if former else ROOM)
        if former:
            return
        # what the first visitor would wait for: the titles, the coder, the addresses
        self.atlas.catalogue()
        self.atlas.title_of(self.atlas.slug_of("teller"))
        self.atlas.code(["teller"])[0]
        self.atlas.suggest("teller")


class Editions:
    """The edition in force at a path.

    Args:
        path: of a snapshot, or of a build's output; None for the embedded almanac.

    Raises:
        SnapshotError: there is none.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._edition = Edition(None if path is None else locate(path))
        self._looked = monotonic()
        self._opener = ThreadPoolExecutor(1, "opening")
        self._opening: Future[Edition] | None = None
        self._tried = self._edition.folder
        self._former: OrderedDict[str, Edition] = OrderedDict()

    def current(self) -> Edition:
        """The edition to answer from.

        A new snapshot is opened beside it and taken up when it is ready; one that cannot be
        opened is told in the log, once, and left.
        """
        if self._path is not None and monotonic() - self._looked >= EVERY:
            self._looked = monotonic()
            self._look(self._path)
        return self._edition

    def of(self, id: str | None) -> Edition:
        """The edition of a snapshot that an address is pinned to; to be called by one thread.

        A former snapshot is opened, which takes a while, and stays open among the last `FORMER`.

        Args:
            id: of the snapshot; None for the one in force.

        Raises:
            NotFoundError: there is none of that id here.
            SnapshotError: it is damaged, or of another format.
        """
        now = self._edition
        if id is None or id == now.atlas.id:
            return now
        if id not in self._former:
            folder = None if self._path is None else beside(self._path, id)
            if folder is None:
                served = f"one that this site has; {now.atlas.id} is served"
                raise NotFoundError("snapshot", served, repr(id[:40]))
            self._former[id] = Edition(folder, former=True)
            if len(self._former) > FORMER:
                self._former.popitem(last=False)
        self._former.move_to_end(id)
        return self._former[id]

    def _look(self, path: Path) -> None:
        if self._opening is not None:
            self._take_up(self._opening)
            return
        try:
            folder = locate(path)
        except SnapshotError as error:
            _log.warning("%s: the snapshot before stays", error)
            return
        if folder != self._tried:
            self._tried = folder
            self._opening = self._opener.submit(Edition, folder)

    def _take_up(self, opening: Future[Edition]) -> None:
        if not opening.done():
            return
        self._opening = None
        try:
            self._edition = opening.result()
        except SnapshotError as error:
            _log.warning("%s: the snapshot before stays", error)
        else:
            _log.info("snapshot %s is served now", self._edition.atlas.id)
