"""One address into one part, tried until it is whole or there is no hope."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, ProtocolError, TimeoutError

from metier.errors import InputError, NotFoundError
from metier.fetch.part import Part, Whole, continues, whole
from metier.fetch.wire import Manners, Wire, status_in_words

_PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses that may be otherwise at the next try."""

_BLOCK = 1 << 14
"""Bytes read at once; what has come of a block is lost where the connection is."""

Tell = Callable[[int, int], None]
"""Called with the bytes that have come and those there are, 0 if that is not known."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has come as a whole, as far as the server says.

    Attributes:
        about: what the server says of it.
        resumed: whether it was put together of an earlier part and the rest.
        measured: whether the server said where it ends.
    """

    about: Whole
    resumed: bool
    measured: bool


def download(wire: Wire, url: str, part: Part, page: str, tell: Tell) -> Received:
    """The whole file at `url` in `part`, which may have its beginning already.

    Args:
        wire: see `Wire`.
        url: of the file.
        part: is added to.
        page: the publisher's page, for errors.
        tell: called after each block.

    Raises:
        InputError: there is no whole file to be had; what has come stays in the part.
        NotFoundError: there is none at that address.
    """
    manners = wire.manners
    found = ""
    for left in reversed(range(manners.tries)):
        answer = None
        try:
            answer, known = _ask(wire, url, part)
            if answer.status not in _PASSING:
                _refuse(answer, url, page)
                return _fill(answer, known, part, manners.largest, tell)
            found = status_in_words(answer.status)
        except HTTPError as error:
            found = _in_words(error, manners)
        finally:
            if answer is not None:
                answer.close()
        if left:
            # as long as the publisher asks for, or longer each time: a busy one is left in peace
            time.sleep(_pause(url, answer, manners.tries - left, manners))
    raise InputError(
        url,
        f"the file within {manners.tries} tries",
        found,
        "what has come is kept; the same command goes on from there",
    )


def _ask(wire: Wire, url: str, part: Part) -> tuple[urllib3.BaseHTTPResponse, Whole]:
    """The answer to a request for what is missing, and what is known of the whole."""
    known = part.known(url)
    if part.size == 0 or not known.validator:
        return wire.ask(url, {}), Whole(url)
    rest = {"Range": f"bytes={part.size}-", "If-Range": known.validator}
    answer = wire.ask(url, rest)
    if answer.status != 416:
        return answer, known
    answer.close()
    part.begin(Whole(url))
    return wire.ask(url, {}), Whole(url)


def _pause(
    url: str, answer: urllib3.BaseHTTPResponse | None, tried: int, manners: Manners
) -> float:
    """Seconds to wait: as the server asks, else twice as long after each try.

    Raises:
        InputError: the server asks for more patience than there is.
    """
    asked = None if answer is None else _retry_after(answer)
    if asked is None:
        # not for secrets: only so that those cut off together do not come back together
        return manners.pause * 2.0 ** (tried - 1) * (1 + random.random())
    if asked > manners.patience:
        raise InputError(
            url,
            f"to be asked to wait {manners.patience:,.0f} seconds at most",
            f"{asked:,.0f} seconds (Retry-After)",
            "run the same command later",
        )
    return asked


def _retry_after(answer: urllib3.BaseHTTPResponse) -> float | None:
    """Seconds that the server asks to wait; None if it does not say, or not readably."""
    try:
        return urllib3.Retry().get_retry_after(answer)
    except (HTTPError, ValueError, OverflowError):
        return None


def _in_words(error: HTTPError, manners: Manners) -> str:
    if isinstance(error, NewConnectionError):
        return "no connection"
    if isinstance(error, TimeoutError):
        return f"no answer for {manners.timeout:g} seconds"
    if isinstance(error, ProtocolError):
        return "a connection cut short"
    return str(error)[:200]


def _fill(
    answer: urllib3.BaseHTTPResponse, known: Whole, part: Part, largest: int, tell: Tell
) -> Received:
    """The part, made whole by the body of an answer.

    Raises:
        InputError: the body is larger than a file may be, or encoded.
        HTTPError: it is not the rest, or it ended early.
    """
    encoding = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise InputError(
            known.url, "the file's own bytes, as asked for", f"Content-Encoding: {encoding[:40]}"
        )
    resumed = answer.status == 206
    before = part.size if resumed else 0
    length = _length(answer)
    size = None if length is None else before + length
    told = whole(known.url, answer.headers, size)
    if resumed and not continues(part, known, told, answer.headers.get("Content-Range", "")):
        part.begin(Whole(known.url))
        raise HTTPError("another part of the file than asked for")
    if not resumed:
        part.begin(told)
    _fits(known.url, size or 0, largest)
    tell(before, size or 0)
    for block in answer.stream(_BLOCK, decode_content=False):
        before += len(block)
        _fits(known.url, before, largest)
        part.file.write(block)
        tell(before, size or 0)
    part.file.flush()
    about = Whole(known.url, told.etag or known.etag, told.modified or known.modified, before)
    return Received(about, resumed, size is not None or _is_chunked(answer))


def _length(answer: urllib3.BaseHTTPResponse) -> int | None:
    """Bytes of the body, as far as the server says."""
    said = answer.headers.get("Content-Length", "")
    readable = said.isascii() and said.isdigit() and len(said) < 19
    return int(said) if readable and not _is_chunked(answer) else None


def _is_chunked(answer: urllib3.BaseHTTPResponse) -> bool:
    return "chunked" in answer.headers.get("Transfer-Encoding", "").lower()


def _fits(url: str, size: int, largest: int) -> None:
    if size > largest:
        raise InputError(url, f"a file of at most {largest:,} bytes", "a larger one")


def _refuse(answer: urllib3.BaseHTTPResponse, url: str, page: str) -> None:
    """Nothing, if the answer has the file or its rest.

    Raises:
        NotFoundError: there is no file at the address.
        InputError: the server does not give it.
    """
    status = answer.status
    if status in (200, 206):
        return
    found = status_in_words(status)
    if status in (404, 410):
        raise NotFoundError(url, "a file", found, f"the publisher may have moved it: see {page}")
    if status in (401, 403):
        raise InputError(
            url,
            "leave to fetch the file",
            found,
            "publishers refuse clients that name no contact: give --agent "
            '"NAME (name@example.org)", or METIER_AGENT',
        )
    raise InputError(url, "a file", found, f"see {page}")
