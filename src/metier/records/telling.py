"""Of all figures of a table of records, those that are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from metier.records.figures import Told
from metier.records.withholding import GROUPS, ONE_STATE, TITLES, Cell, withheld

OVERLAPPING = frozenset({("skill", GROUPS), ("days", TITLES)})
"""Variables and divisions in which one person may be in several parts: who asks for one skill
asks for others, and who became one of an occupation was so under several titles."""


def tellable(told: Iterable[Told], states: Mapping[str, str] = ONE_STATE) -> list[Told]:
    """The figures whose cells of people may be told, in their order.

    The people of a distribution's levels are those of one whole, whether there is a figure of
    it or not.

    Args:
        states: of metropolitan areas that lie in one state, that state.
    """
    kept = list(told)
    people: dict[Cell, int] = {}
    for one in kept:
        people[one.cell] = one.people
        if one.cell.group is not None:
            people.setdefault(one.cell._replace(group=None), one.fact.estimate.n or 0)
    hidden = withheld(people, OVERLAPPING, states)
    return [one for one in kept if one.cell not in hidden]
