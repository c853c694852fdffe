"""The body of a request, read within bounds; nothing of it is kept."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

MOST = 200_000
"""Bytes of a text that is sent to be looked at."""
PATIENCE = 10.0
"""Seconds in which it has to be here."""
LARGEST = 3 * MOST + 100
"""Bytes of a body: each of a text may take three in a form, which names a field besides."""
_FORM = "application/x-www-form-urlencoded"


async def text_sent(request: Request, field: str) -> str:
    """The text in the body of a request: a field of a form, or the body itself.

    Raises:
        HTTPException: 408 too slow, 413 too long, 415 another kind of body.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in (_FORM, "text/plain"):
        raise HTTPException(415)
    body = await body_of(request, MOST if media == "text/plain" else LARGEST)
    text = body.decode("utf-8", "replace")
    if media == _FORM:
        fields = parse_qs(text, keep_blank_values=True, errors="replace", max_num_fields=None)
        text = fields.get(field, [""])[0]
    if len(text.encode("utf-8", "replace")) > MOST:
        raise HTTPException(413)
    return text.removeprefix("\ufeff")


async def body_of(request: Request, most: int = LARGEST) -> bytes:
    """The body of a request as it is, of at most so many bytes.

    Raises:
        HTTPException: 400 a part only, 408 too slow, 413 too long.
    """
    try:
        return await asyncio.wait_for(_read(request, most), PATIENCE)
    except TimeoutError as error:
        raise HTTPException(408) from error
    except ClientDisconnect as error:
        raise HTTPException(400) from error


async def _read(request: Request, most: int) -> bytes:
    parts: list[bytes] = []
    left = most
    async for part in request.stream():
        left -= len(part)
        if left < 0:
            raise HTTPException(413)
        parts.append(part)
    return b"".join(parts)
