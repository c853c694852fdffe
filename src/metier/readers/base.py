"""What every reader gives back, and how it accounts for what it did not use."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from metier.errors import InputError
from metier.model.fact import Fact
from metier.model.records import Industry, Link, Occupation, Place, TitleEntry
from metier.model.release import Release

BLS = "U.S. Bureau of Labor Statistics"
CENSUS_BUREAU = "U.S. Census Bureau"
BEA = "U.S. Bureau of Economic Analysis"
"""Publishers of several releases, so that each is spelled in one way."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or figure that could not be used as it stands.

    Attributes:
        place: file, sheet, column and record.
        expected: what would have been right.
        found: what was there.
        reason: a short phrase that problems of one kind share; they are counted by it.
    """

    place: str
    expected: str
    found: str
    reason: str


@dataclass(slots=True)
class Account:
    """The rows of one file: in = used + set aside, each with its reason.

    >>> account = Account()
    >>> account.use(3); account.set_aside("footnote")
    >>> account.rows_in, account.rows_used, dict(account.aside)
    (4, 3, {'footnote': 1})
    """

    rows_used: int = 0
    aside: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    @property
    def rows_in(self) -> int:
        """Rows read below the header."""
        return self.rows_used + self.aside.total()

    def use(self, rows: int = 1) -> None:
        """Count rows that gave facts, names or links."""
        self.rows_used += rows

    def set_aside(self, reason: str, rows: int = 1) -> None:
        """Count rows that were left out, under their reason."""
        self.aside[reason] += rows

    def problem(self, place: str, expected: str, found: str, reason: str) -> None:
        """Note a figure (not a row) that is unreadable; `--strict` makes it fatal."""
        self.problems.append(Problem(place, expected, found, reason))


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one release says.

    Attributes:
        release: the edition that was read.
        account: rows in, used and set aside.
        facts, occupations, titles, links, places, industries: what it holds, in file order.
    """

    release: Release
    account: Account
    facts: tuple[Fact, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    titles: tuple[TitleEntry, ...] = ()
    links: tuple[Link, ...] = ()
    places: tuple[Place, ...] = ()
    industries: tuple[Industry, ...] = ()

    def told(self) -> Mapping[str, object]:
        """What a build report says of it."""
        account = self.account
        return {
            "release": self.release.address,
            "file": self.release.file,
            "rows_in": account.rows_in,
            "rows_used": account.rows_used,
            "set_aside": dict(sorted(account.aside.items())),
            "facts": len(self.facts),
            "problems": [
                {"place": p.place, "expected": p.expected, "found": p.found, "reason": p.reason}
                for p in account.problems
            ],
        }


class Reader(Protocol):
    """A module of `metier.readers` whose function `read` gives a publication as a whole."""

    def read(self, path: Path, period: str | None = None) -> Reading:
        """Read one file (or folder) of the publication.

        Args:
            path: as its publisher names it.
            period: only where the file does not say.

        Raises:
            LayoutError: a header, sheet or column is missing.
            CodeError: an occupation, industry or place code is unreadable.
            InputError: the file is empty, cut short, or not of its kind.
        """
        ...


def digest(path: Path) -> str:
    """The sha256 of a file; of its files' names and hashes for a folder.

    Raises:
        InputError: there is nothing at `path`.
    """
    if path.is_dir():
        inner = sorted(file for file in path.rglob("*") if file.is_file())
        return _combine((file.relative_to(path).as_posix(), digest(file)) for file in inner)
    if not path.is_file():
        raise InputError(
            str(path), "a file", "nothing there", "check the path in the specification"
        )
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _combine(parts: Iterable[tuple[str, str]]) -> str:
    text = "".join(f"{name}\0{hash}\n" for name, hash in parts)
    return hashlib.sha256(text.encode()).hexdigest()
