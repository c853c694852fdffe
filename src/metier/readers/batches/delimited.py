"""CSV as rows: quoted line breaks, any usual delimiter, every unreadable row set aside."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from metier.errors import InputError
from metier.readers.batches.lines import (
    LONGEST,
    TOO_LONG,
    Fault,
    Overlong,
    not_utf8,
    opened,
)

Row = tuple[int, list[str] | Fault]
"""Its number, and a text for each column asked for, or why it cannot be read."""

_DELIMITERS = ",\t;|"
_QUOTED = re.compile(rb'"[^"]*"')


class _Open(Exception):
    """A quotation mark that opens a field is not closed in all that follows, or in too much."""


class _Feed:
    """Lines for a reader of CSV, kept until their record is complete."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._again: deque[bytes] = deque()
        self._taken: list[bytes] = []
        self._size = 0
        self.fault: Fault | None = None

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source, None)
        if line is None:
            if self._taken:
                raise _Open
            raise StopIteration
        self._taken.append(line)
        self._size += len(line)
        if self._size > LONGEST:
            raise _Open
        if type(line) is Overlong:
            self.fault = TOO_LONG
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            self.fault = not_utf8(error)
            return line.decode(errors="replace")

    def begin(self) -> None:
        """Forget the lines of the record before."""
        self._taken.clear()
        self._size = 0
        self.fault = None

    def return_lines(self) -> None:
        """Give back all but the first line of the record, to be read as records of their own."""
        self._again.extendleft(reversed(self._taken[1:]))


def header(path: Path) -> list[str]:
    """The names in the first line.

    Raises:
        InputError: the file cannot be opened as text, or begins with no line of CSV.
    """
    with opened(path) as source:
        return _begin(path, source.lines())[0]


def rows(path: Path, wanted: Sequence[str]) -> Iterator[Row]:
    """The rows below the header, numbered from 1 without blank lines.

    Args:
        wanted: names in the header.

    Raises:
        InputError: the file cannot be opened as text, or is a gzip cut short.
    """
    with opened(path) as source:
        names, feed, reader = _begin(path, source.lines())
        at, width, number = [names.index(name) for name in wanted], len(names), 0
        while True:
            feed.begin()
            try:
                record = next(reader)
            except StopIteration:
                return
            except (_Open, csv.Error) as error:
                number += 1
                feed.return_lines()
                yield number, _unreadable(error)
                continue
            if not record and not feed.fault:
                continue
            source.rows = number
            number += 1
            if feed.fault:
                yield number, feed.fault
            elif len(record) != width:
                reason = "too few columns" if len(record) < width else "too many columns"
                yield number, Fault(reason, f"{width} columns", f"{len(record)} columns")
            else:
                yield number, [record[i] for i in at]


def _begin(path: Path, source: Iterator[bytes]) -> tuple[list[str], _Feed, Iterator[list[str]]]:
    first = next((line for line in source if line.strip()), b"")
    feed = _Feed(chain([first], source))
    reader = csv.reader(feed, delimiter=_delimiter(first))
    try:
        names = [name.strip() for name in next(reader)]
    except (_Open, csv.Error) as error:
        raise InputError(
            path.name, "a header of CSV", str(error) or "a quotation mark that is not closed"
        ) from error
    if feed.fault or not any(names):
        found = feed.fault.found if feed.fault else "blank lines"
        raise InputError(path.name, "a header of CSV in UTF-8", found)
    return names, feed, reader


def _delimiter(header: bytes) -> str:
    """The usual delimiter that stands most often outside quotation marks."""
    bare = _QUOTED.sub(b"", header)
    return max(_DELIMITERS, key=lambda mark: bare.count(mark.encode()))


def _unreadable(error: Exception) -> Fault:
    if isinstance(error, _Open):
        return Fault("a quotation mark not closed", "a closing quotation mark", "none")
    return Fault("not CSV", "a row of CSV", str(error))
