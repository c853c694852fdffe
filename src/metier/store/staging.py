"""A folder that is one build's own, and what becomes of a snapshot that was made in it.

Everything that a build writes lies in a folder of its own below its output, which is locked as
long as the build lives. A build that is killed leaves it behind, and the next one clears it away;
a build that finds it locked is refused. A snapshot leaves that folder whole, by being renamed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from metier.errors import SnapshotError, UsageError
from metier.store.layout import CURRENT

PREFIX = ".building-"
"""Of the folder in which a build works; the process that made it comes next."""

_REFUSED = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO))
"""What a system says when it can write no more, whatever was being written."""


@contextmanager
def claimed(output: Path) -> Iterator[Path]:
    """A fresh folder below `output` to work in, for one build at a time; gone at the end.

    Args:
        output: made if missing, and gone again if nothing came of it. Folders that killed builds
            left in it are removed.

    Raises:
        UsageError: `output` cannot be made or written into, or another build is at work there.
        SnapshotError: the system writes no more, as on a full disk.
    """
    try:
        made = [folder for folder in (output, *output.parents) if not folder.exists()]
        output.mkdir(parents=True, exist_ok=True)
        workplace, lock = _begin(output)
    except (OSError, ValueError) as error:
        raise UsageError(
            str(output), "a folder to build into", _why(error), "give another folder as --output"
        ) from error
    try:
        yield workplace
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
        raise SnapshotError(
            str(output),
            "room to write the snapshot",
            _why(error),
            "the snapshot before is still in force; free some room and build again",
        ) from error
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
        os.close(lock)
        for folder in made:
            with suppress(OSError):  # it holds a snapshot
                folder.rmdir()


def put(made: Path, target: Path) -> None:
    """Give a finished folder the name by which it is read, after all of it is on the disk.

    Args:
        made: within a workplace, and none of its files is written to any more.
        target: a folder that stands there is damaged, and goes with the workplace.
    """
    for path in made.rglob("*"):
        _sync(path)
    made.chmod(0o755)
    _sync(made)
    if target.exists():
        target.rename(made.parent / f"damaged-{target.name}")
    made.rename(target)
    _sync(target.parent)


def point(workplace: Path, output: Path, id: str) -> None:
    """Put the snapshot of that id in force: the one-line file `current` is replaced as a whole."""
    pointer = workplace / CURRENT
    pointer.write_text(f"{id}\n", encoding="utf-8")
    _sync(pointer)
    pointer.replace(output / CURRENT)
    _sync(output)


def _begin(output: Path) -> tuple[Path, int]:
    """A locked folder and its lock, after the leftovers of killed builds are gone."""
    with _locked(output):
        for leftover in output.glob(f"{PREFIX}*"):
            _remove_unless_locked(leftover)
        workplace = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=output))
        lock = os.open(workplace, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    return workplace, lock


def _remove_unless_locked(leftover: Path) -> None:
    """Remove what a killed build left.

    Raises:
        UsageError: its build is still running.
    """
    descriptor = os.open(leftover, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(leftover, ignore_errors=True)
    except BlockingIOError as error:
        process = leftover.name.removeprefix(PREFIX).partition("-")[0]
        raise UsageError(
            str(leftover.parent),
            "a folder that no other build is writing into",
            f"a build of process {process}",
            "wait until it is done, or give another folder as --output",
        ) from error
    finally:
        os.close(descriptor)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One build at a time: from looking at what is in the folder to having changed it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "a file in its place"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
