"""What employers pay beyond what the same work pays in the same place: two-way effects.

The logarithm of a record's pay is taken as the effect of its employer, of its occupation and
of its state, and an error:

    y = employer + occupation + state + e

fitted by least squares over all records at once, so that an employer of well-paid work is not
taken for one that pays well. Records come as sums of cells; what employers share is
eliminated first, which leaves one equation for each occupation and state, solved directly.

Employers that share no work, not even through others, cannot be held against each other:
they fall into sets, and only the largest has figures.

Source: Abowd, Kramarz and Margolis (1999), "High Wage Workers and High Wage Firms",
Econometrica 67; with occupations and states in place of persons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from metier.errors import InputError
from metier.survey.kernels import Array

PAID = "employers with pay"
"""The place of an error that the records make."""
PRIOR = 10
"""Records that the variance of all employers counts as, beside an employer's own."""
_CHUNK = 1024
_ALIKE = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Sums over the records of an employer in one occupation and state.

    Attributes:
        employer: codes from 0, (cells,).
        work: columns of effects that the cell has, codes from 0, (cells, 2).
        n: records.
        totals: sums of y.
        squares: sums of y^2.
    """

    employer: Array
    work: Array
    n: Array
    totals: Array
    squares: Array


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Effects of occupations and states, with what comparisons of employers need.

    Attributes:
        effects: of each column, (columns,); they are fixed only up to what no employer tells.
        spread: their covariance matrix, for errors of variance 1.
        variance: of a record's error.
        mark: a number for each column, of which the mean over an employer's records is the
            same for all employers of a set, and for no two sets.
        cells: what was fitted.
    """

    effects: Array
    spread: Array
    variance: float
    mark: Array
    cells: Cells


@dataclass(frozen=True, slots=True, eq=False)
class Premiums:
    """Employers against the mean record of their set, in logarithms.

    Attributes:
        spot: of each, as given.
        employer: of each.
        n: records.
        gap: mean logarithm of pay less that of the set, occupations and states held alike.
        standard_error: of each gap.
    """

    spot: Array
    employer: Array
    n: Array
    gap: Array
    standard_error: Array


def fit(cells: Cells) -> Fit:
    """Effects of occupations and states within employers, by least squares.

    Raises:
        InputError: no records are left to tell the error from.

    Source: normal equations after eliminating the employers (Frisch-Waugh-Lovell);
    pseudo-inverse from the eigenvalues. Effects x with employer + work x = 0 for all
    records span what cannot be told (Abowd, Creecy and Kramarz 2002).
    """
    n, count = cells.n.astype(float), int(cells.employer.max(initial=-1)) + 1
    columns = int(cells.work.max(initial=-1)) + 1
    size = np.bincount(cells.employer, n, count)
    means = np.bincount(cells.employer, cells.totals, count) / np.maximum(size, 1)
    within = cells.totals - n * means[cells.employer]
    right = np.zeros(columns)
    for column in cells.work.T:
        right += np.bincount(column, within, columns)
    values, vectors = np.linalg.eigh(_within_products(cells, size, columns))
    told = values > 1e-10 * max(1.0, values.max(initial=0.0))
    kept = vectors[:, told]
    spread = (kept / values[told]) @ kept.T
    effects = spread @ right
    freedom = n.sum() - (size > 0).sum() - told.sum()
    if freedom <= 0:
        raise InputError(PAID, "more records than effects", f"{n.sum():.0f}")
    rest = cells.squares.sum() - size @ means**2 - within @ effects[cells.work].sum(axis=1)
    drawn = np.random.default_rng(1999).standard_normal(columns)
    mark = drawn - kept @ (kept.T @ drawn)
    return Fit(effects, spread, max(0.0, float(rest)) / float(freedom), mark, cells)


def _within_products(cells: Cells, size: Array, columns: int) -> Array:
    """Sums of products of the columns, each as it departs from its employer's mean.

    An employer with one cell departs from nothing. The others are taken a chunk at a time,
    as rows of a dense matrix.
    """
    first, second = cells.work.T
    found = np.zeros((columns, columns))
    several = np.bincount(cells.employer, minlength=len(size))[cells.employer] > 1
    chosen = np.flatnonzero(several)
    for a, b in ((first, first), (second, second), (first, second), (second, first)):
        np.add.at(found, (a[chosen], b[chosen]), cells.n[chosen])
    order = chosen[np.argsort(cells.employer[chosen], kind="stable")]
    employers, row = np.unique(cells.employer[order], return_inverse=True)
    for low in range(0, len(employers), _CHUNK):
        here = slice(*np.searchsorted(row, (low, low + _CHUNK)))
        sums = _rows(row[here] - low, cells.work[order[here]], cells.n[order[here]], columns)
        found -= sums.T @ (sums / size[employers[low : low + _CHUNK], None])
    return found


def _rows(row: Array, work: Array, n: Array, columns: int) -> Array:
    """For each row the records that have each column, (rows, columns)."""
    rows = int(row.max(initial=-1)) + 1
    places = (row[:, None] * columns + work).ravel()
    counted = np.bincount(places, np.repeat(n, work.shape[1]), rows * columns)
    return counted.reshape(rows, columns)


def premiums(fitted: Fit, spot: Array, least: int) -> Premiums:
    """Employers against the mean record of each spot, occupations and states held alike.

    Args:
        spot: what each cell is compared in, codes from 0, (cells,): all one for all work, its
            occupation's, its state's; -1 leaves it out.
        least: the fewest records of an employer with a figure.

    Returns:
        Figures of those of the largest set of each spot, where it has two employers or more.

    Source: the gap is r - s, r the employer's and s the set's mean of y less the effects of
    occupation and state. Its variance is (1 - p)^2 (v / n + V / (N - n)) + V d'Sd: p = n / N
    the employer's share of records, V the variance of a record's error, S the spread of the
    effects, d the differences of the two mixes of work, and v the variance of the employer's
    own records around r drawn to V, (PRIOR V + squares around r) / (PRIOR + n - 1): ten like
    salaries do not make an employer's pay known without error (Smyth 2004, "Linear Models and
    Empirical Bayes Methods", section 3, with PRIOR given).
    """
    cells = fitted.cells
    shared = fitted.effects[cells.work].sum(axis=1)
    net = cells.totals - cells.n * shared
    around = cells.squares - 2 * shared * cells.totals + cells.n * shared**2
    marks = cells.n * fitted.mark[cells.work].sum(axis=1)
    employers = int(cells.employer.max(initial=0)) + 1
    keys, pair = np.unique(spot * employers + cells.employer, return_inverse=True)
    pairs = np.stack(np.divmod(keys, employers))
    n, total, square, mark = (
        np.bincount(pair, column, pairs.shape[1]) for column in (cells.n, net, around, marks)
    )
    chosen = _of_largest_sets(pairs[0], mark / n, n) & (pairs[0] >= 0)
    sums, mixes = _Sums(n, total, square), _Mixes.of(fitted, pair)
    found = [
        _compared(fitted.variance, here, sums, mixes, least)
        for here in _runs(pairs[0], chosen)
        if len(here) > 1 and n[here].max() >= least
    ]
    nothing = (np.empty(0, np.int64), np.empty(0), np.empty(0))
    told, gap, error = map(np.concatenate, zip(nothing, *found, strict=True))
    which, whose = pairs[:, told]
    return Premiums(which, whose, n[told].astype(np.int64), gap, error)


def _of_largest_sets(spot: Array, mark: Array, n: Array) -> Array:
    """Whether each pair is of the set with most records in its spot."""
    order = np.lexsort((mark, spot))
    ordered, marks = spot[order], mark[order]
    begins = np.ones(len(order), bool)
    begins[1:] = (ordered[1:] != ordered[:-1]) | (np.diff(marks) > _ALIKE)
    member = np.empty(len(order), np.int64)
    member[order] = np.cumsum(begins) - 1
    size = np.bincount(member, n)
    of = ordered[begins]
    largest = np.lexsort((-size, of))
    first = np.append(True, of[largest][1:] != of[largest][:-1]) if len(of) else largest
    return np.isin(member, largest[first.astype(bool)])


def _runs(spot: Array, chosen: Array) -> Iterator[Array]:
    """The chosen pairs of each spot; pairs are sorted by spot."""
    places = np.flatnonzero(chosen)
    cuts = np.flatnonzero(np.diff(spot[places])) + 1
    return iter(np.split(places, cuts) if len(places) else [])


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Of each pair of spot and employer: records, and y less the effects, as it is and squared."""

    n: Array
    totals: Array
    squares: Array


def _compared(
    variance: float, here: Array, sums: _Sums, mixes: _Mixes, least: int
) -> tuple[Array, Array, Array]:
    """The pairs of one spot with enough records, their gaps and standard errors."""
    told = here[sums.n[here] >= least]
    size, n = sums.n[here].sum(), sums.n[told]
    own = sums.totals[told] / n
    gap = own - sums.totals[here].sum() / size
    around = np.maximum(0.0, sums.squares[told] - n * own**2)
    drawn = (PRIOR * variance + around) / (PRIOR + n - 1)
    error = (1 - n / size) ** 2 * (drawn / n + variance / (size - n))
    return told, gap, np.sqrt(error + variance * mixes.apart(here, told))


@dataclass(frozen=True, slots=True, eq=False)
class _Mixes:
    """Which work the records of each pair are.

    Attributes:
        pair: of each cell.
        order: cells sorted by pair.
        starts: where the cells of each pair begin in `order`, and its length.
    """

    fitted: Fit
    pair: Array
    order: Array
    starts: Array

    @classmethod
    def of(cls, fitted: Fit, pair: Array) -> _Mixes:
        count = int(pair.max(initial=-1)) + 1
        starts = np.append(0, np.cumsum(np.bincount(pair, minlength=count)))
        return cls(fitted, pair, np.argsort(pair, kind="stable"), starts)

    def apart(self, here: Array, told: Array) -> Array:
        """The variance that the effects' errors give to each gap, for errors of variance 1.

        Args:
            here: the pairs of one spot that are compared, sorted.
            told: those of them that are asked for, sorted.
        """
        cells = self.order[self.starts[here[0]] : self.starts[here[-1] + 1]]
        cells = cells[np.isin(self.pair[cells], here)]
        n = self.fitted.cells.n
        columns, work = np.unique(self.fitted.cells.work[cells], return_inverse=True)
        work = work.reshape(len(cells), -1)
        spread = self.fitted.spread[np.ix_(columns, columns)]
        all_ = _rows(np.zeros(len(cells), np.int64), work, n[cells], len(columns))
        of_told = np.isin(self.pair[cells], told)
        row = np.searchsorted(told, self.pair[cells[of_told]])
        cells, work = cells[of_told], work[of_told]
        found = [np.empty(0)]
        for low in range(0, len(told), _CHUNK):
            some = slice(*np.searchsorted(row, (low, low + _CHUNK)))
            own = _rows(row[some] - low, work[some], n[cells[some]], len(columns))
            gaps = own / own.sum(axis=1, keepdims=True) - all_ / all_.sum()
            # every record has an occupation and a state, and so two columns
            gaps *= work.shape[1]
            found.append(np.einsum("ij,ij->i", gaps @ spread, gaps))
        return np.maximum(0.0, np.concatenate(found))
