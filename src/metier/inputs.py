"""The files that a build reads: each is one release, and stays what it is while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from metier.errors import InputError, UsageError
from metier.model.release import Release
from metier.readers.base import digest

State = tuple[int, int, str]
"""A file's size in bytes, when it was last written (nanoseconds), and its sha256."""


def refuse_twins(releases: Iterable[Release], hint: str) -> None:
    """Nothing, if no two releases have one address.

    Args:
        releases: of a build, those that are known first.
        hint: what to do about it.

    Raises:
        UsageError: two have one.
    """
    seen: dict[str, str] = {}
    for release in releases:
        if release.address in seen:
            found = f"{release.address}, which {seen[release.address]} is too"
            raise UsageError(release.file, "each release once", found, hint)
        seen[release.address] = release.file


@contextmanager
def unchanged(paths: Iterable[Path]) -> Iterator[None]:
    """Hold files against what they were before, once they have been read.

    A reader stumbles over half a change, or takes in both halves; either way it is the change
    that is told.

    Args:
        paths: files or folders; of a folder every file in it.

    Raises:
        InputError: a file changed, came or went meanwhile, or there is none from the beginning.
    """
    places = sorted(set(paths))
    before = _states(places)
    try:
        yield
    finally:
        after = _states(path for path in places if path.exists())
        for file in sorted({*before, *after}):
            if before.get(file) != after.get(file):
                raise InputError(
                    str(file),
                    f"the same file from beginning to end: {_said(before.get(file))}",
                    _said(after.get(file)),
                    "build again once nothing writes to it any more",
                )


def _states(places: Iterable[Path]) -> Mapping[Path, State]:
    found = {}
    for place in places:
        inside = place.rglob("*") if place.is_dir() else [place]
        for file in inside:
            if not file.is_dir():
                found[file] = _state(file)
    return found


def _state(file: Path) -> State:
    sha256 = digest(file)
    status = file.stat()
    return status.st_size, status.st_mtime_ns, sha256


def _said(state: State | None) -> str:
    """A state in words.

    >>> _said((1_200, 1_700_000_000_000_000_000, "abcdef0123456789"))
    '1,200 bytes of 2023-11-14 22:13:20 UTC, sha256 abcdef012345...'
    """
    if state is None:
        return "no such file"
    size, written, sha256 = state
    when = datetime.fromtimestamp(written // 1_000_000_000, UTC)
    return f"{size:,} bytes of {when:%Y-%m-%d %H:%M:%S} UTC, sha256 {sha256[:12]}..."
