"""Builds on disks that fill up: each ends with the new snapshot or with an error that says so."""

from __future__ import annotations

import resource
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .cases import Case, command
from .kills import outcome

PAGE = 4096
SAID = ("expected room to write the snapshot, found", "expected a folder to build into, found")


@contextmanager
def disk(folder: Path, size: int) -> Iterator[Path]:
    """A file system of `size` bytes in memory, mounted at `folder`; for the administrator only."""
    folder.mkdir(exist_ok=True)
    options = ("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    subprocess.run(("mount", *options), check=True)
    try:
        yield folder
    finally:
        # it goes as soon as nothing of it is mapped into memory any more
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


def on_a_disk(case: Case, folder: Path, free: int) -> str:
    """A build on a disk that has so many bytes free beside the snapshot before."""
    used = sum(PAGE + _pages(path) for path in case.output.rglob("*"))
    with disk(folder, used + free) as mounted:
        return _outcome(case, case.copied(mounted / "output"), None)


def with_files_up_to(case: Case, output: Path, most: int) -> str:
    """A build whose files may not grow beyond so many bytes; anybody can run it."""
    return _outcome(case, case.copied(output), most)


def campaign(case: Case, folder: Path, runs: int) -> Counter[str]:
    """Outcomes of builds on disks from one with no room to one with enough."""
    needed = 4 * sum(_pages(path) for path in case.output.rglob("*")) + 64 * PAGE
    return Counter(on_a_disk(case, folder, needed * n // runs) for n in range(runs))


def _outcome(case: Case, output: Path, most: int | None) -> str:
    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        command(case.specification, output),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    found, lines = outcome(case, output), done.stderr.strip().splitlines()
    told = any(words in done.stderr for words in SAID) and "Traceback" not in done.stderr
    if found == "new" and done.returncode == 0:
        return "new"
    if found == "old" and done.returncode in (1, 2) and told:
        return "old, refused in words"
    return f"exit {done.returncode}, {found}: {lines[-1:]}"


def _pages(path: Path) -> int:
    return -(-path.stat().st_size // PAGE) * PAGE if path.is_file() else PAGE
