"""A folder to build in: taken up whole, or gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from metier.errors import SnapshotError, UsageError
from metier.store.layout import CURRENT
from metier.store.staging import PREFIX, claimed, point, put

ID = "0123456789abcdef"
LIMIT = """
import resource, sys
from pathlib import Path
from metier.errors import SnapshotError
from metier.store.staging import claimed
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with claimed(Path(sys.argv[1])) as folder:
        (folder / "file").write_bytes(b"x" * 5000)
except SnapshotError as error:
    print(error, "|", error.hint)
"""
HANG = """
import sys, time
from pathlib import Path
from metier.store.staging import claimed
with claimed(Path(sys.argv[1])) as folder:
    (folder / "file").write_text("half")
    print("begun", flush=True)
    time.sleep(60)  # until the test kills it
"""


def leftovers(output: Path) -> list[str]:
    return sorted(path.name for path in output.glob(f"{PREFIX}*"))


def test_a_folder_that_is_not_taken_up_goes(tmp_path: Path) -> None:
    with claimed(tmp_path) as folder:
        (folder / "file").write_text("half")
        assert leftovers(tmp_path) == [folder.name]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_fails_goes_and_the_old_pointer_stays(tmp_path: Path) -> None:
    (tmp_path / CURRENT).write_text("old")

    def failing() -> None:
        with claimed(tmp_path):
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        failing()
    assert [path.name for path in tmp_path.iterdir()] == [CURRENT]


def made(workplace: Path, text: str = "whole") -> Path:
    """A finished folder within a workplace."""
    folder = workplace / "snapshot"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "file").write_text(text)
    return folder


def test_a_folder_that_is_put_and_pointed_to_is_in_force(tmp_path: Path) -> None:
    with claimed(tmp_path) as workplace:
        put(made(workplace), tmp_path / ID)
        point(workplace, tmp_path, ID)
    assert (tmp_path / CURRENT).read_text() == f"{ID}\n"
    assert (tmp_path / ID / "inner" / "file").read_text() == "whole"
    assert leftovers(tmp_path) == []
    assert (tmp_path / ID).stat().st_mode & 0o777 == 0o755


def test_a_damaged_folder_of_the_same_id_is_replaced(tmp_path: Path) -> None:
    (tmp_path / ID).mkdir()
    (tmp_path / ID / "file").write_text("damaged")
    with claimed(tmp_path) as workplace:
        put(made(workplace), tmp_path / ID)
    assert [path.name for path in (tmp_path / ID).iterdir()] == ["inner"]
    assert [path.name for path in tmp_path.iterdir()] == [ID]


def test_a_second_build_is_refused_until_the_first_is_done_or_dead_and_what_it_left_goes(
    tmp_path: Path,
) -> None:
    build = [sys.executable, "-c", HANG, str(tmp_path)]
    with subprocess.Popen(build, stdout=subprocess.PIPE) as living:
        assert living.stdout is not None
        living.stdout.readline()
        (kept,) = leftovers(tmp_path)
        with pytest.raises(UsageError) as caught, claimed(tmp_path):
            pass
        assert caught.value.place == str(tmp_path)
        assert caught.value.found == f"a build of process {living.pid}"
        assert "wait until it is done" in caught.value.hint
        assert leftovers(tmp_path) == [kept]
        os.kill(living.pid, signal.SIGKILL)
        living.wait(10)
    assert leftovers(tmp_path) == [kept]
    with claimed(tmp_path) as workplace:
        assert leftovers(tmp_path) == [workplace.name]


def test_missing_parents_are_made(tmp_path: Path) -> None:
    with claimed(tmp_path / "a" / "b") as folder:
        assert folder.parent == tmp_path / "a" / "b"


@pytest.mark.parametrize("below", ["", "inner"])
def test_an_output_that_is_a_file_or_below_one_is_wrong_usage(tmp_path: Path, below: str) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(UsageError) as caught, claimed(file / below):
        pass
    assert caught.value.place == str(file / below)
    assert "--output" in caught.value.hint


def test_a_folder_without_leave_to_write_is_wrong_usage(tmp_path: Path) -> None:
    target = tmp_path / "closed"
    target.mkdir(mode=0o555)
    if os.access(target, os.W_OK):
        # root may write anywhere but into the kernel's own folders
        target = Path("/proc/metier")
    with pytest.raises(UsageError, match="a folder to build into"), claimed(target):
        pass


def test_a_name_that_no_folder_can_have_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="null"), claimed(tmp_path / "a\0b"):
        pass


def test_a_write_that_the_system_refuses_is_an_error_with_place_and_hint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMIT, str(tmp_path)], capture_output=True, text=True, check=True
    )
    said = f"{tmp_path}: expected room to write the snapshot, found file too large"
    assert done.stdout.startswith(said)
    assert "the snapshot before is still in force" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_an_error_within_is_of_the_snapshot(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="no space left on device"), claimed(tmp_path):
        Path("/dev/full").write_text("x")


def test_what_goes_wrong_with_other_files_is_told_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), claimed(tmp_path / "out"):
        (tmp_path / "input").read_text()
    assert list(tmp_path.iterdir()) == []
