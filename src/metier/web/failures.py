"""Errors as answers: a page, or data where data was asked for; never a traceback."""

from __future__ import annotations

import logging
import re
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from metier.atlas import Atlas
from metier.document.companies import company_address
from metier.document.failure import failure_document
from metier.errors import InputError, MetierError, NotFoundError, SnapshotError, UsageError
from metier.web.asked import LONGEST, split_form
from metier.web.body import MOST, PATIENCE
from metier.web.comparing import suggestions
from metier.web.headers import NOT_KEPT
from metier.web.languages import tag_of
from metier.web.page import SNAPSHOT
from metier.web.rendering import MEDIA, failed
from metier.words import later, say
from metier.words.language import speaking

_log = logging.getLogger("uvicorn.error")

_STATUS: tuple[tuple[type[MetierError], int], ...] = (
    (NotFoundError, 404),
    (UsageError, 422),
    (InputError, 422),
)
_TITLES = {
    404: later("Not found"),
    500: later("Something went wrong"),
    503: later("Not to be had now"),
}
_REFUSED = {
    400: ("request", "a whole one", "part of one"),
    405: ("method", "one that this address takes", "another"),
    408: ("body", f"the whole of it within {PATIENCE:.0f} seconds", "part of it"),
    413: ("body", f"at most {MOST:,} bytes of text", "more"),
    414: ("address", f"at most {LONGEST:,} characters", "a longer one"),
    415: ("content-type", "a form or text/plain", "another"),
}
"""What was expected and found where the server itself refuses, by status."""


_OPTION = re.compile(r"--([a-z][a-z-]*)")
_COMMAND = re.compile(r"\bmetier [a-z]")


def failure(atlas: Atlas, request: Request, error: Exception) -> Response:
    """An error as an answer to a request, in the language asked for.

    An address that ends with a slash leads to the one without.
    """
    with speaking(tag_of(request.query_params)):
        return _failure(atlas, request, error)


def _failure(atlas: Atlas, request: Request, error: Exception) -> Response:
    path: str = request.scope["path"]
    known, status = _known(path, error)
    if status == 404 and path.endswith("/") and path.strip("/"):
        return RedirectResponse("/" + quote(path.strip("/")), 301)
    name, form = split_form(path.rpartition("/")[2])
    form = "json" if path in ("/suggest", "/openapi.json", "/healthz") else form or "html"
    titles = known.place == "title" and isinstance(known, NotFoundError)
    instead = suggestions(atlas, name) if titles else []
    if known.place == "company" and path.startswith("/companies/"):
        near = atlas.companies_named(name.replace("-", " "), 4).companies
        instead = [(one.name, company_address(one.name)) for one in near]
    if known.place == "posting":
        instead = [(say("all postings"), "/jobs")]
    if known.place in request.query_params:
        pinned = known.place == SNAPSHOT.name
        name = say("the page of today") if pinned else say("the page without it")
        instead = [(name, _without(request, known.place))]
    title = say(_TITLES.get(status, later("This cannot be asked")))
    document = failure_document(known, title, instead)
    media = MEDIA["txt" if form == "csv" else form]
    allowed = {"allow": _allowed(error)} if status == 405 else {}
    return Response(
        failed(document, form).encode("utf-8", "replace"),
        status,
        media_type=media,
        headers={**NOT_KEPT, **allowed},
    )


def _without(request: Request, parameter: str) -> str:
    """The address that was asked for, without a parameter."""
    pairs = request.query_params.multi_items()
    query = urlencode([(name, value) for name, value in pairs if name != parameter])
    path = quote(request.scope["path"])
    return f"{path}?{query}" if query else path


def _of_the_site(error: MetierError) -> MetierError:
    """The error in the words of an address: its parameters for options, and no command.

    >>> str(_of_the_site(UsageError("--min-pay", "a number", "'x'", "leave out --in")))
    "min_pay: expected a number, found 'x'"
    """
    place, expected, found, hint = (
        _OPTION.sub(lambda option: option[1].replace("-", "_"), text)
        for text in (error.place, error.expected, error.found, error.hint)
    )
    return type(error)(place, expected, found, "" if _COMMAND.search(hint) else hint)


def _allowed(error: Exception) -> str:
    """The methods that an address takes, in order."""
    headers = (error.headers if isinstance(error, HTTPException) else None) or {}
    return ", ".join(sorted(headers.get("Allow", "GET, HEAD").split(", ")))


def busy() -> Response:
    """An answer to who comes while too many wait."""
    return PlainTextResponse(
        "Too many pages are being made; please come again in a moment.\n",
        503,
        headers={**NOT_KEPT, "retry-after": "2"},
    )


def _known(path: str, error: Exception) -> tuple[MetierError, int]:
    """The error as one that says what was expected, and its status."""
    if isinstance(error, SnapshotError):
        # where the files of the host are is for its log, not for its readers
        _log.error("%s", error)
        return SnapshotError("snapshot", "one that can be read", "a fault, told in the log"), 503
    if isinstance(error, MetierError):
        return _of_the_site(error), next((s for kind, s in _STATUS if isinstance(error, kind)), 500)
    if isinstance(error, HTTPException) and error.status_code in _REFUSED:
        return UsageError(*_REFUSED[error.status_code]), error.status_code
    if isinstance(error, HTTPException):
        what = repr(path[:80])
        return (
            NotFoundError("address", "a page of this site", what, "see /careers"),
            error.status_code,
        )
    return MetierError("server", "an answer", "an error of its own", "it is in the log"), 500
