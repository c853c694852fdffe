"""A file as far as it has come: `FILE.part`, and beside it what is known of the whole.

A part is taken further only if the server says that the whole is still the same: by its
ETag, or by the time of its last change.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from metier.errors import UsageError


@dataclass(frozen=True, slots=True)
class Whole:
    """What a server says of a file.

    Attributes:
        url: that it was asked for.
        etag: empty if it says none, or only a weak one.
        modified: the time of its last change; empty if it says none.
        size: in bytes; None if it does not say.
    """

    url: str
    etag: str = ""
    modified: str = ""
    size: int | None = None

    @property
    def validator(self) -> str:
        """What is sent as If-Range; empty if a part cannot be taken further."""
        said = self.etag or self.modified
        # a header that a server folded over lines cannot be sent back
        return said if said.isascii() and said.isprintable() else ""


def whole(url: str, headers: Mapping[str, str], size: int | None) -> Whole:
    """What the headers of an answer say of the whole file."""
    etag = headers.get("ETag", "")
    strong = etag if etag.startswith('"') else ""
    return Whole(url, strong, headers.get("Last-Modified", ""), size)


@dataclass(slots=True)
class Part:
    """An open part, which nobody else writes to."""

    path: Path
    file: BinaryIO

    @property
    def note(self) -> Path:
        """Where it stands what is known of the whole."""
        return self.path.with_name(f"{self.path.name}.json")

    @property
    def size(self) -> int:
        """Bytes that have come."""
        return self.file.seek(0, os.SEEK_END)

    def known(self, url: str) -> Whole:
        """What is known of the whole that the part is of; without a validator if nothing is."""
        try:
            noted = Whole(**json.loads(self.note.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return Whole(url)
        return noted if noted.url == url else Whole(url)

    def begin(self, about: Whole) -> None:
        """Nothing has come yet, and this is known of the whole."""
        self.file.truncate(0)
        self.note.write_text(json.dumps(asdict(about)), encoding="utf-8")

    def become(self, target: Path) -> None:
        """The part under its final name, on the disk before it has it."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.path.replace(target)
        self.note.unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[Part]:
    """The part at `path`, made if there is none; it stays if the block fails.

    Raises:
        UsageError: another process is fetching the same file.
    """
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                str(path), "a file that nobody writes", "another fetch at work on it"
            ) from error
        yield Part(path, file)


_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


def continues(part: Part, known: Whole, told: Whole, content_range: str) -> bool:
    """Whether an answer of status 206 is the rest of the file that the part is of.

    Args:
        part: what has come.
        known: of the whole, when the part was begun; without a validator no rest was asked for.
        told: of the whole, by this answer.
        content_range: the header of that name.
    """
    found = _RANGE.fullmatch(content_range)
    if found is None or not known.validator:
        return False
    start, end, size = (int(number) for number in found.groups())
    changed = (known.etag and told.etag and told.etag != known.etag) or (
        known.modified and told.modified and told.modified != known.modified
    )
    sized = known.size in (None, size)
    return start == part.size and end == size - 1 and sized and not changed
