"""The site as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

import metier
from metier.errors import MetierError
from metier.web import checking
from metier.web.asked import LONGEST, Asked, address, split_form, values_of
from metier.web.assets import assets, kept_assets
from metier.web.body import text_sent
from metier.web.comparing import PLACE, TITLE, address_of, asked_titles
from metier.web.editions import ROOM, Edition, Editions
from metier.web.failures import busy, failure
from metier.web.feed import Feed
from metier.web.feeds import FEEDS
from metier.web.headers import NOT_KEPT, policy, with_headers
from metier.web.kept import Kept, kept, mark_of
from metier.web.languages import LANGUAGE, at, tag_of
from metier.web.openapi import description
from metier.web.origin import origin_of
from metier.web.page import SNAPSHOT, Page
from metier.web.pages import PAGES
from metier.web.question import target
from metier.web.rendering import MEDIA, rendered
from metier.words.language import ENGLISH, speaking

WAITING = 64
"""Pages that may wait to be made; who comes after them is asked to come again."""
_FOR_A_DAY = "public, max-age=86400"
HEALTH = "/healthz"

Made = TypeVar("Made")
Endpoint = Callable[[Request], Awaitable[Response | Kept]]


class Site:
    """Answers requests from the edition in force.

    Pages are made one at a time by one thread, for a snapshot's database has one connection;
    what was made before is sent at once.

    Args:
        path: of a snapshot, or of a build's output; None for the embedded almanac.
        output: the folder that has former snapshots; None where it is `path`.
        room: bytes of answers to keep.

    Raises:
        SnapshotError: there is none.
    """

    def __init__(
        self, path: Path | None = None, output: Path | None = None, room: int = ROOM
    ) -> None:
        self._editions = Editions(path, output, room)
        self._maker = ThreadPoolExecutor(1, "making")
        self._waiting = 0
        self._app = Starlette(
            routes=self._routes(),
            exception_handlers={
                MetierError: self._failed,
                HTTPException: self._failed,
                Exception: self._failed,
            },
        )
        self._app.router.redirect_slashes = False

    @property
    def id(self) -> str:
        """Of the snapshot in force."""
        return self._editions.current().atlas.id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = with_headers(send)
        if scope["method"] in ("GET", "HEAD"):
            found = self._editions.current().shelf.get(target(scope))
            if found is not None:
                await found(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _routes(self) -> Sequence[Route]:
        return [
            Route(HEALTH, self._health),
            Route("/openapi.json", self._description),
            Route("/static/{name}", _asset),
            Route("/compare", self._form),
            Route("/check", self._check, methods=["POST"]),
            Route("/check.json", self._check, methods=["POST"]),
            Route("/favicon.ico", _icon),
            *(Route(feed.path, self._feed(feed)) for feed in FEEDS),
            *(Route(path, self._endpoint(page)) for page in PAGES for path in _paths(page)),
        ]

    def _endpoint(self, page: Page) -> Endpoint:
        async def answer(request: Request) -> Response | Kept:
            if len(target(request.scope)) > LONGEST:
                raise HTTPException(414)
            edition = self._editions.current()
            asked, form = _asked(page, request)
            asked = Asked(page.settle(edition.atlas, asked.name), asked.values)
            settled = address(page.path, asked, form)
            if settled != target(request.scope):
                return RedirectResponse(settled, 301)
            return await self._made(_make, self._editions, page, asked, form)

        return answer

    def _feed(self, feed: Feed) -> Endpoint:
        async def answer(request: Request) -> Response | Kept:
            if len(target(request.scope)) > LONGEST:
                raise HTTPException(414)
            values = values_of(request.query_params.multi_items(), feed.parameters)
            edition = self._editions.current()
            return await self._made(_fed, edition, feed, origin_of(request), Asked("", values))

        return answer

    async def _made(self, make: Callable[..., Made], *arguments: object) -> Made | Response:
        """What the thread makes; an excuse where too many wait for it."""
        if self._waiting >= WAITING:
            return busy()
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._maker, make, *arguments)
        finally:
            self._waiting -= 1

    async def _check(self, request: Request) -> Response | Kept:
        """What is found on the page that was sent; the answer is made anew and not kept."""
        text = await text_sent(request, checking.FIELD)
        form = split_form(request.scope["path"])[1]
        tag = tag_of(request.query_params)
        return await self._made(_check, self._editions.current(), text, form, tag)

    async def _form(self, request: Request) -> Response:
        """The address of what was typed into the form."""
        values = values_of(request.query_params.multi_items(), (TITLE, PLACE, LANGUAGE))
        titles = asked_titles(values.get("title", ()))
        place = values.get("in", (None,))[0]
        with speaking(values.get(LANGUAGE.name, (None,))[0]):
            atlas = self._editions.current().atlas
            return RedirectResponse(address_of(atlas, titles, place) if titles else at("/"), 303)

    async def _failed(self, request: Request, error: Exception) -> Response:
        return await self._made(failure, self._editions.current().atlas, request, error)

    async def _health(self, _: Request) -> Response:
        return health(self.id)

    async def _description(self, _: Request) -> Kept:
        said = JSONResponse(description(PAGES, FEEDS)).body
        return kept(bytes(said), MEDIA["json"], mark_of(metier.__version__, "/openapi.json"))


def health(id: str) -> Response:
    """That the site answers, and from which snapshot."""
    return JSONResponse({"status": "ok", "snapshot": id, "version": metier.__version__})


def _make(editions: Editions, page: Page, asked: Asked, form: str) -> Kept:
    """The answer of an address; made before, while it waited for the thread, or now."""
    edition = editions.of(asked.text(SNAPSHOT.name))
    where = address(page.path, asked, form)
    found = edition.shelf.get(where)
    if found is None:
        path = address(page.path, Asked(asked.name, {}))
        with speaking(asked.text(LANGUAGE.name)):
            document = page.make(edition.atlas, asked)
            text = rendered(document, page, asked, form or page.form, path, edition)
        age = "former" if edition.former else "newest"
        style = assets()["site.css"].name
        mark = mark_of(edition.atlas.id, age, metier.__version__, style, where)
        found = kept(
            text.encode("utf-8", "replace"),
            MEDIA[form or page.form],
            mark,
            (policy(framed=True),) if page.framed else (),
        )
        edition.shelf.put(where, found)
    return found


def _check(edition: Edition, text: str, form: str, tag: str) -> Response:
    asked = Asked("", {} if tag == ENGLISH else {LANGUAGE.name: (tag,)})
    with speaking(tag):
        document = checking.checked(edition.atlas, text)
        said = rendered(document, checking.PAGE, asked, form or "html", checking.PAGE.path)
    return Response(said, media_type=MEDIA[form or "html"], headers=NOT_KEPT)


def _fed(edition: Edition, feed: Feed, origin: str, asked: Asked) -> Kept | Response:
    with speaking(asked.text(LANGUAGE.name)):
        made = feed.make(edition.atlas, origin, asked)
    content = made.text.encode("utf-8", "replace")
    if made.status != 200 or made.headers:  # which say that it is for this request alone
        headers = {"cache-control": _FOR_A_DAY, "vary": "host", **made.headers}
        return Response(content, made.status, headers, made.media)
    mark = mark_of(edition.atlas.id, metier.__version__, origin, feed.path, made.text)
    return kept(content, made.media, mark, (), _FOR_A_DAY.encode(), hosted=True)


async def _icon(_: Request) -> Response:
    return RedirectResponse(assets()["mark.svg"].address, 301)


def _asked(page: Page, request: Request) -> tuple[Asked, str]:
    """What is asked of a page, and in which form.

    Returns:
        The form is empty for the page as it is.

    Raises:
        UsageError: a parameter that cannot be.
    """
    name, form = request.path_params.get("name", ""), ""
    suffix = request.scope["path"].rpartition("/")[2]
    if page.forms and "." in suffix:
        head, asked_form = split_form(suffix)
        if asked_form in page.forms:
            name, form = (head if "name" in request.path_params else ""), asked_form
    values = values_of(request.query_params.multi_items(), page.accepts)
    return Asked(name, values), form


def _paths(page: Page) -> Sequence[str]:
    """The routes of a page: by itself, and where its path has no name also with each suffix."""
    if "{name}" in page.path:
        return (page.path,)
    return (page.path, *(f"{page.path}.{form}" for form in page.forms))


async def _asset(request: Request) -> Kept:
    found = kept_assets().get(request.scope["path"])
    if found is None:
        raise HTTPException(404)
    return found
