"""What the server shows is what the site answers; much asked at once is made once, or put off."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.fixtures.loops import run
from tests.fixtures.postings import snapshot

from metier.web import front as module
from metier.web import newest
from metier.web.assets import assets
from metier.web.front import Desk, Front
from metier.web.makers import Answer, Makers
from metier.web.question import Question
from metier.web.said import Said


@pytest.fixture(scope="module")
def front() -> Iterator[TestClient]:
    """Of the embedded almanac."""
    with TestClient(Front(), follow_redirects=False) as client:
        yield client


PAIR = "/compare/loan-officer-vs-teller"
ADDRESSES = (
    *("/", PAIR, f"{PAIR}.json?in=MD", "/careers.csv", "/nowhere", "/careers/", "/career/Tellers"),
    *("/suggest?q=tell", "/robots.txt", "/oembed", "/favicon.ico", "/healthz", "/openapi.json"),
    *("/compare?title=teller&title=cook", "/check.json", f"/career/{'a' * 3_000}"),
    *(asset.address for asset in assets().values()),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_answers_as_the_site_does(front: TestClient, site: TestClient, address: str) -> None:
    same = site.get(address)
    for _ in range(2):
        answer = front.get(address)
        assert (answer.status_code, answer.content) == (same.status_code, same.content)
        assert dict(answer.headers) == dict(same.headers)
        head = front.head(address)
        assert (head.status_code, head.content) == (same.status_code, b"")
        assert dict(head.headers) == dict(same.headers)


def test_what_a_reader_has_is_not_sent_again(front: TestClient) -> None:
    for address in (PAIR, "/openapi.json", assets()["site.css"].address):
        mark = front.get(address).headers["etag"]
        again = front.get(address, headers={"if-none-match": mark})
        assert (again.status_code, again.content) == (304, b"")


def test_what_goes_by_the_host_is_kept_for_each(front: TestClient) -> None:
    for host in ("a.example", "b.example") * 2:
        answer = front.get("/robots.txt", headers={"host": host})
        assert f"Sitemap: http://{host}/sitemap.xml" in answer.text
        again = front.get("/robots.txt", headers={"host": host, "if-none-match": "*"})
        assert again.headers["etag"] == answer.headers["etag"]


def test_a_body_is_handed_on_within_its_bounds(front: TestClient, site: TestClient) -> None:
    plain = {"content-type": "text/plain"}
    for text, sort in (("Average age 46", plain), ("x", {}), ("", plain), ("x" * 200_001, plain)):
        answer, same = (
            client.post("/check.json", content=text, headers=sort) for client in (front, site)
        )
        assert (answer.status_code, answer.content) == (same.status_code, same.content)
    form = {"page": "é" * 100_000}
    assert front.post("/check", data=form).status_code == 422
    assert front.post("/check", content=b"x" * 700_000, headers=plain).status_code == 413
    assert front.post("/careers").status_code == site.post("/careers").status_code == 405


class Slow(Makers):
    """Makers that take as long as the test wants, in this process."""

    def __init__(self) -> None:
        self.id = "0" * 16
        self.asked: Counter[str] = Counter()
        self.may = asyncio.Event()

    def answer(self, question: Question) -> asyncio.Future[Answer]:
        self.asked[question.path] += 1

        async def made() -> Answer:
            await self.may.wait()
            return Said(200, (), question.path.encode())

        return asyncio.ensure_future(made())


def question(path: str) -> Question:
    return Question("GET", "http", path, path.encode(), b"", ())


def test_what_many_ask_at_once_is_made_once() -> None:
    async def asked() -> None:
        makers = Slow()
        desk = Desk(makers)
        asking = [asyncio.create_task(desk.answer(question("/a"), "one")) for _ in range(500)]
        await asyncio.sleep(0)
        makers.may.set()
        assert len(set(map(id, await asyncio.gather(*asking)))) == 1
        assert makers.asked == {"/a": 1}
        await desk.answer(question("/a"), "one")
        assert makers.asked == {"/a": 2}

    run(asked())


def test_one_address_cannot_keep_out_all_others() -> None:
    async def asked() -> None:
        makers = Slow()
        desk = Desk(makers)

        async def statuses(reader: str, count: int) -> list[Any]:
            each = [desk.answer(question(f"/{reader}/{at}"), reader) for at in range(count)]
            asking = [asyncio.create_task(one) for one in each]
            await asyncio.sleep(0)
            return asking

        greedy = await statuses("greedy", module.WAITING)
        others = [task for at in range(4) for task in await statuses(str(at), module.EACH)]
        makers.may.set()
        said = Counter(answer.status for answer in await asyncio.gather(*greedy))
        assert said == {200: module.EACH, 503: module.WAITING - module.EACH}
        said = Counter(answer.status for answer in await asyncio.gather(*others))
        assert said[200] == module.WAITING - module.EACH
        assert not desk._readers, "who waits no more is not remembered"

    run(asked())


def test_a_new_snapshot_is_taken_up_and_no_request_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "EVERY", 0.01)
    old = snapshot(tmp_path, {"title": "Loan clerk"}).id
    answers: list[int] = []
    stop = threading.Event()
    with TestClient(Front(tmp_path)) as client:

        def ask() -> None:
            at = 0
            while not stop.is_set():
                at += 1
                answers.append(client.get(f"/jobs?limit={at % 50 + 1}").status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        new = snapshot(tmp_path, {"title": "Loan clerk"}, {"title": "Bill collector"}).id
        end = time.monotonic() + 40
        while client.get("/healthz").json()["snapshot"] == old and time.monotonic() < end:
            time.sleep(0.05)  # it is taken up by a thread that tells nobody
        stop.set()
        asking.join()
        assert client.get("/healthz").json()["snapshot"] == new
        assert "Bill collector" in client.get("/jobs").text
        assert "Bill collector" not in client.get(f"/jobs?snapshot={old}").text
    assert set(answers) == {200}
