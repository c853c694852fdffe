"""Pages are made in other processes as the site makes them; one that is ended is replaced."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from tests.fixtures.loops import run

from metier.errors import SnapshotError
from metier.web.kept import Kept
from metier.web.makers import Answer, Makers, answered
from metier.web.question import Question
from metier.web.said import Said


@pytest.fixture(scope="module")
def makers() -> Iterator[Makers]:
    """Of the embedded almanac; one process."""
    made = Makers(None, None, 1)
    yield made
    made.close()


def question(target: str, method: str = "GET", refused: int = 0) -> Question:
    path, _, query = target.partition("?")
    headers = ((b"host", b"testserver"), (b"content-type", b"text/plain"))
    return Question(method, "http", path, path.encode(), query.encode(), headers, b"", refused)


def processes() -> list[int]:
    """That were started by this one."""
    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]


def told(makers: Makers, asked: Question) -> Answer:
    async def answer() -> Answer:
        return await makers.answer(asked)

    return run(answer())


def test_they_have_the_snapshot_open(makers: Makers, site: TestClient) -> None:
    assert makers.id == site.get("/healthz").json()["snapshot"]


def test_a_page_is_that_of_the_site_and_may_be_kept(makers: Makers, site: TestClient) -> None:
    made, same = told(makers, question("/career/teller")), site.get("/career/teller")
    assert isinstance(made, Kept)
    assert made.plain == same.content
    assert made.mark.decode() == same.headers["etag"]


@pytest.mark.parametrize("target", ["/nowhere", "/career/Tellers", "/healthz"])
def test_what_goes_by_more_than_its_address_is_not_kept(
    makers: Makers, site: TestClient, target: str
) -> None:
    made, same = told(makers, question(target)), site.get(target)
    assert isinstance(made, Said)
    assert (made.status, made.body) == (same.status_code, same.content)
    assert {name.decode(): value.decode() for name, value in made.headers} == dict(same.headers)


@pytest.mark.parametrize("status", [400, 408, 413])
def test_a_body_that_was_refused_is_answered_in_words(makers: Makers, status: int) -> None:
    made = told(makers, question("/check.json", "POST", refused=status))
    assert isinstance(made, Said)
    assert made.status == status
    assert b'"expected"' in made.body


def test_of_an_error_the_log_tells_what_and_where_and_not_what_was_asked(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def faulty(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("a fault", 500)(scope, receive, send)
        raise KeyError(scope["path"])

    made = run(answered(faulty, question("/career/zanzibar")))
    assert isinstance(made, Said)
    assert (made.status, made.body) == (500, b"a fault")
    assert "KeyError" in caplog.text
    assert __file__ in caplog.text
    assert "zanzibar" not in caplog.text


def test_one_that_is_ended_is_followed_by_another(makers: Makers) -> None:
    async def ended() -> Answer:
        under_way = makers.answer(question("/compare/roofer-vs-loan-officer-vs-teller"))
        for pid in processes():
            os.kill(pid, signal.SIGKILL)
        with pytest.raises(BrokenProcessPool):
            await under_way
        return await makers.answer(question("/nowhere"))

    assert isinstance(run(ended()), Said)


def test_they_are_not_ended_by_what_tells_the_server_to_stop(makers: Makers) -> None:
    async def told() -> Answer:
        asked = asyncio.shield(makers.answer(question("/career/roofer")))
        for pid in processes():
            os.kill(pid, signal.SIGTERM)
            os.kill(pid, signal.SIGINT)
        return await asked

    assert isinstance(run(told()), Kept)


def test_without_a_snapshot_there_are_none(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        Makers(tmp_path, tmp_path, 1)
