"""Headers that every answer has: what a page may load, and who may show it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.types import Message, Send

Header = tuple[bytes, bytes]

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)


def policy(*, framed: bool = False) -> Header:
    """What a page may load: the site's own files and nothing that stands in the page.

    Args:
        framed: whether any site may show the page in a frame.
    """
    ancestors = "*" if framed else "'none'"
    return (b"content-security-policy", _POLICY.format(ancestors=ancestors).encode("ascii"))


NOT_KEPT = {"cache-control": "no-store"}
"""The header of answers that are about one request alone."""

ALWAYS: Sequence[Header] = (
    policy(),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"link", b'</sources>; rel="describedby", </openapi.json>; rel="service-desc"'),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
"""Headers of every answer, unless it has its own."""


def completed(own: Sequence[Header]) -> list[Header]:
    """An answer's own headers and, where it has none of that name, those of every answer."""
    names = {name for name, _ in own}
    return [*own, *(header for header in ALWAYS if header[0] not in names)]


def with_headers(send: Send) -> Send:
    """A `send` that adds the headers of every answer."""

    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": completed(message.get("headers", ()))}
        await send(message)

    return adding
