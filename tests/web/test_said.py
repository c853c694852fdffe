"""An answer to one request has the headers of every answer; who asks for its head gets no body."""

from __future__ import annotations

from typing import Any

from starlette.responses import PlainTextResponse
from tests.fixtures.loops import run

from metier.web.headers import ALWAYS
from metier.web.said import Said, said


def sent(answer: Said, method: str) -> list[Any]:
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    run(answer({"method": method}, receive, send))
    return messages


def test_it_is_sent_as_it_is() -> None:
    answer = said(PlainTextResponse("Later\n", 503, headers={"retry-after": "2"}))
    start, body = sent(answer, "GET")
    assert start["status"] == 503
    assert (b"retry-after", b"2") in start["headers"]
    assert set(ALWAYS) <= set(start["headers"])
    assert body["body"] == b"Later\n"
    head = sent(answer, "HEAD")
    assert head == [start, {**body, "body": b""}]
