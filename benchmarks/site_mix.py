"""The mix of addresses over all routes of the site, and wrk that asks for it."""

from __future__ import annotations

import random
import re
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

LUA = Path(__file__).with_suffix(".lua")
SHARES = {
    "/compare/{a}-vs-{b}": 34,
    "/compare/{a}-vs-{b}?in={state}": 8,
    "/compare/{a}-vs-{b}?lang=es": 2,
    "/compare/{a}-vs-{b}.json": 6,
    "/compare/{a}-vs-{b}.csv": 2,
    "/embed/{a}-vs-{b}": 6,
    "/career/{a}": 14,
    "/explain/{a}?measure=pay.annual.mean": 2,
    "/suggest?q={start}": 10,
    "/oembed?url=/compare/{a}-vs-{b}": 1,
    "/careers?snapshot={former}": 1,
    "/compare/zzqx-vs-qqzz": 1,
    **dict.fromkeys(("/", "/careers", "/professions", "/sources", "/methods", "/jobs"), 1),
    **dict.fromkeys(("/companies", "/check", "/embed", "/sitemap.xml", "/robots.txt"), 1),
    **dict.fromkeys(("/healthz", "/openapi.json"), 1),
}
"""Of the addresses of the mix, how many in a hundred are of each kind."""


def mix(careers: Sequence[str], former: str, count: int) -> list[str]:
    """Addresses over all routes, each kind once and then by their shares.

    Args:
        former: the id of a snapshot that is there and not in force.
    """
    chance = random.Random(7)
    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=count - len(SHARES))
    made = []
    for kind in (*SHARES, *kinds):
        a, b = chance.sample(careers, 2)
        state = chance.choice(("MD", "TX", "CA"))
        made.append(kind.format(a=a, b=b, state=state, start=a[:4], former=former))
    return made


def asked(
    port: int, connections: int, addresses: Path, count: int, seed: int
) -> subprocess.Popen[str]:
    """wrk under way with so many requests."""
    command = ["wrk", "-t1", f"-c{connections}", "-d3600s", "--timeout", "60s"]
    command += ["-H", "accept-encoding: gzip", "-s", str(LUA), f"http://127.0.0.1:{port}"]
    command += ["--", str(addresses), str(count), str(seed)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True)


def told(wrk: subprocess.Popen[str]) -> dict[str, str]:
    """What the script of wrk says when all is answered."""
    assert wrk.stderr is not None
    wrk.stderr.readline()
    wrk.send_signal(signal.SIGINT)
    said, _ = wrk.communicate()
    shape = r"(statuses|broken|seconds|p[\d.]+|longest) (.*)"
    lines = (re.fullmatch(shape, line) for line in said.split("\n"))
    return {line[1]: line[2] for line in lines if line}
