"""Time and memory of builds from records, stage by stage, as records grow.

    python benchmarks/records_scale.py postings 10000 100000 1000000
    python benchmarks/records_scale.py profiles 100000 1000000 3000000
    python benchmarks/records_scale.py day 100000 1000000

The records are those of `benchmarks.records.generate`. Each size is built in a process of its
own, so that its memory is its own; a stage is what the build says it is doing. With `day` four
files hold all postings but 5,000, and a fifth with these is added to the folder; then all five
are built from scratch, which has to give the same snapshot.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.csv as csv
import pyarrow.parquet as pq

DAY = 5_000
KINDS = ("postings", "profiles", "reviews")
SPEC = '[[records]]\nreader = "{kind}"\npath = "{path}"\nperiod = "2025"\n'


def generated(kind: str, count: int, folder: Path) -> Path:
    """A file of that many postings, people or reviews."""
    asked = dict.fromkeys(KINDS, "0") | {kind: str(count)}
    options = [part for name, n in asked.items() for part in (f"--{name}", n)]
    command = [sys.executable, "-m", "benchmarks.records.generate", *options, "--output"]
    subprocess.run([*command, str(folder)], check=True, cwd=Path(__file__).parents[1])
    return folder / f"{kind}.parquet"


def measured(specification: Path, output: Path) -> Mapping[str, Any]:
    """Seconds of each stage of a build, of processors in all, and the most memory, in GB."""
    command = [sys.executable, __file__, "build", str(specification), str(output)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: Mapping[str, Any] = json.loads(run.stdout)
    return found


def _build(specification: Path, output: Path) -> None:
    """Build here, and print what `measured` reads."""
    from metier.build import build

    begun = time.perf_counter()
    said = [("starting", begun)]
    built = build(
        specification,
        output,
        progress=lambda doing, done, total: said.append((doing, time.perf_counter())),
    )
    stages: dict[str, float] = {}
    for (doing, start), (_, end) in pairwise(said):
        name = doing.rpartition(": ")[2]
        stages[name] = stages.get(name, 0.0) + end - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    found = {
        "id": built.snapshot,
        "stages": stages,
        "total": time.perf_counter() - begun,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss / 1e6,
    }
    print(json.dumps(found))


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="records-scale-") as name:
        yield Path(name)


def told(label: str, found: Mapping[str, Any]) -> None:
    """Print what was measured of one build."""
    print(
        f"{label}: {found['total']:.1f} s, {found['cpu']:.1f} s of processors, "
        f"{found['peak']:.2f} GB at most"
    )
    for name, seconds in found["stages"].items():
        print(f"    {seconds:8.1f} s  {name}", flush=True)


def day(count: int) -> None:
    """Print what a day of postings costs that joins those before."""
    with _folder() as folder:
        every = pq.read_table(generated("postings", count, folder))
        size = -(-(count - DAY) // 4)
        cuts = [*(min(at * size, count - DAY) for at in range(5)), count]
        specification = folder / "build.toml"
        text = SPEC.format(kind="postings", path="day*.csv")
        specification.write_text(text, encoding="utf-8")
        for number, (first, last) in enumerate(pairwise(cuts)):
            if number == 4:
                told(f"{first:,} postings", measured(specification, folder / "built"))
            csv.write_csv(every.slice(first, last - first), folder / f"day{number}.csv")
        added = measured(specification, folder / "built")
        told(f"{DAY:,} more", added)
        again = measured(specification, folder / "again")
        told("all from scratch", again)
        if added["id"] != again["id"]:
            raise SystemExit("two snapshots of the same postings differ")
        print(f"    {again['total'] / added['total']:.1f} times the seconds of the day")


def main(kind: str, sizes: list[int]) -> None:
    """Print seconds and memory of each size, and how they grow."""
    before: tuple[int, Mapping[str, Any]] | None = None
    for count in sizes:
        with _folder() as folder:
            path = generated(kind, count, folder)
            specification = folder / "build.toml"
            specification.write_text(SPEC.format(kind=kind, path=path), encoding="utf-8")
            found = measured(specification, folder / "built")
        told(f"{count:,} {kind}", found)
        if before is not None:
            rows = count / before[0]
            ratio = found["total"] / before[1]["total"]
            work = found["cpu"] / before[1]["cpu"]
            print(
                f"    {rows:.1f} times the records, {ratio:.1f} times the seconds, "
                f"{work:.1f} times those of processors"
            )
        before = count, found


if __name__ == "__main__":
    if sys.argv[1] == "build":
        _build(Path(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1] == "day":
        for size in sys.argv[2:]:
            day(int(size))
    else:
        main(sys.argv[1], [int(size) for size in sys.argv[2:]])
