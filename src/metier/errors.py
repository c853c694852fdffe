"""Every error metier raises on purpose.

    MetierError                  place, expected, found, hint; knows its exit code
    ├── UsageError        (2)    the command or call was written wrong
    ├── InputError        (1)    a file cannot be read as what it was said to be
    │   ├── LayoutError          a header, sheet or column is not where it has to be
    │   └── CodeError            an occupation, industry or place code is unreadable
    ├── NotFoundError     (1)    the snapshot has no such title, place, measure or release
    └── SnapshotError     (1)    a snapshot is missing, damaged or of another format

An error is data; the sentence a person reads is derived from it, so that the
command line, the API and a web page say the same thing.
"""

from __future__ import annotations

from typing import ClassVar


class MetierError(Exception):
    """Something metier expected was not there.

    Args:
        place: where it happened: a file and cell, an option, a title.
        expected: what would have been right.
        found: what was there instead.
        hint: what to do about it; empty if there is nothing useful to say.

    >>> str(MetierError("--in", "a state or metro area", "'Atlantis'"))
    "--in: expected a state or metro area, found 'Atlantis'"
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, place: str, expected: str, found: str, hint: str = "") -> None:
        super().__init__(place, expected, found, hint)
        self.place = place
        self.expected = expected
        self.found = found
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}, found {self.found}"


class UsageError(MetierError):
    """The command or call was written wrong."""

    exit_code = 2


class InputError(MetierError):
    """A file cannot be read as what it was said to be."""


class LayoutError(InputError):
    """A header, sheet or column is not where it has to be."""


class CodeError(InputError):
    """An occupation, industry or place code is unreadable."""


class NotFoundError(MetierError):
    """The snapshot has no such title, place, measure or release."""


class SnapshotError(MetierError):
    """A snapshot is missing, damaged or of another format."""
