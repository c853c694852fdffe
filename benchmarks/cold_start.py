"""How long a first comparison takes, as a ratio to importing what no comparison can do without.

    python benchmarks/cold_start.py [REPEATS]

Each repeat starts two fresh interpreters, one after the other: `metier compare`, and an
interpreter that only imports pyarrow and duckdb. Both see the same machine in the same minute,
so the ratio of their medians says more than either time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

METIER = str(Path(sys.executable).with_name("metier"))
COMPARE = (METIER, "compare", "loan servicing specialist", "collections specialist")
FLOOR = (sys.executable, "-c", "import pyarrow, duckdb")


def seconds(command: tuple[str, ...]) -> float:
    """The wall-clock time of one fresh process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main(repeats: int = 7) -> None:
    """Print both medians and their ratio."""
    for warm_up in (COMPARE, FLOOR):
        seconds(warm_up)
    pairs = [(seconds(COMPARE), seconds(FLOOR)) for _ in range(repeats)]
    compare, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"metier compare                    {compare * 1000:7.0f} ms  (median of {repeats})")
    print(f"import pyarrow, duckdb            {floor * 1000:7.0f} ms")
    print(f"ratio                             {compare / floor:7.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
