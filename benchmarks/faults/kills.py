"""Builds that are killed: at any moment, while they write, and before every step they take."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from metier.errors import SnapshotError
from metier.store.staging import PREFIX

from .cases import Case, command, in_force, leftovers

ROOT = Path(__file__).resolve().parents[2]


def at_any_moment(case: Case, output: Path, draw: random.Random) -> str:
    """Kill a build at a random moment from its start to a little after its end."""
    process = _started(case, output)
    time.sleep(draw.uniform(0, case.seconds * 1.1))  # the random moment itself
    return _killed(process, case, output)


def while_writing(case: Case, output: Path, draw: random.Random) -> str:
    """Kill a build at a random moment after it began to write the snapshot, or soon after it."""
    process = _started(case, output)
    while process.poll() is None and not any(output.glob(f"{PREFIX}*/snapshot/*")):
        time.sleep(0.001)  # nothing tells when another process begins to write
    time.sleep(draw.uniform(0, case.seconds / 2))  # the random moment itself
    return _killed(process, case, output)


def before_every_step(case: Case, output: Path, stride: int = 1) -> Iterator[str]:
    """Kill a build before the first thing it does to its output, the second, and so on.

    Args:
        stride: 2 for every second of them.
    """
    number = 1
    while True:
        case.copied(output)
        stopped = [sys.executable, "-m", "benchmarks.faults.stopped", str(number)]
        done = subprocess.run(
            [*stopped, str(case.specification), str(output)],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        if done.returncode not in (0, -signal.SIGKILL):
            raise RuntimeError(done.stderr.decode())
        yield outcome(case, output)
        if done.returncode == 0:
            return
        number += stride


def outcome(case: Case, output: Path) -> str:
    """What is in force and what was left behind: "old", "new", or what must not be."""
    try:
        found = in_force(output)
    except SnapshotError as error:
        return f"NEITHER: {error}"
    if lying := leftovers(output):
        return f"LEFT BEHIND: {lying}"
    return {case.old: "old", case.new: "new"}.get(found, f"NEITHER: {found}")


def built_again(case: Case, output: Path) -> str:
    """What is in force after a build that follows a killed one and is left alone."""
    subprocess.run(command(case.specification, output), check=True, capture_output=True)
    return outcome(case, output)


def campaign(
    case: Case, output: Path, kills: int, stride: int
) -> Iterator[tuple[str, Counter[str]]]:
    """Outcomes of each kind of kill, and of building again after the last of each.

    Args:
        kills: for each of the two random kinds.
        stride: see `before_every_step`.
    """
    draw = random.Random(1)
    for kind in (at_any_moment, while_writing):
        yield kind.__name__, Counter(kind(case, output, draw) for _ in range(kills))
        yield "built again afterwards", Counter([built_again(case, output)])
    every = "every" if stride == 1 else f"one in {stride}"
    yield f"before {every} step", Counter(before_every_step(case, output, stride))


def _started(case: Case, output: Path) -> subprocess.Popen[bytes]:
    case.copied(output)
    return subprocess.Popen(
        command(case.specification, output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _killed(process: subprocess.Popen[bytes], case: Case, output: Path) -> str:
    process.kill()
    process.wait()
    return outcome(case, output)
