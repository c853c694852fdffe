"""The server as a process: it answers, in several processes too, and stops when told."""

from __future__ import annotations

import os
import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest
from tests.fixtures.loops import aside
from tests.fixtures.servers import HOST, free_port, served

from metier import SnapshotError, UsageError
from metier.web.server import from_environment, serve


def under(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    started = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return [*started, *(below for child in started for below in under(child))]


def gone(pids: list[int]) -> bool:
    """Whether the processes have ended, which they may take a moment for."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)  # a process that is not this one's child tells nobody that it ended
    return False


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_answers_and_stops_when_told(tmp_path: Path, workers: str) -> None:
    with served(tmp_path, "--workers", workers) as server:
        answer = httpx2.get(f"{server.address}/career/teller")
        assert answer.status_code == 200
        assert "server" not in answer.headers
        started = under(server.process.pid)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(20)
        assert gone(started)
        assert "Traceback" not in server.log.read_text("utf-8")
        assert "warn" not in server.log.read_text("utf-8").lower()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_what_is_under_way_when_it_is_told_to_stop_is_answered(
    tmp_path: Path, told: signal.Signals
) -> None:
    forms = (b"json", b"md", b"csv", b"txt")
    with served(tmp_path) as server, ExitStack() as open_ones:
        # so that what is under way does not take longer than a server that stops waits
        assert httpx2.get(f"{server.address}/career/teller", timeout=60).status_code == 200
        asked = [
            open_ones.enter_context(socket.create_connection((HOST, server.port), timeout=30))
            for _ in forms
        ]
        for connection, form in zip(asked, forms, strict=True):
            head = (
                b"GET /career/teller." + form + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            )
            connection.sendall(head)
        # what was sent before is read before
        assert httpx2.get(f"{server.address}/healthz").status_code == 200
        for pid in (server.process.pid, *under(server.process.pid)):  # as a supervisor does
            os.kill(pid, told)
        answers = [connection.makefile("rb").read() for connection in asked]
        for answer in answers:
            head, _, body = answer.partition(b"\r\n\r\n")
            assert head.split(b" ", 2)[1] == b"200"
            assert b"content-length: %d\r\n" % len(body) in head + b"\r\n"
        server.process.wait(20)


def test_kept_pages_are_sent_while_none_can_be_made(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        kept = httpx2.get(f"{server.address}/career/teller", timeout=30)
        makers = under(server.process.pid)
        for pid in makers:
            os.kill(pid, signal.SIGSTOP)
        for _ in range(100):
            assert httpx2.get(f"{server.address}/career/teller").content == kept.content
        assert httpx2.get(f"{server.address}/healthz").status_code == 200
        with pytest.raises(httpx2.ReadTimeout):
            httpx2.get(f"{server.address}/career/roofer", timeout=0.2)
        for pid in makers:
            os.kill(pid, signal.SIGCONT)
        assert httpx2.get(f"{server.address}/career/roofer", timeout=30).status_code == 200


def test_a_server_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        started = under(server.process.pid)
        assert started
        server.process.kill()
        server.process.wait(20)
        assert gone(started)


def test_an_address_that_is_taken_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(UsageError, match="an address to listen at, found 127"):
            serve("127.0.0.1", port, 1, None)
    with pytest.raises(UsageError, match="--host, --port"):
        serve("256.0.0.1.example.invalid", 8000, 1, None)


@pytest.mark.parametrize("workers", [1, 2])
def test_without_a_snapshot_nothing_is_served(
    tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METIER_ATLAS", "")
    with pytest.raises(SnapshotError):
        aside(lambda: serve("127.0.0.1", free_port(), workers, str(tmp_path)))


def test_a_worker_opens_what_it_was_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("METIER_ATLAS", str(tmp_path))
    with pytest.raises(SnapshotError):
        from_environment()
