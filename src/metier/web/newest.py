"""What is opened of the newest snapshot at a path, and of each new one while it is in use."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Generic, TypeVar

from metier.errors import SnapshotError
from metier.store.layout import locate

EVERY = 1.0
"""Seconds between two looks for a new snapshot."""

_log = logging.getLogger("uvicorn.error")
Opened = TypeVar("Opened")


class Newest(Generic[Opened]):
    """What is in use of the snapshot in force at a path.

    Args:
        path: of a snapshot, or of a build's output; None for the embedded almanac.
        opens: gives what is used, from the folder of a snapshot.
        closes: what is done with it when a newer one has taken its place; it may take a while.

    Attributes:
        opened: what was in use when it was last looked.

    Raises:
        SnapshotError: there is none.
    """

    def __init__(
        self,
        path: Path | None,
        opens: Callable[[Path | None], Opened],
        closes: Callable[[Opened], None],
    ) -> None:
        self._path = path
        self._opens = opens
        self._closes = closes
        self._tried = None if path is None else locate(path)
        self.opened = opens(self._tried)
        self._looked = monotonic()
        self._opener = ThreadPoolExecutor(1, "opening")
        self._opening: Future[Opened] | None = None

    def current(self) -> Opened:
        """What to use now.

        Of a new snapshot it is opened beside the old and taken up when it is ready; one that
        cannot be opened is told in the log, once, and left.
        """
        if self._path is not None and monotonic() - self._looked >= EVERY:
            self._looked = monotonic()
            self._look(self._path)
        return self.opened

    def close(self) -> None:
        """Be done with it, and with what is being opened."""
        if self._opening is not None:
            self._take_up(self._opening)
        self._opener.submit(self._closes, self.opened)
        self._opener.shutdown()

    def _look(self, path: Path) -> None:
        if self._opening is not None:
            if self._opening.done():
                self._take_up(self._opening)
            return
        try:
            folder = locate(path)
        except SnapshotError as error:
            _log.warning("%s: the snapshot before stays", error)
            return
        if folder != self._tried:
            self._tried = folder
            self._opening = self._opener.submit(self._opens, folder)

    def _take_up(self, opening: Future[Opened]) -> None:
        self._opening = None
        try:
            opened = opening.result()
        except SnapshotError as error:
            _log.warning("%s: the snapshot before stays", error)
            return
        former, self.opened = self.opened, opened
        self._opener.submit(self._closes, former)
        _log.info("a new snapshot is served now: %s", self._tried.name if self._tried else "")
