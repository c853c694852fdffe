"""The server as a process: it answers, in several processes too, and stops when told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from tests.fixtures.loops import aside

from metier import SnapshotError, UsageError
from metier.web.server import from_environment, serve

ROOT = Path(__file__).resolve().parents[2]
START = 60.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def served(*options: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A running server and its address."""
    port = free_port()
    command = [sys.executable, "-m", "metier.cli", "serve", "--port", str(port), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            end = time.monotonic() + START
            while time.monotonic() < end and process.poll() is None:
                try:
                    httpx2.get(f"{address}/healthz").raise_for_status()
                    break
                except httpx2.TransportError:
                    time.sleep(0.1)  # another process, which is not listening yet
            yield address, process
        finally:
            process.kill()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_answers_and_stops_when_told(workers: str) -> None:
    with served("--workers", workers) as (address, process):
        answer = httpx2.get(f"{address}/career/teller")
        assert answer.status_code == 200
        assert "server" not in answer.headers
        process.send_signal(signal.SIGTERM)
        process.wait(20)


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
