"""Mean ratings of employers, drawn to the mean of all as far as their ratings are few.

The best mean of many employers is that of one with three ratings, and so is the worst. An
employer's true mean is taken as normal around the mean of all employers, with a variance
between them that is estimated from them; its ratings as normal around its own. The
posterior mean is then

    weight x own mean + (1 - weight) x mean of all,   weight = between / (between + within / n)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from metier.errors import InputError, UsageError
from metier.survey.kernels import Array

EMPLOYERS = "employers with ratings"
"""The place of an error that the ratings make."""


@dataclass(frozen=True, slots=True, eq=False)
class Shrunk:
    """Posterior means of groups.

    Attributes:
        value: of each group.
        standard_error: of each.
        weight: on the group's own mean, 0 to 1.
        centre: what the means are drawn to.
        between: variance of the groups' true means.
        within: variance of one rating around its group's mean.
    """

    value: Array
    standard_error: Array
    weight: Array
    centre: float
    between: float
    within: float


def within_variance(n: Array, totals: Array, squares: Array) -> float:
    """The variance of a rating around its group's mean, pooled over groups.

    Args:
        n: ratings of each group, (groups,).
        totals: their sums.
        squares: sums of their squares.

    Raises:
        UsageError: counts below 0.
        InputError: no group has two ratings.

    Source: Searle, Casella and McCulloch (1992), "Variance Components", chapter 3: mean
    square within groups.

    >>> within_variance(np.array([2, 3]), np.array([6.0, 6.0]), np.array([20.0, 14.0]))
    1.3333333333333333
    """
    _check_counts(n)
    freedom = np.maximum(n - 1, 0).sum()
    if freedom == 0:
        raise InputError(EMPLOYERS, "one with two ratings or more", "none")
    own = np.divide(np.square(totals, dtype=float), n, out=np.zeros(len(n)), where=n > 0)
    return float(max(0.0, (squares - own).sum()) / freedom)


def shrink(n: Array, means: Array, within: float) -> Shrunk:
    """The posterior mean of each group's ratings, with its standard error.

    The mean of all counts each group by its weight, not by its ratings. The standard error
    contains its error, and takes the two variances as known; with tens of groups and more that
    matters little.

    Args:
        n: ratings of each group, (groups,); 0 where it has none, and the mean of all is its
            value.
        means: of each, not read where n is 0.
        within: variance of one rating around its group's mean, as of `within_variance`.

    Returns:
        The posterior means. Where the groups differ no more than by chance, `between` is 0 and
        every group has the mean of all.

    Raises:
        UsageError: counts below 0, or a variance that is not above 0.
        InputError: fewer than two groups have ratings.

    Source: Searle, Casella and McCulloch (1992), chapter 3 for `between` by moments:
    (sum n (mean - grand mean)^2 - (groups - 1) within) / (N - sum n^2 / N), and chapter 7
    for the posterior; Bühlmann and Straub (1970) for the same as credibility.

    >>> found = shrink(np.array([200, 2, 50]), np.array([4.0, 5.0, 3.0]), within=1.0)
    >>> found.value.round(2).tolist(), found.weight.round(2).tolist()
    ([4.0, 4.4, 3.03], [0.99, 0.5, 0.96])
    """
    _check_counts(n)
    if not within > 0:
        raise UsageError("within", "a variance above 0", f"{within:g}")
    some = n > 0
    count, size = int(some.sum()), float(n.sum())
    if count < 2:
        raise InputError(EMPLOYERS, "two or more", f"{count}")
    own = np.where(some, means, 0.0)
    grand = (n @ own) / size
    spread = n @ (own - grand) ** 2 - (count - 1) * within
    between = max(0.0, float(spread / (size - (n @ n) / size)))
    precision = n / (between * n + within)  # of a group's mean, as a draw from all
    weight = between * precision
    centre = float(precision @ own / precision.sum())
    value = weight * own + (1 - weight) * centre
    # between x (1 - weight) is weight x within / n, and has a value where n is 0
    variance = between * (1 - weight) + (1 - weight) ** 2 / precision.sum()
    return Shrunk(value, np.sqrt(variance), weight, centre, between, within)


def _check_counts(n: Array) -> None:
    if (n < 0).any():
        raise UsageError("n", "numbers of ratings", str(n.min()))
