"""The whole campaign, as a table: what was in force after each fault.

python -m benchmarks.faults [--kills N] [--full N] [--flips N]
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from . import flips, full, kills
from .cases import publications, records

CASES = {"publications": publications, "records": records}


def say(*cells: object) -> None:
    """A row of the table, at once: a campaign takes its time."""
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


def tell(case: str, fault: str, outcomes: Counter[str]) -> None:
    """A row: how many there were of each outcome."""
    said = ", ".join(f"{found} {count:,}" for found, count in sorted(outcomes.items()))
    say(case, fault, f"{outcomes.total():,}", said)


def main() -> None:
    """Run it and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", action="append", choices=list(CASES), help="both by default")
    parser.add_argument("--stride", type=int, default=1, help="kill before every n-th step")
    parser.add_argument("--kills", type=int, default=75, help="of each random kind and case")
    parser.add_argument("--full", type=int, default=30, help="disks for each case; 0 for none")
    parser.add_argument("--flips", type=int, default=100, help="for each file of a snapshot")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary one by default")
    given = parser.parse_args()
    began = time.perf_counter()
    say("build", "fault", "runs", "found afterwards")
    say("---", "---", "---", "---")
    with TemporaryDirectory(dir=given.folder) as name:
        for wanted in given.case or CASES:
            folder = Path(name) / wanted
            folder.mkdir()
            case = CASES[wanted](folder)
            say(case.name, f"none: {case.seconds:.1f} s", 1, "new 1")
            every = flips.campaign(case.output, given.flips)
            tell(case.name, f"a byte of one of {len(every)} files", sum(every.values(), Counter()))
            if given.full:
                disks = full.campaign(case, folder / "disk", given.full)
                tell(case.name, "disk full", disks)
            harmed = kills.campaign(case, folder / "harmed", given.kills, given.stride)
            for kind, outcomes in harmed:
                tell(case.name, kind.replace("_", " "), outcomes)
    seconds, load = time.perf_counter() - began, os.getloadavg()[0]
    print(f"\n{seconds:.0f} seconds on {os.cpu_count()} processors, load {load:.0f}")


if __name__ == "__main__":
    main()
