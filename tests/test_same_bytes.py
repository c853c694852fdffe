"""A snapshot is the same, byte for byte, in whatever folder, settings, threads or year it is built.

That Spark gives the same is a test of `tests/census/test_engines.py` for the person files of the
census and of `tests/test_generated_builds.py` for records.
"""

from __future__ import annotations

import ast
import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from faults.cases import RECORDS, postings
from records.draw import Population
from records.generate import profiles_of, write
from tests.census.conftest import specified

import metier
from metier.store.layout import CURRENT, locate

SOURCE = Path(metier.__path__[0])

PROCESSORS = "import os; os.cpu_count = lambda: {count}; from metier.cli import main; main()"
"""A build on a machine with so many processors: as many threads tally and code."""
CLOCKS = frozenset({"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime"})
"""What tells the time."""
LAYERS = (
    *("model", "readers", "coding", "survey", "store", "engine", "specification.py", "census"),
    *("titling.py", "records", "inputs.py", "recording.py", "build.py", "lookup.py"),
)
"""What a build is made of."""

WITHOUT_PERIODS = """
[[records]]
reader = "profiles"
path = "profiles.parquet"

[[records]]
reader = "reviews"
path = "reviews.csv"

[[records]]
reader = "disclosures"
path = "disclosures.csv"
"""


@pytest.fixture(scope="module")
def files(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases, person files of a state, and records of every kind, most without a period.

    Half of the ratings and disclosures are of a day that has not come yet.
    """
    folder = tmp_path_factory.mktemp("files")
    postings(folder / "day1.csv", 0)
    write(profiles_of(Population(4), 300, seed=1), folder / "profiles.parquet")
    soon = date.today() + timedelta(days=200)
    for name, own in (("reviews", "rating"), ("disclosures", "pay")):
        with (folder / f"{name}.csv").open("w", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(("title", "company", "date", own))
            for number in range(60):
                day = soon if number % 2 else date(2024, 5, 1)
                figure = 1 + number % 5 if own == "rating" else 40_000 + number
                rows.writerow(("Payroll Clerk", f"Firm {number % 3}", day, figure))
    people = folder / "people"
    people.mkdir()
    shutil.copy(official / "acs_pums" / "person_2024_1yr" / "p_56.parquet", people)
    text = RECORDS.format(official=official, folder=".") + WITHOUT_PERIODS
    (folder / "spec.toml").write_text(text + specified(Path("people"), official))
    return folder


def built(
    folder: Path, files: Path, surroundings: Mapping[str, str], processors: int
) -> dict[str, bytes]:
    """The files of a snapshot that is built of a copy of the files, of another time."""
    shutil.copytree(files, folder)
    for file in folder.rglob("*"):
        os.utime(file, (processors * 1e9, processors * 1e9))
    program = PROCESSORS.format(count=processors)
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, "build", "spec.toml", "--output", "out"],
        cwd=folder,
        env={**os.environ, **surroundings},
        check=True,
        capture_output=True,
    )
    output = folder / "out"
    found = {path.name: path.read_bytes() for path in locate(output).iterdir() if path.is_file()}
    return {CURRENT: (output / CURRENT).read_bytes(), **found}


def turkish(folder: Path) -> dict[str, str]:
    """A locale whose small letters are others; where the system has none of it, it stays in C."""
    folder.mkdir()
    name = "tr_TR.UTF-8"
    if maker := shutil.which("localedef"):
        command = [maker, "-i", "tr_TR", "-f", "UTF-8", str(folder / name)]
        subprocess.run(command, check=False, capture_output=True)
    return {"LOCPATH": str(folder), "LC_ALL": name}


def test_folder_hash_seed_threads_locale_and_time_zone_do_not_matter(
    files: Path, tmp_path: Path
) -> None:
    here = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    first = built(tmp_path / "a", files, here, processors=1)
    there = {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", **turkish(tmp_path / "locales")}
    again = built(tmp_path / "another folder", files, there, processors=2)
    assert first.keys() == again.keys()
    assert [name for name in first if first[name] != again[name]] == []
    used = {one["file"]: one["rows_used"] for one in json.loads(first["report.json"])["files"]}
    assert used["reviews.csv"] == used["disclosures.csv"] == 60  # of days to come, too


def test_nothing_that_a_build_is_made_of_asks_for_the_time() -> None:
    files = [file for layer in LAYERS for file in python_files(SOURCE / layer)]
    asked = [
        f"{file.relative_to(SOURCE)}: {ast.unparse(node)}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if asks(node)
    ]
    assert len(files) > 100
    assert not asked, "\n".join(asked)


def python_files(path: Path) -> list[Path]:
    return [path] if path.suffix else sorted(path.rglob("*.py"))


def asks(node: ast.AST) -> bool:
    """Whether a piece of a program tells the time, or gets what does."""
    if isinstance(node, ast.Import):
        return any(name.name == "time" for name in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module == "time"
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in CLOCKS
