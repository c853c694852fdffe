"""Answers to one request alone, which are not kept."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from metier.web.headers import Header, completed


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it is sent.

    Attributes:
        headers: all of them.
    """

    status: int
    headers: tuple[Header, ...]
    body: bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; who asks for the head is sent that alone."""
        headers = list(self.headers)
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else self.body
        await send({"type": "http.response.body", "body": body})


def said(response: Response) -> Said:
    """A response of Starlette with the headers of every answer."""
    return Said(response.status_code, tuple(completed(response.raw_headers)), bytes(response.body))
