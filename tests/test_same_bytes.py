"""A snapshot is the same, byte for byte, whatever machine, folder or settings it is built with.

That Spark gives the same is a test of `tests/test_recording.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from faults.cases import RECORDS, postings

from metier.store.layout import CURRENT, locate

PROCESSORS = "import os; os.cpu_count = lambda: {count}; from metier.cli import main; main()"
"""A build on a machine with so many processors: as many threads tally and code."""


def built(
    folder: Path, official: Path, surroundings: Mapping[str, str], processors: int
) -> dict[str, bytes]:
    """The files of a snapshot of two releases and 300 postings; the index is made of them."""
    folder.mkdir()
    postings(folder / "day1.csv", 0)
    (folder / "spec.toml").write_text(RECORDS.format(official=official, folder="."))
    program = PROCESSORS.format(count=processors)
    build = ("build", "spec.toml", "--output", "out")
    subprocess.run(
        [sys.executable, "-c", program, *build],
        cwd=folder,
        env={**os.environ, **surroundings},
        check=True,
        capture_output=True,
    )
    output = folder / "out"
    files = {path.name: path.read_bytes() for path in locate(output).iterdir() if path.is_file()}
    return {CURRENT: (output / CURRENT).read_bytes(), **files}


@pytest.fixture(scope="module")
def first(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    surroundings = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    return built(tmp_path_factory.mktemp("one") / "a", official, surroundings, 1)


def test_folder_hash_seed_threads_locale_and_time_zone_do_not_matter(
    official: Path, tmp_path: Path, first: Mapping[str, bytes]
) -> None:
    surroundings = {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"}
    assert built(tmp_path / "another folder", official, surroundings, 2) == first
