"""Errors as answers: a page, or data where data was asked for; never a traceback."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from metier.atlas import Atlas
from metier.document.failure import failure_document
from metier.errors import InputError, MetierError, NotFoundError, SnapshotError, UsageError
from metier.web.asked import split_form
from metier.web.comparing import suggestions
from metier.web.rendering import MEDIA, failed

_STATUS: tuple[tuple[type[MetierError], int], ...] = (
    (NotFoundError, 404),
    (UsageError, 400),
    (InputError, 400),
    (SnapshotError, 503),
)
_TITLES = {
    400: "This cannot be asked",
    404: "Not found",
    405: "This cannot be asked",
    503: "Not to be had now",
}
_NOT_KEPT = {"cache-control": "no-store"}


def failure(atlas: Atlas, request: Request, error: Exception) -> Response:
    """An error as an answer to a request.

    An address that ends with a slash leads to the one without.
    """
    path: str = request.scope["path"]
    known, status = _known(path, error)
    if status == 404 and path.endswith("/") and path.strip("/"):
        return RedirectResponse("/" + quote(path.strip("/")), 301)
    name, form = split_form(path.rpartition("/")[2])
    form = "json" if path in ("/suggest", "/openapi.json", "/healthz") else form or "html"
    titles = known.place == "title" and isinstance(known, NotFoundError)
    instead = suggestions(atlas, name) if titles else []
    document = failure_document(known, _TITLES.get(status, "Something went wrong"), instead)
    media = MEDIA["txt" if form == "csv" else form]
    allowed = {"allow": "GET, HEAD"} if status == 405 else {}
    return Response(
        failed(document, form).encode("utf-8", "replace"),
        status,
        media_type=media,
        headers={**_NOT_KEPT, **allowed},
    )


def busy() -> Response:
    """An answer to who comes while too many wait."""
    return PlainTextResponse(
        "Too many pages are being made; please come again in a moment.\n",
        503,
        headers={**_NOT_KEPT, "retry-after": "2"},
    )


def _known(path: str, error: Exception) -> tuple[MetierError, int]:
    """The error as one that says what was expected, and its status."""
    if isinstance(error, MetierError):
        return error, next((s for kind, s in _STATUS if isinstance(error, kind)), 500)
    if isinstance(error, HTTPException) and error.status_code == 405:
        return UsageError("method", "GET or HEAD", "another", "the site is read only"), 405
    if isinstance(error, HTTPException):
        what = repr(path[:80])
        return (
            NotFoundError("address", "a page of this site", what, "see /careers"),
            error.status_code,
        )
    return MetierError("server", "an answer", "an error of its own", "it is in the log"), 500
