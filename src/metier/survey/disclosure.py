"""Which counts of people may be published, so that none of fewer than ten can be had.

A cell of 1 to 9 people is withheld; so are cells of more, where a difference of published
cells would give the small one away. Cells stand in families: the states of a title, its
employers, the titles of an occupation. In a family, the people of the parent who are in no
published child are the remainder, and that is 0 or at least ten. Nothing below a withheld
cell is published, so that a withheld cell is not the sum of published ones.

Where each cell has one parent and each parent is divided in one way, that is enough: the
remainders are disjoint, every group that sums and differences of published cells isolate
is made up of whole remainders, and so has no one in it or at least ten people. Where a
cell has several parents, or a parent is divided in several ways, the differences within
each family are safe, and a withheld cell is never the only one of its family; systems of
equations across families, and bounds on a withheld cell, are not searched for.

Source: Hundepool et al. (2012), "Statistical Disclosure Control", chapters 4 and 5
(threshold rule, primary and secondary suppression, hierarchical tables).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from metier.errors import UsageError
from metier.survey.kernels import Array

LEAST = 10
"""The fewest people that anything is said about."""


def withheld(
    parent: int, children: Sequence[int], least: int = LEAST, exhaustive: bool = True
) -> Array:
    """Which children of one published parent are withheld.

    The counts of a distribution (its shares times its n) are the children of its n.

    Args:
        parent: people; where there are fewer than `least`, all children are withheld.
        children: people of each, disjoint; 0 is published.
        least: the fewest people that may be isolated.
        exhaustive: whether everyone is known to be in one of the children.

    Returns:
        Whether each is withheld, (children,).

    Raises:
        UsageError: as `withheld_cells`.

    >>> withheld(100, [60, 33, 5, 2]).tolist()
    [False, True, True, True]
    >>> withheld(100, [80, 8, 12, 0]).tolist()
    [False, True, True, False]
    >>> withheld(100, [60, 33, 5], exhaustive=False).tolist()
    [False, True, True]
    """
    below = 1 + np.arange(len(children))
    n = np.array([parent, *children])
    return withheld_cells(n, np.zeros_like(below), below, least=least, exhaustive=exhaustive)[1:]


def withheld_cells(
    n: Array,
    parent: Array,
    child: Array,
    division: Array | None = None,
    least: int = LEAST,
    exhaustive: bool | Array = True,
) -> Array:
    """Which cells of trees, or of several divisions of the same people, are withheld.

    Of a family that needs one more withheld cell, the smallest published child is taken;
    where none is left, the parent is. Groups that overlap, such as people with a skill, are
    given each as a division of its own, not exhaustive, with one child.

    Args:
        n: people in each cell, (cells,).
        parent: position in `n` of the whole, (edges,).
        child: position in `n` of the part, (edges,); a cell may have several parents.
        division: by what the edge divides its parent, a code from 0, (edges,); edges of one
            parent and one division are a family. None: each parent is divided in one way.
        least: the fewest people that may be isolated.
        exhaustive: whether everyone of a parent is known to be in one of the children;
            one answer, or one for each division.

    Returns:
        Whether each cell is withheld, (cells,).

    Raises:
        UsageError: arrays of different lengths, negative counts, or children of a family
            that add up to more than their parent.

    >>> n = np.array([104, 99, 5, 50, 49])
    >>> withheld_cells(n, np.array([0, 0, 1, 1]), np.array([1, 2, 3, 4])).tolist()
    [False, True, True, True, True]
    """
    division = np.zeros(len(parent), np.int64) if division is None else division
    if not len(parent) == len(child) == len(division):
        lengths = f"{len(parent)}, {len(child)} and {len(division)}"
        raise UsageError("parent, child and division", "arrays of one length", lengths)
    if (n < 0).any():
        raise UsageError("n", "counts of people", str(n.min()))
    order = np.lexsort((n[child], division, parent))
    parent, child, division = parent[order], child[order], division[order]
    first = np.ones(len(parent), bool)
    first[1:] = (parent[1:] != parent[:-1]) | (division[1:] != division[:-1])
    family = np.cumsum(first) - 1
    whole = parent[first]
    complete = np.broadcast_to(exhaustive, int(division.max(initial=0)) + 1)[division[first]]
    _check_sums(n[whole], np.bincount(family, n[child], len(whole)))
    hidden = (n > 0) & (n < least)
    while True:
        before = hidden.sum()
        hidden[child[hidden[parent]]] = True
        published = ~hidden[child]
        remainder = n[whole] - np.bincount(family, n[child] * published, len(whole))
        alone = np.bincount(family, ~published & (n[child] > 0), len(whole)) == 1
        derived = (remainder > 0) & (remainder < least) | complete & alone
        derived &= ~hidden[whole]
        spare = np.flatnonzero(published & (n[child] > 0) & derived[family])
        helped, at = np.unique(family[spare], return_index=True)
        hidden[child[spare[at]]] = True
        derived[helped] = False
        hidden[whole[derived]] = True
        if hidden.sum() == before:
            return hidden


def _check_sums(wholes: Array, sums: Array) -> None:
    over = np.flatnonzero(sums > wholes)
    if over.size:
        raise UsageError(
            "n",
            "children of a family that add up to at most their parent",
            f"{sums[over[0]]:.0f} of {wholes[over[0]]}",
            "give groups that overlap each as a division of its own",
        )
