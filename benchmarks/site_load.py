"""The site under load: against Datasette's table page, then all routes while snapshots change.

Needs wrk, and Datasette in an environment of its own:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install datasette
    python benchmarks/site_load.py --peers /tmp/peers --requests 20000

Warm: one comparison asked for again and again. Cold: comparisons that were never made, of careers
that were looked at before, each asked for once. Mixed: requests over all routes, two new snapshots
taken up in the middle; errors and the growth of the server's memory are counted.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib import resources
from pathlib import Path
from threading import Lock, Thread

CONNECTIONS = 16
ROWS = 120
"""Of Datasette's page, as many as a comparison has."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def running(command: Sequence[str], port: int, ready: str) -> Iterator[int]:
    """A server that answers at a path; its process id."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as process:
        try:
            for _ in range(600):
                try:
                    if fetched(port, ready) == 200:
                        break
                except OSError:
                    time.sleep(0.1)
            yield process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def fetched(port: int, path: str) -> int:
    """The status of one answer on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def loaded(port: int, path: str, seconds: int) -> tuple[float, str]:
    """Requests a second and the 99th percentile, by wrk."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    command += ["-H", "accept-encoding: gzip"]  # as browsers ask
    address = f"http://127.0.0.1:{port}{path}"
    run = subprocess.run([*command, address], check=True, capture_output=True, text=True)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    slow = re.search(r"99%\s+(\S+)", run.stdout)
    failed = re.search(r"Non-2xx.*|Socket errors.*", run.stdout)
    if rate is None or slow is None or failed:
        raise SystemExit(run.stdout)
    return float(rate[1]), slow[1]


def each(port: int, paths: Sequence[str]) -> tuple[float, int]:
    """Each path asked for once by as many connections; requests a second, and failures."""
    left, lock = iter(paths), Lock()
    failed: list[tuple[str, int | OSError]] = []

    def ask() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                path = next(left, None)
            if path is None:
                return
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                if answer.status >= 400 and answer.status != 404:
                    failed.append((path, answer.status))
            except OSError as error:
                failed.append((path, error))
                connection.close()

    threads = [Thread(target=ask) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for path, reason in failed[:5]:
        print(f"  failed: {path}: {reason}")
    return len(paths) / (time.perf_counter() - start), len(failed)


def memory(pid: int) -> float:
    """Resident megabytes of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def datasette(peers: Path, folder: Path, seconds: int) -> float:
    """Requests a second of Datasette's page of a table like that of a comparison."""
    base, port = folder / "facts.db", free_port()
    with sqlite3.connect(base) as database:
        database.execute("CREATE TABLE facts (measure, first, second, difference)")
        rows = [(f"measure {at}", at * 1.5, at * 2.5, "no clear difference") for at in range(ROWS)]
        database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", rows)
    page = f"/facts/facts?_size={ROWS}"
    command = [str(peers / "bin" / "datasette"), str(base), "--port", str(port)]
    with running(command, port, page):
        rate, slow = loaded(port, page, seconds)
    print(f"datasette, a table of {ROWS} rows: {rate:,.0f} requests a second, p99 {slow}")
    return rate


def slugs(count: int) -> list[str]:
    """The addresses of the careers with the most jobs."""
    import metier

    entries = metier.open().catalogue().entries
    return [e.slug for e in sorted(entries, key=lambda e: -(e.jobs or 0))[:count]]


def routes(careers: Sequence[str], count: int) -> Iterator[str]:
    """Addresses over all routes, most of them comparisons, some that are none."""
    chance = random.Random(7)
    fixed = ["/", "/careers", "/professions", "/sources", "/methods", "/jobs", "/companies"]
    for _ in range(count):
        a, b = chance.sample(careers, 2)
        yield chance.choice(
            [
                *(f"/compare/{a}-vs-{b}{form}" for form in ("", "", "", ".json", "?in=MD")),
                *(f"/career/{a}", f"/embed/{a}-vs-{b}", f"/suggest?q={a[:3]}"),
                *(chance.choice(fixed), "/healthz", "/openapi.json", "/compare/zzqx-vs-qqzz"),
            ]
        )


def twin(output: Path, current: str) -> str:
    """The id of a snapshot of the same facts whose releases are called otherwise."""
    from metier.store.layout import MANIFEST, canonical, snapshot_id

    manifest = json.loads((output / current / MANIFEST).read_text("utf-8"))
    del manifest["snapshot"]
    for release in manifest["releases"]:
        release["title"] += ", again"
    id = snapshot_id(manifest)
    shutil.copytree(output / current, output / id)
    (output / id / MANIFEST).write_text(canonical({**manifest, "snapshot": id}), "utf-8")
    return id


def mixed(folder: Path, careers: Sequence[str], requests: int) -> None:
    """All routes while two snapshots are taken up."""
    output = folder / "output"
    shutil.copytree(Path(str(resources.files("metier") / "almanac")), output)
    current = (output / "current").read_text().strip()
    other = twin(output, current)
    port = free_port()
    with running([*SERVE, "--port", str(port), "--atlas", str(output)], port, "/healthz") as pid:
        failures, before = 0, memory(pid)
        for part in range(3):
            asked = list(routes(careers, requests // 3))
            rate, failed = each(port, asked)
            failures += failed
            now = memory(pid)
            print(f"  part {part + 1}: {rate:,.0f} a second, {failed} failed, {now:,.0f} MB")
            if part < 2:
                (folder / "next").write_text((other, current)[part])
                (folder / "next").replace(output / "current")
        print(f"mixed: {requests:,} requests, {failures} failed, {memory(pid) - before:+,.0f} MB")


SERVE = (sys.executable, "-m", "metier.cli", "serve", "--workers", "1")


def main() -> None:
    """Print what both serve, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, default=Path("/tmp/peers"))
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--cold", type=int, default=1_000)
    parser.add_argument("--requests", type=int, default=20_000)
    given = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    careers = slugs(150)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = datasette(given.peers, folder, given.seconds)
        port = free_port()
        with running([*SERVE, "--port", str(port)], port, "/healthz"):
            page = f"/compare/{careers[0]}-vs-{careers[1]}"
            fetched(port, page)
            warm, slow = loaded(port, page, given.seconds)
            each(port, [f"/career/{slug}" for slug in careers])
            pairs = itertools.islice(itertools.combinations(careers[1:], 2), given.cold)
            cold, failed = each(port, [f"/compare/{a}-vs-{b}" for a, b in pairs])
        print(f"warm: {warm:,.0f} requests a second, p99 {slow}; {warm / peer:.1f} x datasette")
        print(f"cold: {cold:,.0f} a second, {failed} failed; {cold / peer:.2f} x datasette")
        mixed(folder, careers, given.requests)


if __name__ == "__main__":
    main()
