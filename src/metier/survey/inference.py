"""From estimates and standard errors to margins and tests; standard library only.

Answering a question needs no more than this, and so loads no array libraries.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from statistics import NormalDist
from typing import NamedTuple

from metier.errors import UsageError


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
    return round(NormalDist().inv_cdf((1 + confidence) / 2), 3)


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
