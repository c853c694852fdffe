"""A small campaign of faults: the old snapshot serves on or the new one is whole, never a mixture.

The large one is `python -m benchmarks.faults`.
"""

from __future__ import annotations

import os
import random
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from faults import flips, full, kills
from faults.cases import Case, command, in_force, leftovers, publications

from metier.build import build
from metier.errors import InputError
from metier.store.staging import PREFIX

WHOLE = {"old", "new"}


@pytest.fixture(scope="module")
def case(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Two workbooks, of which the average is in force while the median is built."""
    return publications(tmp_path_factory.mktemp("faults"), official)


def test_a_build_that_is_killed_leaves_the_old_snapshot_or_a_whole_new_one(
    case: Case, tmp_path: Path
) -> None:
    draw = random.Random(2)
    for kind in (kills.at_any_moment, kills.while_writing):
        assert kind(case, tmp_path / "output", draw) in WHOLE
    assert kills.built_again(case, tmp_path / "output") == "new"


def test_a_build_that_is_killed_before_one_of_its_steps_leaves_nothing_behind(
    case: Case, tmp_path: Path
) -> None:
    found = Counter(kills.before_every_step(case, tmp_path / "output", stride=15))
    assert set(found) == WHOLE


@pytest.mark.parametrize("most", [10, 20_000])
def test_a_build_that_can_write_no_more_says_so_and_leaves_the_old_snapshot_in_force(
    case: Case, tmp_path: Path, most: int
) -> None:
    found = full.with_files_up_to(case, tmp_path / "output", most)
    assert found == "old, refused in words"


def test_an_output_that_cannot_be_written_into_is_refused_before_anything_is_read(
    tmp_path: Path,
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    if os.access(closed, os.W_OK):
        closed = Path("/proc/metier")  # root may write anywhere but into the kernel's own folders
    specification = tmp_path / "spec.toml"
    specification.write_text("[[release]]\nreader = 'oews'\npath = 'national_M2025_dl.xlsx'\n")
    (tmp_path / "national_M2025_dl.xlsx").write_text("no workbook, which nobody is told")
    done = subprocess.run(
        command(specification, closed), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"{closed}: expected a folder to build into, found" in done.stderr
    assert "Traceback" not in done.stderr


def test_of_two_builds_into_one_folder_the_second_is_refused_and_the_first_is_whole(
    case: Case, tmp_path: Path
) -> None:
    output = case.copied(tmp_path / "output")
    build = command(case.specification, output)
    with subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as first:
        while first.poll() is None and not list(output.glob(f"{PREFIX}*")):
            time.sleep(0.001)  # until the first has claimed the folder, which nothing else tells
        second = subprocess.run(build, capture_output=True, text=True, check=False)
        told = first.communicate()[1].decode()
    assert second.returncode == 2
    assert f"a build of process {first.pid}" in second.stderr
    assert first.returncode == 0, told
    assert in_force(output) == case.new
    assert leftovers(output) == []


def test_a_changed_byte_of_any_file_is_noticed(case: Case, tmp_path: Path) -> None:
    output = case.copied(tmp_path / "output")
    found = flips.campaign(output, flips=20)
    assert "current" in found
    assert set().union(*found.values()) == {"noticed"}
    assert in_force(output) == case.old


def test_an_input_that_changes_while_it_is_read_is_refused_and_the_old_snapshot_serves_on(
    case: Case, official: Path, tmp_path: Path
) -> None:
    output, file = case.copied(tmp_path / "output"), tmp_path / "national_M2025_dl.xlsx"
    file.write_bytes((official / "oews" / file.name).read_bytes())
    specification = tmp_path / "spec.toml"
    specification.write_text(f"[[release]]\nreader = 'oews'\npath = '{file}'\n")

    def touched(doing: str, done: int, total: int) -> None:
        if doing.startswith("reading"):
            threading.Thread(target=later).start()

    def later() -> None:
        time.sleep(0.2)  # the reader is told of after it begins: now it is in the middle
        file.write_bytes(file.read_bytes() + b"\0")

    with pytest.raises(InputError, match="the same file from beginning to end"):
        build(specification, output, progress=touched)
    assert in_force(output) == case.old
