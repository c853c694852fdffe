"""From estimates and standard errors to margins, tests and chances; standard library only.

Answering a question needs no more than this, and so loads no array libraries.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import NormalDist
from typing import NamedTuple

from metier.errors import UsageError

_NORMAL = NormalDist()


@cache
def z(confidence: float) -> float:
    """The half width, in standard errors, of a two-sided normal interval.

    Rounded to three decimals, as the Census Bureau tabulates it, so that
    margins at 90 % agree with the published ones to the last digit.

    Args:
        confidence: above 0 and below 1, as 0.9.

    Raises:
        UsageError: it is not.

    Source: Census Bureau, "PUMS Accuracy of the Data" (2021), "Confidence intervals".

    >>> z(0.9), z(0.95), z(0.99)
    (1.645, 1.96, 2.576)
    """
    if not 0 < confidence < 1:
        raise UsageError("confidence", "a number between 0 and 1, as 0.9", repr(confidence))
    return round(_NORMAL.inv_cdf((1 + confidence) / 2), 3)


def margin(standard_error: float, confidence: float) -> float:
    """Half the width of the interval around an estimate, in the unit of the standard error.

    Raises:
        UsageError: the confidence is not between 0 and 1.

    >>> round(margin(1948, 0.9))
    3204
    """
    return z(confidence) * standard_error


class Difference(NamedTuple):
    """A gap, and its standard error in the same unit."""

    gap: float
    standard_error: float


def difference(a: float, sa: float, b: float, sb: float, covariance: float = 0.0) -> Difference:
    """First minus second, with the standard error of the difference.

    Args:
        a, b: two estimates in one unit.
        sa, sb: their standard errors.
        covariance: of the two estimates; 0 where their samples are independent.

    Source: Wolter (2007), "Introduction to Variance Estimation", eq. 1.5.

    >>> difference(10.0, 3.0, 4.0, 4.0)
    Difference(gap=6.0, standard_error=5.0)
    """
    variance = sa * sa + sb * sb - 2 * covariance
    # rounding may leave a hair below zero; an error that is not known stays unknown
    return Difference(a - b, math.sqrt(0.0 if variance < 0 else variance))


def two_sided_p(gap: float, se: float) -> float:
    """The chance of a gap at least as wide, in either direction, were there none.

    A gap known without error (`se` 0) has p 0; no gap at all, or one of unknown
    error (`se` NaN), has p 1.

    >>> round(two_sided_p(1.959964, 1.0), 6), two_sided_p(0.0, 0.0)
    (0.05, 1.0)
    """
    if gap == 0 or math.isnan(se):
        return 1.0
    return math.erfc(abs(gap) / se / math.sqrt(2)) if se > 0 else 0.0


def false_discovery(p_values: Sequence[float], level: float) -> list[bool]:
    """Which of several tests may be called real, at most `level` of them falsely so.

    Args:
        p_values: one for each test, in any order.
        level: the expected share of false among the discoveries.

    Returns:
        For each test, whether it is a discovery.

    Source: Benjamini and Hochberg (1995), "Controlling the False Discovery
    Rate", J. R. Statist. Soc. B 57, section 3.1 and the example of section 3.2:

    >>> p = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459,
    ...      .3240, .4262, .5719, .6528, .7590, 1.0]
    >>> sum(false_discovery(p, 0.05))
    4
    """
    ranked = enumerate(sorted(p_values), 1)
    passing = [p for rank, p in ranked if p * len(p_values) <= rank * level]
    return [bool(passing) and p <= passing[-1] for p in p_values]


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
        for node, weight in _gauss(12):
            score = middle + half * node
            total.append(weight * half * _NORMAL.pdf(score) * b.share_below(a.at(score)))
    return math.fsum(total)


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
