"""The columns that coded titles add to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from metier.model.coding import Coding

NAMES = ("code", "occupation_title", "probability", "seniority", "canonical_title")
"""The new columns, in order."""

Values = tuple[
    list[str | None], list[str | None], list[float | None], list[str | None], list[str | None]
]
"""A column for each of `NAMES`; None where there is nothing to say."""

MOST = 200_000
"""Titles that are remembered at most."""


class TitleColumns:
    """From the titles of a batch to its new columns; a title is coded once, not in every batch.

    Args:
        read: gives the columns of some titles.

    >>> columns = TitleColumns(lambda titles: (titles,) * 5)
    >>> columns(["cook", None, "cook"])["code"]
    ['cook', '', 'cook']
    """

    def __init__(self, read: Callable[[Sequence[str]], Values]) -> None:
        self._read = read
        self._places: dict[str, int] = {}
        self._held: Values = ([], [], [], [], [])

    def __call__(self, texts: Sequence[str | None]) -> Mapping[str, list[object]]:
        """The columns of some titles.

        Args:
            texts: as typed; None is a title of no letters.

        Returns:
            A value for each text under each of `NAMES`; None where there is nothing to say:
            no code where the title was declined, no seniority where it states none.
        """
        titles = [text or "" for text in texts]
        distinct = dict.fromkeys(titles)
        new = [title for title in distinct if title not in self._places]
        if len(self._places) + len(new) > MOST:
            self._places, self._held, new = {}, ([], [], [], [], []), list(distinct)
        columns: Iterable[list[Any]] = self._held
        if new:
            self._places.update(zip(new, count(len(self._places)), strict=False))
            read: Iterable[list[Any]] = self._read(new)
            for held, values in zip(columns, read, strict=True):
                held.extend(values)
        places = [*map(self._places.__getitem__, titles)]
        return {
            name: [*map(held.__getitem__, places)]
            for name, held in zip(NAMES, columns, strict=True)
        }


def values_of(codings: Sequence[Coding]) -> Values:
    """What the columns say of codings.

    >>> values_of([Coding("asdf", "Asdf", ())])
    ([None], [None], [None], [None], ['Asdf'])
    """
    best = [coding.best for coding in codings]
    return (
        [found.code.value if found else None for found in best],
        [(found.occupation_title or None) if found else None for found in best],
        [found.probability if found else None for found in best],
        [coding.seniority or None for coding in codings],
        [coding.canonical_title or None for coding in codings],
    )
