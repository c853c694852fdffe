"""The columns that coded titles add to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from metier.model.coding import Coding

NAMES = ("code", "occupation_title", "probability", "seniority", "canonical_title")
"""The new columns, in order."""

Row = tuple[str | None, str | None, float | None, str | None, str | None]
"""A value for each of `NAMES`; None where there is nothing to say."""

MOST = 200_000
"""Titles that are remembered at most."""


class TitleColumns:
    """From the titles of a batch to its new columns; a title is coded once, not in every batch.

    Args:
        rows: gives a row for each of some titles.

    >>> columns = TitleColumns(lambda titles: [(t, None, 0.5, None, t) for t in titles])
    >>> columns(["cook", None, "cook"])["code"]
    ['cook', '', 'cook']
    """

    def __init__(self, rows: Callable[[Sequence[str]], Sequence[Row]]) -> None:
        self._rows = rows
        self._memory: dict[str, Row] = {}

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
        new = [title for title in distinct if title not in self._memory]
        if len(self._memory) + len(new) > MOST:
            self._memory.clear()
            new = list(distinct)
        self._memory.update(zip(new, self._rows(new), strict=True))
        taken = map(self._memory.__getitem__, titles)
        values = zip(*taken, strict=True) if titles else ([] for _ in NAMES)
        return {name: list(column) for name, column in zip(NAMES, values, strict=True)}


def row_of(coding: Coding) -> Row:
    """What the columns say of one coding.

    >>> row_of(Coding("asdf", "Asdf", ()))
    (None, None, None, None, 'Asdf')
    """
    about = (coding.seniority or None, coding.canonical_title or None)
    best = coding.best
    if best is None:
        return (None, None, None, *about)
    return (best.code.value, best.occupation_title or None, best.probability, *about)
