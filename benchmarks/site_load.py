"""The site under load: against Datasette's table page, then all routes while snapshots change.

Needs wrk, and Datasette in an environment of its own:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install datasette
    python benchmarks/site_load.py --peers /tmp/peers --requests 1000000

Warm: one comparison asked for again and again. Cold: comparisons that were never made, of careers
that were looked at before, each asked for once. Both: the warm one again while four clients ask for
cold ones. Mixed: requests over all routes, in four parts, a new snapshot put in force at the
beginning of the second and of the third; statuses, connections that broke, latency and the memory
of the server's processes are told.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib import resources
from pathlib import Path
from threading import Lock, Thread

from site_mix import asked, mix, told

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
                    time.sleep(0.1)  # it is starting: nothing tells when it listens
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


def each(port: int, paths: Iterable[str], clients: int = CONNECTIONS) -> tuple[float, int]:
    """Each path asked for once by so many connections; requests a second, and failures."""
    left, lock = iter(paths), Lock()
    answered: list[int] = []
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
                answered.append(answer.status)
                if answer.status >= 400 and answer.status != 404:
                    failed.append((path, answer.status))
            except OSError as error:
                failed.append((path, error))
                connection.close()

    threads = [Thread(target=ask) for _ in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for path, reason in failed[:5]:
        print(f"  failed: {path}: {reason}")
    return len(answered) / (time.perf_counter() - start), len(failed)


def meanwhile(port: int, page: str, careers: Sequence[str], seconds: int) -> str:
    """A warm page while four clients ask for cold ones."""
    end = time.monotonic() + seconds + 2
    paths = (f"/compare/{a}-vs-{b}?in=MD" for a, b in itertools.combinations(careers, 2))
    until = itertools.takewhile(lambda _: time.monotonic() < end, paths)
    with ThreadPoolExecutor(1) as aside:
        asking = aside.submit(each, port, until, 4)
        time.sleep(1)  # until they are being made
        rate, slow = loaded(port, page, seconds)
        cold, failed = asking.result()
    return f"warm {rate:,.0f} a second, p99 {slow}; cold {cold:,.1f} a second, {failed} failed"


def memory(pid: int) -> str:
    """Resident megabytes of a process, and of those that it started, with the load."""
    lists = (path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    states = [Path(f"/proc/{each}/status").read_text() for each in (pid, *" ".join(lists).split())]
    sizes = [int(size) / 1024 for state in states for size in re.findall(r"VmRSS:\s+(\d+)", state)]
    load = os.getloadavg()[0]
    return f"{sizes[0]:,.0f} + {sum(sizes[1:]):,.0f} MB in {len(sizes)} processes, load {load:.1f}"


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


def mixed(folder: Path, careers: Sequence[str], requests: int, distinct: int) -> None:
    """All routes while two snapshots are taken up."""
    output = folder / "output"
    shutil.copytree(Path(str(resources.files("metier") / "almanac")), output)
    current = (output / "current").read_text().strip()
    other = twin(output, current)
    addresses = folder / "addresses"
    addresses.write_text("\n".join(mix(careers, other, distinct)) + "\n")
    port = free_port()
    with running([*SERVE, "--port", str(port), "--atlas", str(output)], port, "/healthz") as pid:
        print(f"mixed: {requests:,} requests for {distinct:,} addresses")
        print(f"  start: {memory(pid)}", flush=True)
        for part in range(4):
            wrk = asked(port, CONNECTIONS, addresses, requests // 4, part)
            if part in (1, 2):
                (folder / "next").write_text((other, current)[part - 1] + "\n")
                (folder / "next").replace(output / "current")
            said = told(wrk)
            rate = requests / 4 / float(said["seconds"])
            slow = ", ".join(f"{name} {float(said[name]):.1f}" for name in said if name[0] in "pl")
            print(f"  part {part + 1}: {rate:,.0f} a second")
            print(f"    statuses {said['statuses']}; {said['broken']} connections broken")
            print(f"    ms: {slow}; {memory(pid)}", flush=True)


SERVE = (sys.executable, "-m", "metier.cli", "serve", "--workers", "1")


def main() -> None:
    """Print what both serve, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, default=Path("/tmp/peers"))
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--cold", type=int, default=1_000)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--distinct", type=int, default=1_000)
    given = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    careers = slugs(150)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = datasette(given.peers, folder, given.seconds)
        port = free_port()
        with running([*SERVE, "--port", str(port)], port, "/healthz") as pid:
            page = f"/compare/{careers[0]}-vs-{careers[1]}"
            fetched(port, page)
            warm, slow = loaded(port, page, given.seconds)
            each(port, [f"/career/{slug}" for slug in careers])
            pairs = itertools.islice(itertools.combinations(careers[1:], 2), given.cold)
            cold, failed = each(port, [f"/compare/{a}-vs-{b}" for a, b in pairs])
            both = meanwhile(port, page, careers, given.seconds)
            print(f"  of the server: {memory(pid)}")
        print(f"warm: {warm:,.0f} requests a second, p99 {slow}; {warm / peer:.1f} x datasette")
        print(f"cold: {cold:,.1f} a second, {failed} failed; {cold / peer:.2f} x datasette")
        print(f"both: {both}")
        mixed(folder, careers, given.requests, given.distinct)


if __name__ == "__main__":
    main()
