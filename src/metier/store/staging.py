"""A folder to build in, which becomes a snapshot as a whole or goes without trace.

A build that is killed leaves its folder behind. The folder is locked as long as
its build lives, so the next build knows which ones nobody needs.
"""

from __future__ import annotations

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


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A fresh folder below `output`; gone at the end unless it was taken up.

    Args:
        output: made if missing. Folders that killed builds left in it are removed.

    Raises:
        UsageError: `output` cannot be made or written into.
        SnapshotError: the snapshot cannot be written, as on a full disk.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        staging, lock = _begin(output)
    except (OSError, ValueError) as error:
        raise UsageError(
            str(output), "a folder to build into", _why(error), "give another folder as --output"
        ) from error
    try:
        yield staging
    except OSError as error:
        raise SnapshotError(
            str(output),
            "room to write the snapshot",
            _why(error),
            "the snapshot before is still in force; free some room and build again",
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        os.close(lock)


def take_up(staging: Path, output: Path, id: str) -> None:
    """Give the finished folder its name below `output` and put it in force.

    A folder of that name is moved aside first: it is the same snapshot, unless it was damaged.
    """
    for file in staging.rglob("*"):
        _sync(file)
    staging.chmod(0o755)
    target = output / id
    with _locked(output):
        if target.exists():
            aside = Path(tempfile.mkdtemp(prefix=PREFIX, dir=output))
            target.rename(aside / id)
            staging.rename(target)
            shutil.rmtree(aside)
        else:
            staging.rename(target)
        pointer = output / f"{PREFIX}{CURRENT}"
        pointer.write_text(id + "\n", encoding="utf-8")
        _sync(pointer)
        pointer.replace(output / CURRENT)
        _sync(output)


def _begin(output: Path) -> tuple[Path, int]:
    """A locked folder and its lock, after the leftovers of killed builds are gone."""
    with _locked(output):
        for leftover in output.glob(f"{PREFIX}*"):
            _remove_unless_locked(leftover)
        staging = Path(tempfile.mkdtemp(prefix=PREFIX, dir=output))
        lock = os.open(staging, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    return staging, lock


def _remove_unless_locked(leftover: Path) -> None:
    descriptor = os.open(leftover, os.O_RDONLY)
    try:
        # a lock that is not to be had belongs to a build that is still running
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)
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
