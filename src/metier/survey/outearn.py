"""The chance to out-earn, from the percentiles of two pay distributions; standard library only.

Answering a question needs no more than this, and so loads no array libraries.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from statistics import NormalDist
from typing import NamedTuple

from metier.errors import UsageError

_NORMAL = NormalDist()


class Knot(NamedTuple):
    """One published percentile: `probability` of the workers earn `value` or less.

    Attributes:
        probability: above 0 and below 1, as 0.25.
        value: pay, above 0.
        floor: True where the source says only "at or above `value`" (top-coded).
    """

    probability: float
    value: float
    floor: bool = False


class Chance(NamedTuple):
    """A chance with its sharp bounds; `best` None where the percentiles do not settle one."""

    low: float
    best: float | None
    high: float

    @property
    def reversed(self) -> Chance:
        """The chance of the other: ties count half for either.

        >>> Chance(0.25, 0.75, 1.0).reversed
        Chance(low=0.0, best=0.25, high=0.75)
        """
        return Chance(1 - self.high, None if self.best is None else 1 - self.best, 1 - self.low)


def outearn_chance(a: Sequence[Knot], b: Sequence[Knot]) -> Chance:
    """The chance that a random worker in A earns more than one in B (ties count half).

    The bounds hold for every pair of pay distributions with the printed
    percentiles and are attained: `high` puts all of A's pay at the upper end of
    each interval between percentiles (unbounded above the last one) and all of
    B's at the lower end, `low` the other way round.

    `best` takes log pay as linear in the normal score between neighbouring
    percentiles and beyond the outer ones, which makes each stretch, and each
    tail, that of the lognormal distribution through its two nearest
    percentiles; it is exact for lognormal pay. A top-coded percentile stands
    where the stretch below it, continued, puts it, and no lower than its floor.

    Args:
        a, b: the percentiles known of each, in any order; a withheld one is left out.

    Returns:
        The chance and its bounds; `best` is None where either has fewer than
        two percentiles that are not top-coded.

    Raises:
        UsageError: no percentiles, values not positive, or not in order.

    Source: P(A > B) is the integral of F_B(q_A(p)) over p (Mann and Whitney
    1947); the bounds follow from its monotonicity in first-order stochastic
    dominance.

    >>> clerks = [Knot(.1, 31000), Knot(.5, 45000), Knot(.9, 70000)]
    >>> judges = [Knot(.1, 60000), Knot(.5, 150000), Knot(.9, 230000, floor=True)]
    >>> low, best, high = outearn_chance(judges, clerks)
    >>> round(low, 3), round(best, 3), round(high, 3)
    (0.65, 0.934, 0.99)
    """
    a, b = _ordered(a), _ordered(b)
    low = _dominance(_lower(a), _upper(b))
    high = _dominance(_upper(a), _lower(b))
    curve_a, curve_b = _curve(a), _curve(b)
    if curve_a is None or curve_b is None:
        return Chance(low, None, high)
    return Chance(low, min(max(_integral(curve_a, curve_b), low), high), high)


def _ordered(knots: Sequence[Knot]) -> list[Knot]:
    ordered = sorted(knots)
    rising = all(x.probability < y.probability and x.value <= y.value for x, y in pairwise(ordered))
    inside = all(0 < k.probability < 1 and 0 < k.value < math.inf for k in ordered)
    if not (ordered and rising and inside):
        raise UsageError("percentiles", "positive pay that rises with the share", repr(ordered))
    return ordered


def _masses(knots: list[Knot]) -> list[float]:
    return [y - x for x, y in pairwise([0.0, *(k.probability for k in knots), 1.0])]


def _lower(knots: list[Knot]) -> list[tuple[float, float]]:
    return list(zip([0.0, *(k.value for k in knots)], _masses(knots), strict=True))


def _upper(knots: list[Knot]) -> list[tuple[float, float]]:
    ends = [*(math.inf if k.floor else k.value for k in knots), math.inf]
    return list(zip(ends, _masses(knots), strict=True))


def _dominance(a: list[tuple[float, float]], b: list[tuple[float, float]]) -> float:
    return math.fsum(
        mass_a * mass_b * (1.0 if x > y else 0.5 if x == y else 0.0)
        for x, mass_a in a
        for y, mass_b in b
    )


class _Curve(NamedTuple):
    """Log pay over normal scores, linear between the knots and beyond the outer ones."""

    scores: list[float]
    logs: list[float]

    def at(self, score: float) -> float:
        return _line(self.scores, self.logs, score)

    def score_of(self, log: float) -> float | None:
        """The score at which the curve has that height; None where it is level there."""
        if log in self.logs:
            level = [s for s, height in zip(self.scores, self.logs, strict=True) if height == log]
            return level[0] if len(level) == 1 else None
        if self._level_before(log) or self._level_after(log):
            return None
        return _line(self.logs, self.scores, log)

    def _level_before(self, log: float) -> bool:
        return log < self.logs[0] == self.logs[1]

    def _level_after(self, log: float) -> bool:
        return self.logs[-2] == self.logs[-1] < log

    def share_below(self, log: float) -> float:
        """The share of workers below a height, those exactly at it counted half."""
        score = self.score_of(log)
        if score is not None:
            return _NORMAL.cdf(score)
        if self._level_before(log):
            return 0.0
        if self._level_after(log):
            return 1.0
        level = [s for s, height in zip(self.scores, self.logs, strict=True) if height == log]
        first, last = level[0], level[-1]
        below = 0.0 if first == self.scores[0] else _NORMAL.cdf(first)
        through = 1.0 if last == self.scores[-1] else _NORMAL.cdf(last)
        return (below + through) / 2


def _line(xs: list[float], ys: list[float], x: float) -> float:
    last = len(xs) - 1
    at = next((i for i in range(1, last) if x < xs[i]), last)
    return ys[at - 1] + (ys[at] - ys[at - 1]) * (x - xs[at - 1]) / (xs[at] - xs[at - 1])


def _curve(knots: list[Knot]) -> _Curve | None:
    curve = _Curve([], [])
    for knot in knots:
        score, log = _NORMAL.inv_cdf(knot.probability), math.log(knot.value)
        if knot.floor:
            if len(curve.scores) < 2:
                return None
            log = max(log, curve.at(score))
        curve.scores.append(score)
        curve.logs.append(log)
    return curve if len(curve.scores) > 1 else None


_REACH = 9
"""Normal scores beyond which fewer than one worker in 10^18 is left."""


def _integral(a: _Curve, b: _Curve) -> float:
    """The mean of b's share below a's pay over a's workers, panel by smooth panel."""
    units = [float(s) for s in range(-_REACH, _REACH + 1)]
    bends = {*units, *a.scores}
    heights = [*b.logs, *map(b.at, units)]
    bends.update(s for log in heights if (s := a.score_of(log)) is not None and abs(s) < _REACH)
    total = []
    for start, end in pairwise(sorted(bends)):
        middle, half = (start + end) / 2, (end - start) / 2
        share = _share(a, b, start, end)
        for node, weight in _gauss(12):
            score = middle + half * node
            total.append(weight * half * _density(score) * share(score))
    return math.fsum(total)


def _share(a: _Curve, b: _Curve, start: float, end: float) -> Callable[[float], float]:
    """B's share below A's pay at a score between two bends, where both curves are straight."""
    third = (end - start) / 3
    first, last = start + third, end - third
    here, there = (b.score_of(a.at(score)) for score in (first, last))
    if here is None or there is None or first == last:
        return lambda score: b.share_below(a.at(score))
    slope = (there - here) / (last - first)
    return lambda score: 0.5 * math.erfc(-(here + slope * (score - first)) * _HALF_ROOT)


def _density(score: float) -> float:
    return _PEAK * math.exp(-0.5 * score * score)


_HALF_ROOT = math.sqrt(0.5)
_PEAK = 1 / math.sqrt(2 * math.pi)


@cache
def _gauss(points: int) -> list[tuple[float, float]]:
    """Gauss-Legendre nodes and weights on (-1, 1), by Newton's method."""
    nodes = []
    for index in range(points):
        x = math.cos(math.pi * (index + 0.75) / (points + 0.5))
        for _ in range(8):
            previous, value = 1.0, x
            for n in range(2, points + 1):
                previous, value = value, ((2 * n - 1) * x * value - (n - 1) * previous) / n
            slope = points * (x * value - previous) / (x * x - 1)
            x -= value / slope
        nodes.append((x, 2 / ((1 - x * x) * slope * slope)))
    return nodes
