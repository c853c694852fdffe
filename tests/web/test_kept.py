"""Answers kept: sent in what the reader takes, given up when there is no room."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.loops import run

from metier.web.kept import Kept, Shelf, is_held, kept, mark_of, takes_gzip

ANSWER = kept(b"Careers " * 100, "text/plain", mark_of("1", "/careers"))


def sent(answer: Kept, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """What a reader with those headers gets."""
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    given = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    run(answer({"method": method, "headers": given}, receive, send))
    said = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
    return messages[0]["status"], said, messages[1]["body"]


def test_a_reader_gets_the_body_in_the_coding_it_takes() -> None:
    status, headers, body = sent(ANSWER, accept_encoding="br, gzip")
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert gzip.decompress(body) == ANSWER.plain == sent(ANSWER)[2]
    assert int(headers["content-length"]) == len(body) < len(ANSWER.plain)


def test_a_reader_that_has_it_gets_nothing_again() -> None:
    tag = sent(ANSWER)[1]["etag"]
    status, headers, body = sent(ANSWER, if_none_match=f'"other", {tag}')
    assert (status, body) == (304, b"")
    assert "content-length" not in headers


def test_a_head_has_the_length_and_no_body() -> None:
    _, headers, body = sent(ANSWER, "HEAD")
    assert (int(headers["content-length"]), body) == (len(ANSWER.plain), b"")


@pytest.mark.parametrize(
    ("said", "takes"),
    [("gzip", True), ("gzip;q=0", False), ("GZIP; q=0.5", True), ("", False), ("x-gzip", False)],
)
def test_gzip_is_sent_to_who_takes_it(said: str, takes: bool) -> None:
    assert takes_gzip([(b"accept-encoding", said.encode())]) is takes


def test_a_mark_differs_with_each_part() -> None:
    assert len({mark_of("a", "bc"), mark_of("ab", "c"), mark_of("a", "b")}) == 3
    assert not is_held([], mark_of("a"))


@given(st.lists(st.integers(0, 30), max_size=80))
def test_a_shelf_never_takes_more_than_its_room_and_keeps_the_last_asked_for(
    asked: list[int],
) -> None:
    shelf = Shelf(10 * ANSWER.size)
    for at in asked:
        if shelf.get(str(at)) is None:
            shelf.put(str(at), ANSWER)
    assert len(shelf) <= 10
    recent = list(dict.fromkeys(reversed(asked)))[:10]
    assert all(shelf.get(str(at)) for at in recent)


def test_an_answer_too_large_for_the_shelf_is_not_kept() -> None:
    shelf = Shelf(5 * ANSWER.size)
    shelf.put("/", ANSWER)
    assert shelf.get("/") is None
