"""Who sends slowly, or more than a request has, or reads nothing, does not hold a connection."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.responses import Response
from tests.fixtures.servers import HOST

from metier.web import patience
from metier.web.patience import Patient

SECONDS = 0.4
GET = b"GET / HTTP/1.1\r\nHost: a\r\n"
LARGE = 20_000_000


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where a server with little patience listens, whose one answer is large."""
    monkeypatch.setattr(patience, "SENDING", SECONDS)
    monkeypatch.setattr(patience, "READING", 3 * SECONDS)
    app = Response(b"x" * LARGE)
    listening = socket.create_server((HOST, 0))
    config = uvicorn.Config(app, http=Patient, lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=asyncio.run, args=(server.serve([listening]),))
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(10)


def read(connection: socket.socket) -> int:
    """How many bytes come until the connection ends."""
    count = 0
    try:
        while part := connection.recv(1_000_000):
            count += len(part)
    except ConnectionResetError:
        pass  # what a connection that is given up ends with
    return count


def send(connection: socket.socket, part: bytes, times: int, pause: float) -> None:
    """Send the same again and again, as slowly as some clients do."""
    for _ in range(times):
        connection.sendall(part)
        time.sleep(pause)  # the slowness is what is tested


@pytest.mark.parametrize("begun", [b"", GET, GET + b"X: ", GET + b"Content-Length: 9\r\n\r\nabc"])
def test_a_request_that_does_not_come_is_not_waited_for(port: int, begun: bytes) -> None:
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.sendall(begun)
        start = time.monotonic()
        read(connection)
        assert time.monotonic() - start < 20 * SECONDS


def test_bytes_now_and_then_do_not_keep_a_connection(port: int) -> None:
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.sendall(GET)
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            send(connection, b"X: y\r\n", 200, SECONDS / 10)


def test_a_head_has_an_end(port: int) -> None:
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.sendall(GET)
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            send(connection, b"X: " + b"y" * 50_000 + b"\r\n", 100, 0)


def test_who_reads_nothing_is_given_up_and_who_reads_gets_all(port: int) -> None:
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.sendall(GET + b"Connection: close\r\n\r\n")
        assert read(connection) > LARGE
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.sendall(GET + b"Connection: close\r\n\r\n")
        time.sleep(10 * SECONDS)  # reads nothing for longer than it may
        assert read(connection) < LARGE


def test_a_connection_may_be_used_again_and_again(port: int) -> None:
    with socket.create_connection((HOST, port), timeout=20) as connection:
        for _ in range(3):
            connection.sendall(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
            assert connection.recv(65_536).startswith(b"HTTP/1.1 200")
            time.sleep(SECONDS / 2)  # three of them are longer than a request may take
