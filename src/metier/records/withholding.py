"""Which figures of records are told: none about fewer than 10 people, alone or by subtraction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from metier.survey.disclosure import withheld_cells

ALL = "00-0000"
"""The SOC value of all occupations together."""
GROUPS = "groups"
"""The division of people by the level of a distribution: everyone is in one of them."""
TITLES = "titles"
"""The division of an occupation by the titles that have figures of their own."""


ONE_STATE: Mapping[str, str] = MappingProxyType({})
"""The states of metropolitan areas where none is known."""


class Cell(NamedTuple):
    """Some people: those with an answer, of an occupation, a title, a place, a level.

    Attributes:
        variable: what they answered.
        occupation: their SOC value.
        title: their canonical title; None for all of the occupation.
        within, where: the kind of place and the place; None for all.
        group: the level of a distribution; None for all.
        state: of a cell within a company, the state; None for all.
    """

    variable: str
    occupation: str
    title: str | None
    within: str | None
    where: str | None
    group: str | None
    state: str | None = None

    def wholes(self, states: Mapping[str, str] = ONE_STATE) -> Iterator[tuple[Cell, str]]:
        """The cells that this one is part of, each with how it is divided.

        Args:
            states: of metropolitan areas that lie in one state, that state.

        >>> [how for _, how in Cell("pay", "43-3011", "Clerk", "state", "TX", None).wholes()]
        ['state', 'titles']
        """
        if self.group is not None:
            yield self._replace(group=None), GROUPS
        if self.within is not None:
            yield self._replace(within=None, where=None), self.within
        if self.within == "metro" and (state := states.get(self.where or "")):
            yield self._replace(within="state", where=state), "areas of a state"
        if self.title is not None:
            yield self._replace(title=None), TITLES
        if self.within == "company" and self.occupation != ALL:
            yield self._replace(occupation=ALL), "occupations"
        if self.state is not None:
            yield self._replace(state=None), "states of a company"
            yield self._replace(within="state", where=self.state, state=None), "company"


def withheld(
    people: Mapping[Cell, int],
    overlapping: Collection[tuple[str, str]] = (),
    states: Mapping[str, str] = ONE_STATE,
) -> set[Cell]:
    """The cells that must not be told, so that no difference singles out fewer than 10 people.

    Args:
        people: how many each cell has; a whole that is not among them is not told.
        overlapping: variables, each with a division of which a person may be in several parts.
        states: of metropolitan areas that lie in one state, that state.

    Source: see `metier.survey.disclosure.withheld_cells`.

    >>> all_ = Cell("sex", "43-3011", None, None, None, None)
    >>> women, men = all_._replace(group="female"), all_._replace(group="male")
    >>> sorted(cell.group for cell in withheld({all_: 50, women: 44, men: 6}))
    ['female', 'male']
    """
    cells = list(people)
    place = {cell: at for at, cell in enumerate(cells)}
    divisions: dict[str, int] = {}
    edges = []
    for cell in cells:
        for whole, how in cell.wholes(states):
            if whole in place:
                if (cell.variable, how) in overlapping:
                    how = f"{how} {place[cell]}"
                edges.append((place[whole], place[cell], divisions.setdefault(how, len(divisions))))
    n = np.array([people[cell] for cell in cells], np.int64)
    parent, child, division = np.array(edges, np.int64).reshape(-1, 3).T
    exhaustive = np.array([how == GROUPS for how in divisions] or [True])
    hidden = withheld_cells(n, parent, child, division, exhaustive=exhaustive)
    return {cells[at] for at in np.flatnonzero(hidden).tolist()}
