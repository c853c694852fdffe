"""Answers that are made once: sent to all who ask, and kept as long as there is room."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from starlette.types import Receive, Scope, Send

from metier.web.headers import Header, completed

WHOLE = "metier.whole"
"""The extension of ASGI by which who keeps answers is given one whole, as the message `answer`."""
CACHING = b"public, max-age=300"
"""Pages are asked for again after five minutes, and then mostly not sent again."""
_PLAIN = 64
"""Answers that are held plain as well, the last asked for so."""
_OVERHEAD = 1_000
"""Bytes that an answer takes besides its body, about."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, compressed, with the mark of its edition.

    Attributes:
        zipped: the body; a page takes a tenth of the room that it does plain.
        mark: the entity tag; the same for the same address of the same snapshot.
        headers: all of them, but for those of a coding and a length.
        hosted: whether it goes by the host that was asked for, too.
    """

    zipped: bytes
    mark: bytes
    headers: tuple[Header, ...]
    hosted: bool = False

    @property
    def plain(self) -> bytes:
        """The body for who takes no compressed one."""
        return _plain(self.zipped)

    @property
    def size(self) -> int:
        """The bytes it takes."""
        return len(self.zipped) + _OVERHEAD

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it as far as the reader does not have it yet."""
        if WHOLE in scope.get("extensions", ()):
            await send({"type": WHOLE, "answer": self})
            return
        if is_held(scope["headers"], self.mark):
            await _send(send, 304, self.headers, b"")
            return
        zipped = takes_gzip(scope["headers"])
        body = self.zipped if zipped else self.plain
        encoding = ((b"content-encoding", b"gzip"),) if zipped else ()
        length = (b"content-length", b"%d" % len(body))
        head = scope["method"] == "HEAD"
        await _send(send, 200, (*self.headers, *encoding, length), b"" if head else body)


def kept(
    content: bytes,
    media: str,
    mark: bytes,
    extra: Sequence[Header] = (),
    caching: bytes = CACHING,
    *,
    hosted: bool = False,
) -> Kept:
    """An answer made ready to be sent many times.

    Args:
        extra: headers of its own.
        caching: how long who asked may keep it.
        hosted: whether it goes by the host that was asked for, too.
    """
    own = (
        (b"content-type", media.encode("ascii")),
        (b"etag", mark),
        (b"cache-control", caching),
        (b"vary", b"accept-encoding, host" if hosted else b"accept-encoding"),
        *extra,
    )
    return Kept(gzip.compress(content, 6, mtime=0), mark, tuple(completed(own)), hosted)


@lru_cache(_PLAIN)
def _plain(zipped: bytes) -> bytes:
    return gzip.decompress(zipped)


def mark_of(*parts: str) -> bytes:
    """The entity tag of what is told by the parts; weak, for it is that of every encoding.

    >>> mark_of("59b4083bbdb07e83", "/careers")
    b'W/"a1a502361523022f"'
    """
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
    return f'W/"{digest}"'.encode("ascii")


def is_held(headers: Sequence[Header], mark: bytes) -> bool:
    """Whether the reader says that it has what the mark stands for."""
    tags = next((value for name, value in headers if name == b"if-none-match"), b"")
    given = (tag.strip().removeprefix(b"W/") for tag in tags.split(b","))
    return bool(tags) and mark.removeprefix(b"W/") in given


def takes_gzip(headers: Sequence[Header]) -> bool:
    """Whether the reader takes compressed bodies."""
    said = next((value for name, value in headers if name == b"accept-encoding"), b"")
    codings = (coding.replace(b" ", b"").lower() for coding in said.split(b","))
    return any(c == b"gzip" or (c.startswith(b"gzip;") and c != b"gzip;q=0") for c in codings)


async def _send(send: Send, status: int, headers: Sequence[Header], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


class Shelf:
    """Answers by address, the least recently asked for given up first.

    Args:
        room: bytes that all of them may take.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._held: OrderedDict[str, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, address: str) -> Kept | None:
        """The answer of an address; None where it has to be made."""
        found = self._held.get(address)
        if found is not None:
            self._held.move_to_end(address)
        return found

    def put(self, address: str, answer: Kept) -> None:
        """Keep an answer, unless it alone takes more than a tenth of the room."""
        if answer.size > self._room // 10 or address in self._held:
            return
        self._held[address] = answer
        self._taken += answer.size
        while self._taken > self._room:
            _, given_up = self._held.popitem(last=False)
            self._taken -= given_up.size
