"""How a published page is laid out: its lines, its tables, and its careers' names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from metier.errors import InputError, LayoutError
from metier.model.claim import Pasted

Line = tuple[int, str]
"""A line's number, from 1 at the top of the file, and its text without outer blanks."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        number: from 1 at the top of the page.
        titles: its careers in order, in sentence case.
        rows: for each row the line it stands on, and its cells, the label first.
    """

    number: int
    titles: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]


@dataclass(frozen=True)
class Names:
    """The careers of a page, found in prose in singular or plural, in any case."""

    titles: tuple[str, ...]

    @cached_property
    def pattern(self) -> str:
        """A regular expression with one group, the longest name first."""
        longest = sorted(self.titles, key=lambda title: (-len(title), title))
        return rf"\b({'|'.join(map(re.escape, longest))})s?\b"

    def title(self, text: str) -> str:
        """The career that a match of `pattern` names."""
        return {title.casefold(): title for title in self.titles}[text.casefold()]

    def found_in(self, sentence: str) -> tuple[str, ...]:
        """The careers a sentence names, each once, in order."""
        matches = re.findall(self.pattern, sentence, re.IGNORECASE)
        return tuple(dict.fromkeys(map(self.title, matches)))


def sentence_case(text: str) -> str:
    """A name with a capital first letter; short words in capitals are abbreviations and stay.

    >>> sentence_case("Loan Servicing Specialist"), sentence_case("HR Manager")
    ('Loan servicing specialist', 'HR manager')
    """
    joined = " ".join(
        word if word.isupper() and 1 < len(word) <= 4 else word.lower() for word in text.split()
    )
    return joined[:1].upper() + joined[1:]


def lines(page: Path | Pasted) -> list[Line]:
    """The lines of a page that are not blank.

    Raises:
        InputError: missing, empty, or not UTF-8 text.
    """
    text = page.text if isinstance(page, Pasted) else _read(page)
    found_lines = [(at, line.strip()) for at, line in enumerate(text.split("\n"), 1)]
    kept = [(at, line) for at, line in found_lines if line]
    if not kept:
        raise InputError(page.name, "a published page", "an empty file", "save the page again")
    return kept


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#x} at {error.start}"
        raise InputError(path.name, "UTF-8 text", found, "save the page as UTF-8 text") from error
    except FileNotFoundError as error:
        raise InputError(
            str(path), "a published page as text", "nothing there", "check the path"
        ) from error
    except IsADirectoryError as error:
        raise InputError(
            str(path), "a published page as text", "a folder", "give one of its files"
        ) from error
    except (OSError, ValueError) as error:  # no leave to read, a name no file can have
        found = (error.strerror or "").lower() if isinstance(error, OSError) else str(error)
        raise InputError(
            str(path)[:200], "a published page as text", found, "check the path"
        ) from error


def is_table(text: str) -> bool:
    """Whether a line belongs to a table."""
    return text.startswith("|")


def tables(file: str, page: Sequence[Line]) -> list[Table]:
    """The tables of a page, in order.

    Raises:
        InputError: there is none.
        LayoutError: a header without a name for each column, or a row cut short.
    """
    blocks: list[list[tuple[int, list[str]]]] = []
    previous = -1
    for at, text in page:
        if not is_table(text):
            continue
        if at != previous + 1:
            blocks.append([])
        blocks[-1].append((at, [cell.strip() for cell in text.removesuffix("|")[1:].split("|")]))
        previous = at
    if not blocks:
        raise InputError(
            file, "a Markdown table", "text without a table", "save the page with its tables"
        )
    return [_table(file, count, block) for count, block in enumerate(blocks, 1)]


def _table(file: str, count: int, block: Sequence[tuple[int, list[str]]]) -> Table:
    (top, header), *rows = block
    if rows and all(re.fullmatch(r":?-+:?", cell) for cell in rows[0][1]):
        rows = rows[1:]
    # The empty cell above the labels stands first, or has slid to the end.
    names = header[1:] if all(header) else [cell for cell in header if cell]
    titles = tuple(map(sentence_case, names))
    if not titles or len(set(titles)) < len(titles):
        raise LayoutError(
            f"{file}:{top}",
            "a header with another title for each column",
            repr(" | ".join(header)),
            "was the page edited?",
        )
    for at, record in rows:
        if len(record) != len(titles) + 1:
            raise LayoutError(
                f"{file}:{at}",
                f"a label and {len(titles)} cells",
                f"{len(record)} cells",
                "the row or the header is cut short: save the page again",
            )
    return Table(count, titles, tuple(rows))
