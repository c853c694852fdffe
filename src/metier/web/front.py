"""What the server shows of the site: answers that were made before, and those that makers make."""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from metier.web.assets import kept_assets
from metier.web.body import body_of
from metier.web.editions import ROOM
from metier.web.failures import busy
from metier.web.kept import Kept, Shelf
from metier.web.makers import Answer, Makers
from metier.web.newest import Newest
from metier.web.question import Question, question_of, target
from metier.web.said import said
from metier.web.site import HEALTH, health

WAITING = 256
"""Answers that may wait to be made; who asks for another one is asked to come again."""
EACH = 64
"""Of them those that one address may ask for, so that nobody keeps out all others."""


class Front:
    """The site as an ASGI application whose pages are made in other processes.

    Args:
        path: of a snapshot, or of a build's output; None for the embedded almanac.
        makers: processes that may make pages.

    Raises:
        SnapshotError: there is no snapshot.
    """

    def __init__(self, path: Path | None = None, makers: int = 1) -> None:
        self._assets = kept_assets()
        self._newest = Newest(path, lambda folder: Desk(Makers(folder, path, makers)), Desk.close)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            question = await _with_body(scope, receive)
            answer = await self._newest.current().answer(question, _reader(scope))
            await answer(scope, receive, send)
        else:
            await self._read(scope, receive, send)

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> None:
        desk = self._newest.current()
        at = target(scope)
        found: Answer | None = desk.shelf.get(at) or self._assets.get(at)
        if found is None:
            found = desk.shelf.get(_hosted(scope, at))
        if found is None and scope["path"] == HEALTH:
            found = said(health(desk.id))
        if found is None:
            found = await desk.answer(question_of(scope), _reader(scope))
            if isinstance(found, Kept):
                desk.shelf.put(_hosted(scope, at) if found.hosted else at, found)
        await found(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await asyncio.to_thread(self._newest.close)
        await send({"type": "lifespan.shutdown.complete"})


class Desk:
    """The makers of a snapshot, and what they have made.

    Attributes:
        id: of the snapshot.
        shelf: answers by address.
    """

    def __init__(self, makers: Makers) -> None:
        self._makers = makers
        self.id = makers.id
        self.shelf = Shelf(ROOM)
        self._waiting: dict[Question, asyncio.Future[Answer]] = {}
        self._readers: Counter[str] = Counter()

    async def answer(self, question: Question, reader: str) -> Answer:
        """The answer to a question, made once for all who ask it meanwhile.

        Args:
            reader: the address that asks.
        """
        made = self._waiting.get(question)
        if made is None:
            if len(self._waiting) >= WAITING or self._readers[reader] >= EACH:
                return said(busy())
            made = self._waiting[question] = self._makers.answer(question)
            self._readers[reader] += 1
            made.add_done_callback(lambda _: self._done(question, reader))
        try:
            return await asyncio.shield(made)
        except BrokenProcessPool:
            return said(busy())

    def close(self) -> None:
        """See the makers end, when what they were asked is answered."""
        self._makers.close()

    def _done(self, question: Question, reader: str) -> None:
        del self._waiting[question]
        self._readers -= Counter((reader,))  # and drops whom nothing is made for


async def _with_body(scope: Scope, receive: Receive) -> Question:
    """A question with its body, or with the status by which that is refused."""
    try:
        return question_of(scope, await body_of(Request(scope, receive)))
    except HTTPException as error:
        return question_of(scope, refused=error.status_code)


def _hosted(scope: Scope, at: str) -> str:
    """The key of what goes by the host as well; no address begins as it does."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    return f"{scope['scheme']}:{host.decode('latin-1')} {at}"


def _reader(scope: Scope) -> str:
    client: tuple[str, int] | None = scope.get("client")
    return client[0] if client else ""
