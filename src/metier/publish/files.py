"""Files written whole or not at all, and the list of those that an earlier publication wrote."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from metier.errors import UsageError

MANIFEST = ".metier-publish"
"""Lists the pages of a publication, each behind the mark of what it was made from."""
_PART = ".part"


def write_whole(path: Path, content: str, *, only_if_other: bool = False) -> bool:
    """Write a file so that at no moment half of it stands there.

    Args:
        only_if_other: leave a file alone that has just this content.

    Returns:
        Whether it was written.
    """
    data = content.encode()
    if only_if_other and path.exists() and path.read_bytes() == data:
        return False
    part = path.with_name(f"{path.name}{_PART}")
    try:
        part.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
    part.replace(path)
    return True


class Edition:
    """A folder's list of pages, kept while they are written, so that a run goes on from there.

    Args:
        folder: new, empty, or of an earlier publication.
        mark: of all that pages are made from; a page of another mark is made anew.
        own: marks of the pages that are made from more than that, by name.

    Raises:
        UsageError: the folder holds something else.
    """

    def __init__(self, folder: Path, mark: str, own: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._mark = mark
        self._own = own or {}
        self._path = folder / MANIFEST
        if folder.exists() and not folder.is_dir():
            raise UsageError(str(folder), "a folder", "a file in its place", "give another DIR")
        if not self._path.exists() and folder.exists() and any(folder.iterdir()):
            raise UsageError(
                str(folder),
                "an empty folder or one of `metier publish`",
                "other files in it",
                "give another DIR, or empty it",
            )
        self._marks = _read(self._path)
        self._list: TextIO | None = None

    def __enter__(self) -> Edition:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = str(error.strerror).lower()
            raise UsageError(
                str(self._folder), "a folder to write into", reason, "give another DIR"
            ) from error
        for part in self._folder.rglob(f"*{_PART}"):
            part.unlink()
        self._rewrite()
        self._list = self._path.open("a", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        if self._list is not None:
            self._list.close()
        self._rewrite()

    def has(self, names: Iterable[str]) -> bool:
        """Whether all the files are there as they would be written."""
        return all(
            self._marks.get(name) == self._mark_of(name) and (self._folder / name).exists()
            for name in names
        )

    def note(self, names: Iterable[str]) -> None:
        """Enter files that were written."""
        for name in names:
            self._marks[name] = mark = self._mark_of(name)
            if self._list is not None:
                self._list.write(f"{mark} {name}\n")
        if self._list is not None:
            self._list.flush()

    def keep_only(self, names: set[str]) -> int:
        """Remove the pages that are no longer published, and the folders they leave empty.

        Returns:
            How many they are.
        """
        gone = [name for name in self._marks if name not in names]
        for name in gone:
            del self._marks[name]
            path = self._folder / name
            path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # others are left in it
                path.parent.rmdir()
        return len(gone)

    def _mark_of(self, name: str) -> str:
        return self._own.get(name, self._mark)

    def _rewrite(self) -> None:
        lines = (f"{mark} {name}\n" for name, mark in self._marks.items())
        write_whole(self._path, "".join(lines))


def _read(path: Path) -> dict[str, str]:
    """The mark of each page; a last line that was cut short is none."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    whole: Mapping[str, str] = {
        name: mark
        for mark, found, name in (line.partition(" ") for line in text.split("\n")[:-1])
        if found
    }
    return dict(whole)
