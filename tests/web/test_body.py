"""A body is read as far as it may go, and not for longer than it may take."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message
from tests.fixtures.loops import run

from metier.web import body
from metier.web.body import text_sent

Receive = Callable[[], Awaitable[Message]]


def request(receive: Receive, media: bytes = b"text/plain; charset=utf-8") -> Request:
    """A request whose body comes as the function gives it."""
    headers = [(b"content-type", media)]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)


def whole(*parts: bytes) -> Receive:
    """A body in parts."""
    left = [
        {"type": "http.request", "body": part, "more_body": at < len(parts)}
        for at, part in enumerate(parts, 1)
    ]

    async def receive() -> Message:
        return left.pop(0)

    return receive


def test_a_body_in_parts_is_one_text_without_the_mark_of_its_encoding() -> None:
    assert run(text_sent(request(whole(b"\xef\xbb", b"\xbfa\xc3", b"\xa9")), "page")) == "aé"


def test_of_a_form_the_field_is_read() -> None:
    sent = request(whole(b"x=1&page=a+%26%0d%0ab"), b"application/x-www-form-urlencoded")
    assert run(text_sent(sent, "page")) == "a &\r\nb"


def test_a_body_that_never_ends_is_not_read_to_the_end() -> None:
    read = 0

    async def endless() -> Message:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": b"x" * 50_000, "more_body": True}

    with pytest.raises(HTTPException) as caught:
        run(text_sent(request(endless), "page"))
    assert (caught.value.status_code, read) == (413, 5)


def test_a_body_that_never_comes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "PATIENCE", 0.01)

    async def never() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    with pytest.raises(HTTPException) as caught:
        run(text_sent(request(never), "page"))
    assert caught.value.status_code == 408


def test_who_goes_away_is_not_answered_with_an_error_of_the_server() -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    with pytest.raises(HTTPException) as caught:
        run(text_sent(request(gone), "page"))
    assert caught.value.status_code == 400
