"""How long something lasts, where some of it has not ended yet: Kaplan-Meier curves.

A position held now has lasted so many months already and will end nobody knows when; it is
censored. A job that was left counts whole. Leaving the censored ones out, or counting them
as ended, would make stays too short.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from metier.errors import UsageError
from metier.survey.inference import z
from metier.survey.kernels import Array

CONFIDENCE = 0.9
"""Of the interval that a standard error is taken from; see `Curve.quantile`."""


class Duration(NamedTuple):
    """A quantile of the durations, in months; NaN where the curve does not reach it.

    Attributes:
        value: the first month by which at least the share has ended.
        low, high: ends of its interval; `high` is NaN where the data do not bound it.
        standard_error: NaN where an end is.
    """

    value: float
    low: float
    high: float
    standard_error: float


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The share that lasts longer than each month in which something ended.

    Attributes:
        months: in which something ended, ascending.
        at_risk: weighted number that had neither ended nor been censored before.
        surviving: share that lasts longer, from 1 down.
        standard_error: of the share; NaN where nothing is left.
        hazard_variance: sum of d / (n (n - d)) up to the month, d ended of n at risk;
            infinite where nothing is left.
    """

    months: Array
    at_risk: Array
    surviving: Array
    standard_error: Array
    hazard_variance: Array

    def band(self, confidence: float = CONFIDENCE) -> tuple[Array, Array]:
        """Lower and upper limits of the share at each month; NaN where nothing is left.

        Raises:
            UsageError: the confidence is not between 0 and 1.

        Source: Kalbfleisch and Prentice (2002), "The Statistical Analysis of Failure Time
        Data", section 1.4: normal on the scale log(-log S), which keeps the limits in 0 to 1.
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log(self.surviving)
            reach = np.exp(z(confidence) * np.sqrt(self.hazard_variance) / -logs)
            low, high = self.surviving**reach, self.surviving ** (1 / reach)
        gone = self.surviving == 0
        return np.where(gone, np.nan, low), np.where(gone, np.nan, high)

    def quantile(self, share: float, confidence: float = CONFIDENCE) -> Duration:
        """The month by which that share has ended, with interval and standard error.

        The interval is of the months at which the band holds 1 - share. Months are whole
        numbers, so that with many records its ends are one and the same month; for the
        standard error they are read off straight lines between the steps of the band, and

            SE = (high - low) / (2 z)

        Args:
            share: above 0 and below 1; 0.5 for the median.
            confidence: of the interval.

        Raises:
            UsageError: a share or a confidence outside.

        Source: Brookmeyer and Crowley (1982), "A Confidence Interval for the Median Survival
        Time", Biometrics 38, with the band above; the standard error as that of Woodruff's
        interval (`metier.survey.statistics.quantiles`).

        >>> months = np.arange(1, 101)
        >>> stays = curve(months, np.ones(100), np.zeros(100))
        >>> found = stays.quantile(0.5)
        >>> found.value, found.low, found.high, round(found.standard_error, 1)
        (50.0, 42.0, 58.0, 5.0)
        """
        if not 0 < share < 1:
            raise UsageError("share", "a number between 0 and 1", repr(share))
        goal = 1 - share
        lower, upper = self.band(confidence)
        value = _first(self.months, self.surviving, goal)
        low, high = _first(self.months, lower, goal), _first(self.months, upper, goal)
        ends = [_crossing(self.months, limit, goal) for limit in (lower, upper)]
        return Duration(value, low, high, (ends[1] - ends[0]) / (2 * z(confidence)))


def curve(months: Array, ended: Array, censored: Array, effective: float | None = None) -> Curve:
    """The Kaplan-Meier curve of records counted by how long they lasted.

    Args:
        months: durations, ascending, above 0, (durations,).
        ended: weighted number that ended after so many, (durations,).
        censored: weighted number last seen after so many, not ended; they were at risk of
            ending in that month, (durations,).
        effective: as how many records of equal weight they count for the errors
            (`metier.survey.raking.effective_size`); None where each counts as its weight.

    Returns:
        The curve, with Greenwood's variance. Several records of one person are taken as
        independent: clusters are not in the errors.

    Raises:
        UsageError: arrays of different lengths, months not ascending from above 0, or
            negative numbers.

    Source: Kaplan and Meier (1958), "Nonparametric Estimation from Incomplete Observations",
    JASA 53; Greenwood (1926): Var S = S^2 x sum d / (n (n - d)).

    >>> found = curve(np.array([2, 5, 9]), np.array([1, 2, 1]), np.array([0, 1, 0]))
    >>> found.surviving.round(3).tolist(), found.at_risk.tolist()
    ([0.8, 0.4, 0.0], [5.0, 4.0, 1.0])
    """
    if not len(months) == len(ended) == len(censored):
        lengths = f"{len(months)}, {len(ended)} and {len(censored)}"
        raise UsageError("months, ended and censored", "arrays of one length", lengths)
    if len(months) and not (months[0] > 0 and (np.diff(months) > 0).all()):
        raise UsageError("months", "ascending numbers above 0", str(months.tolist()))
    if (ended < 0).any() or (censored < 0).any():
        raise UsageError("ended and censored", "numbers of 0 or more", "negative ones")
    gone = np.asarray(ended + censored, float)
    at_risk = np.cumsum(gone[::-1])[::-1]
    some = np.flatnonzero(ended > 0)
    risk, events = at_risk[some], np.asarray(ended[some], float)
    # what is left is a sum, so that the last record to end leaves exactly nothing
    left = np.append(at_risk, 0.0)[some + 1] + censored[some]
    surviving = np.cumprod(left / risk)
    scale = 1.0 if effective is None else gone.sum() / effective
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = scale * np.cumsum(events / (risk * left))
        error = surviving * np.sqrt(variance)
    return Curve(months[some], risk, surviving, error, variance)


def _first(months: Array, limit: Array, goal: float) -> float:
    """The first month at which a falling curve is at the goal or below it."""
    # shares are products of rounded quotients: one half may come out a hair above
    at = np.flatnonzero(limit <= goal + 1e-12)
    return float(months[at[0]]) if at.size else float("nan")


def _crossing(months: Array, limit: Array, goal: float) -> float:
    """Where straight lines between the steps of a falling curve, from 1 at 0, meet the goal."""
    at = np.flatnonzero(limit <= goal + 1e-12)
    if not at.size:
        return float("nan")
    ends, shares = np.append(0.0, months), np.append(1.0, limit)
    before, after = shares[at[0]], shares[at[0] + 1]
    part = (before - goal) / (before - after)
    return float(ends[at[0]] + part * (ends[at[0] + 1] - ends[at[0]]))
