"""Shares of many titles in 32 bits: `bulk.together` and `shares.pooled` in few passes.

Votes are kept as they are, a few to a title. Numbers of 32 bits agree with those of 64
to six digits, which is enough to know where the next digits matter.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from metier.coding.kernels import Array, compiled
from metier.coding.shares import _AGREEMENT, _DOUBT, _FLOOR, MAIN, SURE
from metier.coding.standings import Standings

Floats = NDArray[Any]


def likely_of(vectors: Floats, layer: Floats, which: NDArray[np.int64]) -> Floats:
    """What the classifier says of titles, of the whole and of the worker together.

    Args:
        vectors: of distinct keys, of shape (keys, size).
        layer: of shape (size + 1, codes), the constant last.
        which: the rows of each title's key and of its worker's, of shape (2, titles).

    Returns:
        Of shape (titles, codes); each row adds up to 1.
    """
    found = vectors.astype(np.float32) @ layer[:-1]
    _lower(found, layer[-1])
    np.exp(found, out=found)
    likely: Floats = _mixed(found, which[0], which[1])
    return likely


def blended(likely: Floats, standings: Standings) -> Floats:
    """Lists and classifier pooled.

    Args:
        likely: the classifier's shares, of shape (titles, codes).
        standings: what the lists say of these titles.

    Returns:
        Of the same shape; each row adds up to 1.
    """
    shares = likely.copy()
    starts, settled = standings.starts, standings.settled
    (product,) = np.nonzero((starts[1:] > starts[:-1]) & ~settled)
    powers = np.log(likely[product] + np.float32(_FLOOR))
    powers *= np.float32(_AGREEMENT)
    np.exp(powers, out=powers)
    _multiply(shares, powers, product, standings.places, standings.worth, starts)
    _settle(shares, np.flatnonzero(settled), standings.places, standings.worth, starts)
    return shares


@compiled
def _sum(row: Array) -> float:
    """The sum of numbers of 32 bits in 64: in 32 the last digits of a chance would go."""
    one = two = three = four = 0.0
    whole = len(row) // 4 * 4
    for at in range(0, whole, 4):
        one += row[at]
        two += row[at + 1]
        three += row[at + 2]
        four += row[at + 3]
    for at in range(whole, len(row)):
        one += row[at]
    return one + two + three + four


@compiled
def _lower(found: Array, constant: Array) -> None:
    """Add the constant and take each row's greatest number from it."""
    for row in found:
        row += constant
        row -= row.max()


@compiled
def _mixed(found: Array, whole: Array, worker: Array) -> Array:
    codes = found.shape[1]
    likely = np.empty((len(whole), codes), np.float32)
    sums = np.empty(len(found), np.float32)
    for key in range(len(found)):
        sums[key] = np.float32(1 / _sum(found[key]))
    for title in range(len(whole)):
        one, other = found[whole[title]], found[worker[title]]
        if whole[title] == worker[title]:
            likely[title] = one * sums[whole[title]]
        else:
            first = np.float32(1 - MAIN) * sums[whole[title]]
            second = np.float32(MAIN) * sums[worker[title]]
            for code in range(codes):
                likely[title, code] = first * one[code] + second * other[code]
    return likely


@compiled
def _multiply(
    shares: Array, powers: Array, titles: Array, places: Array, worth: Array, starts: Array
) -> None:
    """Titles that official lists have: the mean of votes and shares, times a power of these."""
    for turn in range(len(titles)):
        row = shares[titles[turn]]
        begin, end = starts[titles[turn]], starts[titles[turn] + 1]
        row *= np.float32(_DOUBT)
        for at in range(begin, end):
            row[places[at]] += np.float32(worth[at])
        row *= powers[turn]
        row *= np.float32(1 / _sum(row))


@compiled
def _settle(shares: Array, titles: Array, places: Array, worth: Array, starts: Array) -> None:
    """Titles that the lexicon has: its occupations have a share of `SURE` at least."""
    for title in titles:
        row = shares[title]
        mass = total = np.float32(0)
        for at in range(starts[title], starts[title + 1]):
            mass += row[places[at]]
            total += np.float32(worth[at])
        if total == 0:
            continue
        left = np.float32(1) - max(np.float32(SURE), mass)
        row *= left / (np.float32(1) - mass) if mass < 1 else np.float32(0)
        for at in range(starts[title], starts[title + 1]):
            row[places[at]] = (np.float32(1) - left) * np.float32(worth[at]) / total
