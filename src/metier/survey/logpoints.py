"""Gaps of logarithms in percent; standard library only."""

from __future__ import annotations

import math
from typing import NamedTuple

from metier.survey.inference import Difference, margin


class Interval(NamedTuple):
    """The two ends of a confidence interval, in the unit of the estimate."""

    low: float
    high: float


def percent(gap: Difference) -> Difference:
    """A gap of logarithms as percent, with the standard error to first order.

    Source: 100 (exp(g) - 1), standard error 100 exp(g) se (delta method, Wolter
    2007, section 6.2). For the ends of an interval see `percent_interval`: a margin of
    this error is symmetric, which the percent of a wide interval is not.

    >>> result = percent(Difference(math.log(1.25), 0.02))
    >>> round(result.gap, 9), round(result.standard_error, 9)
    (25.0, 2.5)
    """
    ratio = math.exp(gap.gap)
    return Difference(100 * (ratio - 1), 100 * ratio * gap.standard_error)


def percent_interval(gap: Difference, confidence: float) -> Interval:
    """The confidence interval of a gap of logarithms, its two ends turned to percent.

    It excludes 0 exactly when the interval of the gap itself does, and never reaches
    below -100.

    Raises:
        UsageError: the confidence is not between 0 and 1.

    >>> low, high = percent_interval(Difference(0.0, 0.1), 0.9)
    >>> round(low, 1), round(high, 1)
    (-15.2, 17.9)
    """
    wide = margin(gap.standard_error, confidence)
    return Interval(100 * math.expm1(gap.gap - wide), 100 * math.expm1(gap.gap + wide))
