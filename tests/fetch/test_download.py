"""One address becomes one whole part, or an error that says why not; whatever a server does."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest
from tests.fetch.conftest import QUICK
from tests.fetch.publisher import (
    Answer,
    Publisher,
    Request,
    cut,
    endless,
    publishing,
    raw,
    stalled,
    status,
    whole,
)

from metier.errors import InputError, NotFoundError
from metier.fetch.download import Received, download
from metier.fetch.part import opened
from metier.fetch.wire import Wire

BODY = bytes(range(256)) * 2000
OTHER = BODY[::-1]
PAGE = "https://example.org/page"


def receive(publisher: Publisher, wire: Wire, path: Path) -> Received:
    with opened(path) as part:
        return download(wire, f"{publisher.url}/file", part, PAGE, lambda done, total: None)


@pytest.fixture
def get(publisher: Publisher, wire: Wire, tmp_path: Path) -> Callable[..., Received]:
    """The file by these answers of the server, in `tmp_path / "part"`."""

    def get(*answers: Answer) -> Received:
        publisher.answers = answers
        return receive(publisher, wire, tmp_path / "part")

    return get


Get = Callable[..., Received]


def test_a_file_comes_whole(get: Get, publisher: Publisher, tmp_path: Path) -> None:
    received = get(whole(BODY, ETag='"1"'))
    assert (tmp_path / "part").read_bytes() == BODY
    assert (received.about.size, received.about.etag) == (len(BODY), '"1"')
    assert (received.resumed, received.measured) == (False, True)
    (path, headers), *further = publisher.asked
    assert (path, headers["User-Agent"], further) == ("/file", QUICK.agent, [])
    assert headers["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    ("broken", "come"),
    [(cut(BODY, 20_000, ETag='"1"'), 20_000), (stalled(BODY, 20_000, ETag='"1"'), 16_384)],
    ids=["cut short", "stalled"],
)
def test_what_has_come_is_not_asked_for_again(
    get: Get, publisher: Publisher, tmp_path: Path, broken: Answer, come: int
) -> None:
    received = get(broken, whole(BODY, ETag='"1"'))
    assert (tmp_path / "part").read_bytes() == BODY
    assert received.resumed
    headers = publisher.asked[1][1]
    assert (headers["Range"], headers["If-Range"]) == (f"bytes={come}-", '"1"')


def test_a_part_is_taken_further_by_the_time_of_the_last_change(
    get: Get, publisher: Publisher, tmp_path: Path
) -> None:
    changed = "Wed, 02 Apr 2025 14:00:00 GMT"
    received = get(cut(BODY, 9, Last_Modified=changed), whole(BODY, Last_Modified=changed))
    assert received.resumed
    assert publisher.asked[1][1]["If-Range"] == changed
    assert (tmp_path / "part").read_bytes() == BODY


@pytest.mark.parametrize("validator", [{}, {"ETag": 'W/"1"'}], ids=["none", "weak"])
def test_a_part_without_a_strong_validator_is_begun_anew(
    get: Get, publisher: Publisher, tmp_path: Path, validator: dict[str, str]
) -> None:
    received = get(cut(BODY, 1000, **validator), whole(BODY, **validator))
    assert not received.resumed
    assert "Range" not in publisher.asked[1][1]
    assert (tmp_path / "part").read_bytes() == BODY


@pytest.mark.parametrize(
    "second",
    [
        whole(OTHER, ETag='"2"'),
        raw(200, {"Content-Length": str(len(OTHER))}, OTHER),
    ],
    ids=["changed between ranges", "range ignored"],
)
def test_a_whole_file_in_answer_to_a_range_takes_the_place_of_the_part(
    get: Get, tmp_path: Path, second: Answer
) -> None:
    assert not get(cut(BODY, 1000, ETag='"1"'), second).resumed
    assert (tmp_path / "part").read_bytes() == OTHER


REST = {"Content-Length": "10", "ETag": '"1"'}


@pytest.mark.parametrize(
    "wrong",
    [
        {**REST, "ETag": '"2"', "Content-Range": f"bytes 1000-{len(BODY) - 1}/{len(BODY)}"},
        {**REST, "Content-Range": "bytes 0-9/10"},
        {**REST, "Content-Range": "bytes 1000-1009/1010"},
        {**REST, "Content-Range": f"bytes 1000-1009/{len(BODY)}"},
        {**REST, "Content-Range": "bytes 1000-1009/*"},
        REST,
    ],
    ids=["other edition", "other start", "other size", "other end", "no size", "no range"],
)
def test_a_rest_that_does_not_continue_the_part_is_not_added_to_it(
    get: Get, tmp_path: Path, wrong: dict[str, str]
) -> None:
    received = get(cut(BODY, 1000, ETag='"1"'), raw(206, wrong, bytes(10)), whole(BODY, ETag='"1"'))
    assert not received.resumed
    assert (tmp_path / "part").read_bytes() == BODY


def test_a_part_that_is_longer_than_the_file_is_begun_anew(
    get: Get, publisher: Publisher, tmp_path: Path
) -> None:
    with pytest.raises(InputError):
        get(cut(BODY, 1000, ETag='"1"'), status(503))
    received = get(status(503), status(503), status(503), status(416), whole(BODY[:500]))
    assert not received.resumed
    assert (tmp_path / "part").read_bytes() == BODY[:500]


@pytest.mark.parametrize("number", [408, 429, 500, 502, 503, 504])
def test_a_passing_failure_is_tried_again(get: Get, tmp_path: Path, number: int) -> None:
    get(status(number), whole(BODY))
    assert (tmp_path / "part").read_bytes() == BODY


@pytest.mark.parametrize("at", [0, 1], ids=["seconds", "date"])
def test_a_server_is_asked_again_when_it_says(get: Get, at: int) -> None:
    wait = ("1", formatdate(time.time() + 2, usegmt=True))[at]
    before = time.monotonic()
    get(status(429, Retry_After=wait), whole(BODY))
    assert 0.9 < time.monotonic() - before < 3


@pytest.mark.parametrize("wait", ["soon", "-1", "9" * 5000, "Wed, 99 Foo 2025 99:00:00 GMT"])
def test_a_wait_that_cannot_be_read_is_none(get: Get, tmp_path: Path, wait: str) -> None:
    get(status(503, Retry_After=wait), whole(BODY))
    assert (tmp_path / "part").read_bytes() == BODY


def test_a_longer_wait_than_there_is_patience_is_said(get: Get, publisher: Publisher) -> None:
    with pytest.raises(InputError, match="found 3,600 seconds") as caught:
        get(status(429, Retry_After="3600"))
    assert "later" in caught.value.hint
    assert len(publisher.asked) == 1


def gibberish(request: Request) -> None:
    request.wfile.write(b"no such protocol\r\n\r\n")


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (status(503), "503 Service Unavailable"),
        (stalled(BODY, 0), "no answer for 0.4 seconds"),
        (cut(BODY, 1000), "a connection cut short"),
        (
            lambda request: request.wfile.write(b"no such protocol\r\n\r\n"),
            "a connection cut short",
        ),
        (lambda request: None, "a connection cut short"),
    ],
    ids=["unavailable", "stalled", "cut", "no HTTP", "closed"],
)
def test_tries_come_to_an_end(get: Get, publisher: Publisher, answer: Answer, found: str) -> None:
    with pytest.raises(InputError, match=f"within 3 tries, found .*{found}") as caught:
        get(answer)
    assert "goes on from there" in caught.value.hint
    assert len(publisher.asked) == 3


def test_nothing_listens(wire: Wire, tmp_path: Path) -> None:
    with publishing() as gone:
        pass
    with pytest.raises(InputError, match="within 3 tries, found no connection"):
        receive(gone, wire, tmp_path / "part")


@pytest.mark.parametrize("number", [404, 410])
def test_a_file_that_is_not_there_is_told_with_the_publishers_page(get: Get, number: int) -> None:
    with pytest.raises(NotFoundError, match=f"found {number}") as caught:
        get(status(number))
    assert PAGE in caught.value.hint


@pytest.mark.parametrize("number", [401, 403])
def test_who_is_refused_is_told_to_name_a_contact(
    get: Get, publisher: Publisher, number: int
) -> None:
    with pytest.raises(InputError, match=f"found {number}") as caught:
        get(status(number))
    assert "--agent" in caught.value.hint
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("number", [204, 304, 400, 416, 418, 501])
def test_any_other_status_is_no_file(get: Get, number: int) -> None:
    with pytest.raises(InputError, match=f"expected a file, found {number}"):
        get(status(number))


def test_an_encoded_body_is_not_the_file(get: Get) -> None:
    packed = gzip.compress(BODY)
    encoded = {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}
    with pytest.raises(InputError, match="found Content-Encoding: gzip"):
        get(raw(200, encoded, packed))


@pytest.mark.parametrize(
    "headers", [{}, {"Content-Length": str(10**9)}], ids=["without an end", "too large"]
)
def test_a_file_has_a_largest_size(
    publisher: Publisher, tmp_path: Path, headers: dict[str, str]
) -> None:
    publisher.answers = (endless(headers, bytes(1 << 16)),)
    with (
        Wire(replace(QUICK, largest=1 << 20)) as wire,
        pytest.raises(InputError, match="at most 1,048,576 bytes"),
    ):
        receive(publisher, wire, tmp_path / "part")
    assert (tmp_path / "part").stat().st_size <= 1 << 20


def test_a_length_that_is_too_small_ends_the_file_there(get: Get, tmp_path: Path) -> None:
    get(raw(200, {"Content-Length": "100"}, BODY))
    assert (tmp_path / "part").read_bytes() == BODY[:100]


@pytest.mark.parametrize("length", [None, "many", "-5", "9" * 5000])
def test_a_body_that_only_the_connection_ends_is_not_measured(
    get: Get, tmp_path: Path, length: str | None
) -> None:
    received = get(raw(200, {} if length is None else {"Content-Length": length}, BODY))
    assert not received.measured
    assert (tmp_path / "part").read_bytes() == BODY


CHUNKED = {"Transfer-Encoding": "chunked"}


def test_a_body_in_chunks_is_measured_by_its_last(get: Get, tmp_path: Path) -> None:
    assert get(raw(200, CHUNKED, b"5\r\nhello\r\n0\r\n\r\n")).measured
    assert (tmp_path / "part").read_bytes() == b"hello"


@pytest.mark.parametrize("body", [b"5\r\nhello\r\n", b"5\r\nhel", b"x\r\nhello\r\n0\r\n\r\n"])
def test_a_body_in_chunks_without_its_last_is_not_whole(get: Get, body: bytes) -> None:
    with pytest.raises(InputError, match="within 3 tries"):
        get(raw(200, CHUNKED, body))


def test_what_has_come_is_told(publisher: Publisher, wire: Wire, tmp_path: Path) -> None:
    publisher.answers = (cut(BODY, 1000, ETag='"1"'), whole(BODY, ETag='"1"'))
    told: list[tuple[int, int]] = []
    with opened(tmp_path / "part") as part:
        download(wire, f"{publisher.url}/f", part, PAGE, lambda *said: told.append(said))
    assert told[0] == (0, len(BODY))
    assert (1000, len(BODY)) in told
    assert told[-1] == (len(BODY), len(BODY))
