"""Figures that are worked out from others, once more from the recomputed figures behind them.

Nothing of metier is used: the formulas are those that `docs/statistics.md` prints. The chance to
out-earn is taken by another way than metier's: by simple quadrature over a fine grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import NormalDist

import numpy as np
import pandas as pd
from tests.recomputed.people import SCHOOLING, People

PERCENT = {"p10": 0.10, "p25": 0.25, "median": 0.50, "p75": 0.75, "p90": 0.90}
GRID = 400_001
"""Normal scores from -9 to 9 over which a chance is summed."""
BLOCK = 100_000
"""Rows whose products are summed at once, for the sake of memory."""


def at_prices(pay: tuple[float, float | None], level: float) -> tuple[float, float | None]:
    """Pay at local prices and its error; the price level is taken as known."""
    value, error = pay
    return value * 100 / level, None if error is None else error * 100 / level


def change(points: Sequence[tuple[str, float]]) -> float:
    """Per cent a year from the first to the last of periods that start with the year."""
    (start, first), (end, last) = min(points), max(points)
    return 100 * float((last / first) ** (1 / (int(end[:4]) - int(start[:4]))) - 1)


Curve = Sequence[tuple[str, float, bool]]
"""Percentiles by name, their pay, and whether that is only a floor."""


def chance(mine: Curve, theirs: Curve) -> float:
    """Per cent of pairs in which the one is paid more; log pay linear in the normal score."""
    scores = np.linspace(-9, 9, GRID)
    pay = _at(mine, scores)
    own, logs = _line(theirs)
    below = np.interp(pay, *_rising(own, logs, scores))
    density = np.exp(-0.5 * scores**2) / np.sqrt(2 * np.pi)
    steps = scores[::20]
    share = np.interp(below, steps, [NormalDist().cdf(score) for score in steps])
    return 100 * float(np.trapezoid(density * share, scores))


def _line(curve: Curve) -> tuple[list[float], list[float]]:
    """Normal scores and log pay; a floor stands where the stretch below it, continued, puts it."""
    scores: list[float] = []
    logs: list[float] = []
    for name, value, floor in sorted(curve, key=lambda one: PERCENT[one[0]]):
        score, log = NormalDist().inv_cdf(PERCENT[name]), float(np.log(value))
        if floor:
            slope = (logs[-1] - logs[-2]) / (scores[-1] - scores[-2])
            log = max(log, logs[-1] + slope * (score - scores[-1]))
        scores.append(score)
        logs.append(log)
    return scores, logs


def _at(curve: Curve, scores: np.ndarray) -> np.ndarray:
    """Log pay at normal scores, the outer stretches continued."""
    xs, ys = _line(curve)
    found = np.interp(scores, xs, ys)
    low, high = (ys[1] - ys[0]) / (xs[1] - xs[0]), (ys[-1] - ys[-2]) / (xs[-1] - xs[-2])
    found = np.where(scores < xs[0], ys[0] + low * (scores - xs[0]), found)
    return np.where(scores > xs[-1], ys[-1] + high * (scores - xs[-1]), found)


def _rising(
    xs: Sequence[float], ys: Sequence[float], scores: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Log pay and normal scores of a curve that rises throughout, far beyond its ends."""
    assert all(later > earlier for earlier, later in pairwise(ys))
    ends = np.array([scores[0] - 30, *xs, scores[-1] + 30])
    low = ys[0] + (ys[1] - ys[0]) / (xs[1] - xs[0]) * (ends[0] - xs[0])
    high = ys[-1] + (ys[-1] - ys[-2]) / (xs[-1] - xs[-2]) * (ends[-1] - xs[-1])
    return np.array([low, *ys, high]), ends


def clearly_more(
    mine: Mapping[str, tuple[float, float | None]],
    theirs: Mapping[str, tuple[float, float | None]],
    least: float,
) -> list[str]:
    """Entries rated higher for the one, the widest gap first, by Benjamini and Hochberg at 10 %.

    Args:
        mine, theirs: rating and standard error by name.
        least: rating that an entry needs to be named.
    """
    tests: list[tuple[float, float, str]] = []
    for name in mine.keys() & theirs.keys():
        (a, ea), (b, eb) = mine[name], theirs[name]
        if ea and eb:
            p = 2 * NormalDist().cdf(-abs(a - b) / (ea**2 + eb**2) ** 0.5)
            tests.append((p, a - b, name))
    tests.sort()
    real = max((k for k, test in enumerate(tests, 1) if test[0] <= 0.1 * k / len(tests)), default=0)
    found = [(gap, name) for _, gap, name in tests[:real] if gap > 0 and mine[name][0] >= least]
    return [name for _, name in sorted(found, key=lambda one: (-one[0], one[1]))]


class Alike:
    """The regression of like-for-like pay, by normal equations on deviations from occupations.

    Args:
        people: whose records they are.
    """

    def __init__(self, people: People) -> None:
        self._rows = usable(people.workers)

    def _design(self) -> np.ndarray:
        rows = self._rows
        age = (rows.age.to_numpy() - 40) / 10
        level = np.select([rows.schooling.isin(codes) for codes in SCHOOLING.values()], range(7))
        columns = [age, age**2, np.log(rows.hours.to_numpy() / 40), (rows.sex == 1).to_numpy(float)]
        columns += [(level == at).astype(float) for at in range(1, 7)]
        columns += [(rows.state == one).to_numpy(float) for one in sorted(rows.state.unique())[1:]]
        return np.column_stack(columns)

    @cached_property
    def _fitted(self) -> tuple[pd.DataFrame, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Means of controls and log pay by occupation, slopes, bread, deviations, residuals."""
        rows, x, y = self._rows, self._design(), np.log(self._rows.hourly.to_numpy() / 100)
        weight = rows.weight.to_numpy()
        codes, occupations = pd.factorize(rows.occupation, sort=True)
        whole = np.bincount(codes, weight)
        means = np.column_stack(
            [np.bincount(codes, weight * column) / whole for column in (*x.T, y)]
        )
        x -= means[codes, :-1]
        own = y - means[codes, -1]
        blocks = [slice(at, at + BLOCK) for at in range(0, len(x), BLOCK)]
        products = sum((x[one] * weight[one, None]).T @ x[one] for one in blocks)
        bread = np.linalg.inv(products)
        slopes = bread @ (x.T @ (weight * own))
        residuals = (own - x @ slopes) / (1 - weight / whole[codes])
        table = pd.DataFrame(means, index=occupations).assign(whole=whole)
        return table, slopes, bread, x, residuals

    def gap(self, first: int, second: int) -> tuple[float, float]:
        """How much more the first pays than the second to workers alike, and its error, in %."""
        table, slopes, bread, within, residuals = self._fitted
        rows, weight = self._rows, self._rows.weight.to_numpy()
        means = table.drop(columns="whole")
        a, b = (means.loc[code].to_numpy() for code in (first, second))
        gap = float((a[-1] - a[:-1] @ slopes) - (b[-1] - b[:-1] @ slopes))
        mine = (rows.occupation == first).to_numpy() / table.whole[first]
        mine = mine - (rows.occupation == second).to_numpy() / table.whole[second]
        influence = weight * residuals * (mine - within @ (bread @ (a[:-1] - b[:-1])))
        spread = float((np.bincount(rows.household, influence) ** 2).sum()) ** 0.5
        return 100 * (np.exp(gap) - 1), 100 * np.exp(gap) * spread


def usable(rows: pd.DataFrame) -> pd.DataFrame:
    """Those aged 18 to 64 with pay of $3.63 to $500 an hour; it is in whole cents."""
    worked = (rows.hours * rows.weeks).where((rows.hours > 0) & (rows.weeks > 0))
    cents = (rows.earned * 100).round()
    rows = rows.assign(hourly=(cents + worked // 2) // worked)
    known = rows.age.between(18, 64) & rows.hourly.between(363, 50_000) & rows.schooling.notna()
    return rows[known].reset_index(drop=True)
