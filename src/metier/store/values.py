"""The values of the columns that are counted, each known in the search index by its number.

Numbers run from 1 in the order in which values are first seen, so that counting them is counting
in a short array, whatever they are: codes, bands of pay, names of companies. 0 stands for
nothing. A value keeps its number from snapshot to snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from metier.model.postings import FACETS
from metier.store.layout import canonical


class Values:
    """The values of each of `FACETS`, and their numbers.

    Args:
        known: the values of each column, in the order of their numbers.

    >>> values = Values()
    >>> [values.add("company", name) for name in ("Acme  Inc", "ACME inc", None, "Bank")]
    [1, 1, 0, 2]
    >>> values.value("company", 1)
    'Acme  Inc'
    """

    def __init__(self, known: Mapping[str, Sequence[str]] | None = None) -> None:
        self._values = {name: list((known or {}).get(name, ())) for name in FACETS}
        self._numbers: dict[str, dict[str, int]] = {}

    @classmethod
    def read(cls, file: Path) -> Values:
        """Those of an index.

        Raises:
            OSError, ValueError: the file is missing or holds something else.
        """
        return cls(json.loads(file.read_text("utf-8")))

    def write(self, file: Path) -> None:
        """Write them for an index."""
        file.write_text(canonical(self._values), encoding="utf-8")

    def add(self, column: str, value: str | None) -> int:
        """The number of a value, which it is given if it has none; 0 of nothing.

        A company is the same in whatever case and spaces its name is written; it is called as
        it was first.
        """
        if not value or not (key := _key(column, value)):
            return 0
        numbers = self._of(column)
        if key not in numbers:
            self._values[column].append(value)
            numbers[key] = len(self._values[column])
        return numbers[key]

    def number(self, column: str, value: str) -> int | None:
        """The number of a value; None where no posting has it."""
        return self._of(column).get(_key(column, value))

    def value(self, column: str, number: int) -> str:
        """The value that has a number, 1 or more."""
        return self._values[column][number - 1]

    def _of(self, column: str) -> dict[str, int]:
        """The numbers of a column's values, put together when first asked for."""
        if column not in self._numbers:
            values = enumerate(self._values[column], 1)
            self._numbers[column] = {_key(column, value): at for at, value in values}
        return self._numbers[column]


def _key(column: str, value: str) -> str:
    return " ".join(value.casefold().split()) if column == "company" else value
