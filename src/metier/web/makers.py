"""Processes that make pages, so that the one which answers is never kept busy by it."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import ParamSpec, TypeVar

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from metier.errors import SnapshotError
from metier.web.kept import WHOLE, Kept
from metier.web.question import Question
from metier.web.said import Said
from metier.web.site import Site

LATER = 5
"""By how much makers stand back where processors are short, as `nice` counts."""
_TOLD = (signal.SIGINT, signal.SIGTERM)
"""How a terminal or a supervisor tells all processes to stop; makers stop with the server."""
_log = logging.getLogger("uvicorn.error")


Answer = Kept | Said
P = ParamSpec("P")
Given = TypeVar("Given")


class Makers:
    """Processes that have a snapshot open; they start when they are needed, and end with it.

    Args:
        folder: of the snapshot itself; None for the embedded almanac.
        output: the folder that has former snapshots; None where there are none.
        most: processes that there may be.

    Attributes:
        id: of the snapshot.

    Raises:
        SnapshotError: missing, damaged, or of another format.
    """

    def __init__(self, folder: Path | None, output: Path | None, most: int) -> None:
        self._opened = (folder, output)
        self._most = most
        self._pool = self._started()
        try:
            self.id = self._asked(_id).result()
        except SnapshotError:
            self.close()
            raise

    def answer(self, question: Question) -> asyncio.Future[Answer]:
        """The answer to a question; it raises `BrokenProcessPool` if who makes it is ended.

        Processes that were ended are started again.
        """
        try:
            made = self._asked(_answer, question)
        except BrokenProcessPool:
            _log.error("a process that makes pages was ended; others are started")
            self._pool = self._started()
            made = self._asked(_answer, question)
        return asyncio.wrap_future(made)

    def close(self) -> None:
        """See the processes end, when what they were asked is answered."""
        self._pool.shutdown()

    def _asked(self, work: Callable[P, Given], *args: P.args, **named: P.kwargs) -> Future[Given]:
        """Work for the pool, which may start a process for it that inherits what is blocked."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _TOLD)
        try:
            return self._pool.submit(work, *args, **named)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _started(self) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._most, spawn, _begin, self._opened)


class _Maker:
    """The site in a process that makes pages."""

    def __init__(self, folder: Path | None, output: Path | None) -> None:
        self._loop = asyncio.new_event_loop()
        self.site = Site(folder, output, room=0)

    def answer(self, question: Question) -> Answer:
        """What the site answers."""
        return self._loop.run_until_complete(answered(self.site, question))


async def answered(site: ASGIApp, question: Question) -> Answer:
    """What an application answers, whole.

    An error that it raises after it has answered is told in the log, by its name and place: its
    words may be those of who asked.
    """
    messages: list[Message] = []

    async def receive() -> Message:
        if question.refused:
            raise HTTPException(question.refused)
        return {"type": "http.request", "body": question.body, "more_body": False}

    async def send(message: Message) -> None:
        messages.append(message)

    scope = {**question.scope(), "extensions": {WHOLE: {}}}
    task = asyncio.create_task(_run(site, scope, receive, send))
    await asyncio.wait([task])
    if (error := task.exception()) is not None:
        place = "".join(traceback.format_tb(error.__traceback__))
        _log.error("a page could not be made: %s\n%s", type(error).__name__, place)
    start, *parts = messages
    if start["type"] == WHOLE:
        answer: Kept = start["answer"]
        return answer
    body = b"".join(part.get("body", b"") for part in parts)
    return Said(start["status"], tuple(start["headers"]), body)


async def _run(site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await site(scope, receive, send)


_maker: _Maker | SnapshotError | None = None
"""Of a process that makes pages; or why it cannot."""


def _begin(folder: Path | None, output: Path | None) -> None:
    """Make a process one that ends with the server, and not before."""
    global _maker
    logging.basicConfig(format="%(levelname)s:     %(message)s", level=logging.INFO)
    os.nice(LATER)
    threading.Thread(target=_end_with_server, daemon=True).start()
    try:
        _maker = _Maker(folder, output)
    except SnapshotError as error:
        _maker = error


def _end_with_server() -> None:
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
    os._exit(0)


def _ready() -> _Maker:
    """Of this process.

    Raises:
        SnapshotError: the snapshot cannot be opened.
    """
    if isinstance(_maker, SnapshotError):
        raise _maker
    assert _maker is not None  # a process asks nothing before it has begun
    return _maker


def _id() -> str:
    return _ready().site.id


def _answer(question: Question) -> Answer:
    return _ready().answer(question)
