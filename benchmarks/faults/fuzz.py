"""Mutation fuzzing: whatever is read, coded or asked for, only metier's own errors may come of it.

    python -m benchmarks.faults.fuzz 200000
    python -m benchmarks.faults.fuzz 5000 --target "one title"

Small whole inputs are broken at random (fixed seed) and given to every reader, to the coder of
titles, to the audit of published pages and to the site in process. Each target runs in a process
of its own, whose memory may grow by 1 GB. A fault is an exception that is none of metier's, an
answer of the site that it failed, more than 2 s of processor time for one input, or an input that
ends the process, as one does that has no answer after a minute. The first input of each fault is
kept in a folder. `tests/test_fuzz.py` is a small campaign.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import resource
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from metier.errors import MetierError

LONGEST = 2.0
"""Seconds of processor time that one input may take."""
HANGS = 60
"""Seconds after which an input without an answer ends the process, on however busy a machine."""
MOST = 2**30
"""Bytes by which a target's process may grow."""
KEPT = Path(gettempdir()) / f"metier-fuzz-{os.getuid()}"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Result:
    """What came of a target's inputs.

    Attributes:
        inputs: how many there were.
        errors: of metier, by kind; `read` is none.
        faults: other exceptions and what took too long, by where they come from.
        slowest: seconds of processor time of one input.
        memory: bytes by which the process grew.
    """

    inputs: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    memory: int = 0


def run(name: str, inputs: int, seed: int, kept: Path | None = None) -> Result:
    """Give a target so many broken inputs.

    Args:
        kept: a folder that gets the first input of each fault.
    """
    from .fuzz_targets import TARGETS

    target, random, result = TARGETS[name], Random(f"{name} {seed}"), Result(inputs)
    with TemporaryDirectory() as place:
        folder = Path(place)
        for whole in target.seeds:
            _answer(target.answer, whole, folder)
        before = _size()
        for _ in range(inputs):
            data = target.mutate(random, random.choice(target.seeds))
            if kept:
                kept.joinpath("last").write_bytes(data)
            faulthandler.dump_traceback_later(HANGS, exit=True)
            begun = time.process_time()
            outcome, fault = _answer(target.answer, data, folder)
            took = time.process_time() - begun
            result.slowest = max(result.slowest, took)
            result.errors[outcome] += not fault
            for wrong in (fault, f"{took:.0f} s" if took > LONGEST else ""):
                if wrong and kept and wrong not in result.faults:
                    kept.joinpath(f"{name}-{len(result.faults)}").write_bytes(data)
                result.faults[wrong] += bool(wrong)
        faulthandler.cancel_dump_traceback_later()
        result.memory = _size() - before
    result.faults += Counter()  # without those counted 0 times
    result.errors += Counter()
    return result


def _answer(answer: Any, data: bytes, folder: Path) -> tuple[str, str]:
    """The kind of answer, and the place of a fault."""
    try:
        answer(data, folder)
    except MetierError as error:
        told = error.place and error.expected and error.found
        return type(error).__name__, "" if told else f"an error without words: {error!r}"
    except Exception as error:  # any that is none of metier's is the fault that is looked for
        own = [
            step for step in traceback.extract_tb(error.__traceback__) if "metier" in step.filename
        ]
        where = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "?"
        return "", f"{type(error).__name__} at {where}: {str(error)[:100]!r}"
    return "read", ""


def _size() -> int:
    """The most memory the process has had so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _limited() -> None:
    """Let the process grow by no more than `MOST`."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MOST
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _child(names: Iterable[str], inputs: int, seed: int) -> None:
    from .fuzz_targets import TARGETS

    with TemporaryDirectory() as place:
        for name in names:
            for whole in TARGETS[name].seeds:
                _answer(TARGETS[name].answer, whole, Path(place))
    _limited()
    for name in names:
        kept = KEPT / name.replace("/", "-")
        kept.mkdir(parents=True, exist_ok=True)
        found = run(name, inputs, seed, kept)
        told = (found.inputs, found.errors, found.faults, found.slowest, found.memory)
        print(json.dumps([name, *told]), flush=True)


def in_a_process(names: Iterable[str], inputs: int, seed: int) -> Mapping[str, Result]:
    """Run targets one after another in a process of their own.

    Args:
        inputs: of each target.

    Returns:
        Those that came to an end, and the one at which the process ended.
    """
    children = [word for name in names for word in ("--child", name)]
    command = [sys.executable, "-m", "benchmarks.faults.fuzz", str(inputs), "--seed", str(seed)]
    whole = subprocess.run(
        [*command, *children], cwd=ROOT, capture_output=True, text=True, check=False
    )
    results = {}
    for said in whole.stdout.splitlines():
        name, of_it, errors, faults, slowest, memory = json.loads(said)
        results[name] = Result(of_it, Counter(errors), Counter(faults), slowest, memory)
    if whole.returncode:
        end = (whole.stderr.strip().splitlines() or [f"exit {whole.returncode}"])[-1]
        at = next((name for name in names if name not in results), "?")
        results[at] = Result(inputs, faults=Counter({f"the process ended: {end[:120]}": 1}))
    return results


def line(name: str, result: Result) -> str:
    """A row of the table."""
    errors = ", ".join(f"{kind} {count:,}" for kind, count in result.errors.most_common())
    memory = f"{result.memory / 2**20:,.0f} MB"
    faults = sum(result.faults.values())
    return (
        f"| {name} | {result.inputs:,} | {errors} | {result.slowest:.2f} s | {memory} | {faults} |"
    )


def main() -> None:
    from .fuzz_targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=int)
    parser.add_argument("--target", action="append", choices=TARGETS)
    parser.add_argument("--child", action="append", choices=TARGETS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.child:
        _child(asked.child, asked.inputs, asked.seed)
        return
    print("| target | inputs | answers | slowest | memory | faults |\n|---|---|---|---|---|---|")
    shares = sum(target.share for target in TARGETS.values())
    for name in asked.target or TARGETS:
        of_it = asked.inputs if asked.target else -(-asked.inputs * TARGETS[name].share // shares)
        result = in_a_process([name], of_it, asked.seed)[name]
        print(line(name, result), flush=True)
        for fault, count in result.faults.most_common():
            print(f"  {count} {fault}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
