"""What no reader sends, to a server as it runs: each is answered, none is more than it can bear."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest
from tests.fixtures.servers import HOST, Served, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Of the embedded almanac."""
    with served(tmp_path_factory.mktemp("hostile")) as running:
        yield running


@pytest.fixture
def port(server: Served) -> int:
    """Where it listens."""
    return server.port


def sent(port: int, raw: bytes) -> tuple[int, bytes]:
    """The status and the whole of an answer to bytes as they are; 0 where there is none."""
    with socket.create_connection((HOST, port), timeout=20) as there:
        there.sendall(raw)
        parts = []
        try:
            while part := there.recv(65_536):
                parts.append(part)
        except ConnectionResetError:
            pass
    answer = b"".join(parts)
    return (int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0), answer


def got(
    port: int, target: bytes, host: bytes = b"localhost", more: bytes = b""
) -> tuple[int, bytes]:
    """The answer to a request of a target as it is."""
    head = b"GET " + target + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n"
    return sent(port, head + more + b"\r\n")


TARGETS = {
    "a NUL": b"/career/tel%00ler",
    "only NULs": b"/career/%00%00",
    "a way up": b"/../../../etc/passwd",
    "a way up among the files": b"/static/..%2f..%2f..%2fpyproject.toml",
    "a way up of dots written twice": b"/static/%252e%252e%252fpyproject.toml",
    "a way up of another system": b"/static/..%5c..%5cpyproject.toml",
    "a slash in a name": b"/career/a%2fb",
    "overlong UTF-8": b"/career/%c0%af%c0%ae",
    "half a character": b"/career/%e2%82",
    "a surrogate": b"/career/%ed%a0%80",
    "no character at all": b"/career/%ff%fe",
    "no encoding": b"/career/%zz%",
    "a header in a name": b"/career/a%0d%0aset-cookie:%20a=b",
    "a header in a query": b"/career/teller?in=%0d%0aset-cookie:%20a=b",
    "a header in a title": b"/compare?title=a%0d%0aset-cookie:%20a=b&title=teller",
    "a redirect elsewhere": b"//example.org/%2e%2e",
    "a redirect elsewhere with a slash": b"/%5cexample.org/",
    "a thousand careers": b"/compare/" + b"-vs-".join([b"a"] * 1_000),
    "nothing but separators": b"/compare/" + b"-vs-" * 400,
    "a thousand parameters": b"/jobs?" + b"&".join(b"q%d=a" % at for at in range(1_000)),
    "one parameter often": b"/jobs?" + b"&".join([b"q=a"] * 400),
    "a name of script": b"/career/%3Cscript%3Ealert(1)%3C/script%3E",
    "a name of a template": b"/career/%7B%7B7*7%7D%7D",
    "a name of a query": b"/career/'%20OR%201=1%20--",
    "a name turned around": b"/career/%e2%80%aeteller",
    "marks upon marks": b"/career/" + b"%cc%81" * 300,
    "a number beyond all": b"/jobs?offset=99999999999999999999",
    "a number that is none": b"/career/teller?confidence=nan",
    "a snapshot elsewhere": b"/careers?snapshot=..%2f..%2fetc",
    "a frame of elsewhere": b"/oembed?url=http://169.254.169.254/compare/a-vs-b",
    "a frame of a file": b"/oembed?url=file:///compare/a-vs-b",
    "an address of 10 kB": b"/career/" + b"a" * 10_000,
    "all targets": b"*",
    "another server": b"http://example.org/career/teller",
}


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_an_odd_address_is_answered_in_words(port: int, target: bytes) -> None:
    status, answer = got(port, target)
    assert 200 <= status < 500
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"\r\nset-cookie" not in head.lower()
    assert b"<script>alert" not in body
    assert b"Traceback" not in body
    assert b"root:" not in body
    place = [line for line in head.split(b"\r\n") if line.lower().startswith(b"location:")]
    assert all(line.split(b" ", 1)[1].startswith(b"/") for line in place)
    assert not any(line.split(b" ", 1)[1].startswith((b"//", b"/\\")) for line in place)


@pytest.mark.parametrize("size", [70_000, 100_000, 1_000_000])
def test_an_enormous_address_is_refused(port: int, size: int) -> None:
    status, _ = got(port, b"/career/" + b"a" * size)
    assert status in (0, 400, 414, 431)


@pytest.mark.parametrize(
    "host", [b"", b"a b", b"evil.example/x", b"<script>", b"a" * 5_000, b"[::1", b"a@b", b"\xff"]
)
def test_an_odd_host_is_in_no_answer(port: int, host: bytes) -> None:
    for target in (b"/sitemap.xml", b"/embed?title=nurse&title=cook", b"/career/teller"):
        status, answer = got(port, target, host)
        assert status in (200, 400, 422)
        assert not host or host not in answer or status != 200 or len(host) < 4


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\n x HTTP/1.1\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
        b"Connection: close\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64 + b"\r\n\r\n",
    ],
)
def test_what_is_no_request_does_not_stop_the_server(port: int, raw: bytes) -> None:
    status, _ = sent(port, raw)
    assert status < 500
    assert got(port, b"/healthz")[0] == 200


def test_nothing_of_a_reader_is_logged(server: Served) -> None:
    got(server.port, b"/career/teller?in=Zanzibar", more=b"User-Agent: Zanzibar\r\n")
    got(server.port, b"/career/zanzibar-qqq")
    body = b"page=zanzibar"
    head = b"POST /check HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 13\r\n"
    sent(server.port, head + b"Content-Type: application/x-www-form-urlencoded\r\n\r\n" + body)
    told = server.log.read_text("utf-8").replace(f"running on http://{HOST}", "")
    assert "anzibar" not in told
    assert HOST not in told


def test_the_server_still_answers(port: int) -> None:
    _, answer = got(port, b"/healthz")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["status"] == "ok"
