"""Figures of companies: like-for-like pay, ratings and openings, each with its evidence.

A company is told of as a whole, within an occupation, within a state, and within both. Each
record counts once, whatever it weighs: a row that stands for a hundred like positions says
no more of its employer than one that stands for two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np

from metier.errors import InputError
from metier.model.codes import soc
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact, Slice
from metier.readers.records import Kind
from metier.records.cells import LOG_UNIT, Sums, Whose
from metier.records.figures import Origin, Told
from metier.records.positions import SCORE_UNIT
from metier.records.withholding import Cell
from metier.survey.disclosure import LEAST
from metier.survey.inference import Difference
from metier.survey.kernels import Array
from metier.survey.logpoints import percent
from metier.survey.premiums import Cells, fit, premiums
from metier.survey.shrinkage import shrink, within_variance

Part = tuple[bool, bool]
PARTS: tuple[Part, ...] = ((False, False), (True, False), (False, True), (True, True))
"""Whether a figure is of one occupation, and whether of one state."""
PAY_METHOD = (
    "mean logarithm of pay less effects of occupation and state, fitted with an effect for each "
    "company by least squares (Abowd, Kramarz and Margolis 1999), against that of all records "
    "compared, as percent; variance within the company, drawn to that of all"
)


def company_facts(origin: Origin, sums: Sums) -> Iterator[Told]:
    """Like-for-like pay and ratings of companies with at least ten records of each, of people."""
    if origin.kind is not Kind.POSTINGS:
        yield from _figures(origin, sums)


def company_counts(origin: Origin, sums: Sums) -> Iterator[Fact]:
    """What is told of companies whoever else is: it is about no people.

    The pay of postings, of at least ten; openings, from one on, as they are all counted; and
    how many companies there are records of, wherever one has enough for a figure.
    """
    if origin.kind is Kind.POSTINGS:
        yield from (one.fact for one in _figures(origin, sums))
    for part in PARTS:
        yield from _openings(origin, sums.having("open"), part)
        yield from _counted(origin, sums.having("logs"), "logs", "company.pay", part)
        yield from _counted(origin, sums.having("rated"), "rated", "company.rating", part)


def _figures(origin: Origin, sums: Sums) -> Iterator[Told]:
    yield from _pay(origin, sums)
    yield from _ratings(origin, sums)


def _pay(origin: Origin, sums: Sums) -> Iterator[Told]:
    kept = sums.having("logs").of_known_work()
    n = kept.columns["logs"]
    if n.sum() < LEAST:
        return
    _, work, place = kept.codes
    columns = np.stack([work, place + len(kept.names[1])], axis=1)
    totals, squares = kept.columns["log"] * LOG_UNIT, kept.columns["log_square"] * LOG_UNIT**2
    try:
        fitted = fit(Cells(kept.codes[0], columns, n, totals, squares))
    except InputError:  # as many companies, occupations and states as records
        return
    for part in PARTS:
        spots = kept.spots(*part)
        found = premiums(fitted, spots, LEAST)
        people = {
            (spot, company): count
            for spot, companies, (paid,) in kept.spotwise(part, ("paid",))
            for company, count in zip(companies, paid.tolist(), strict=True)
        }
        for spot, company, size, gap, error in zip(
            *(column.tolist() for column in
              (found.spot, found.employer, found.n, found.gap, found.standard_error)),
            strict=True,
        ):  # fmt: skip
            value = percent(Difference(gap, error))
            estimate = Estimate(value.gap, value.standard_error, size, Status.ESTIMATED)
            whose = kept.whose(company, spot, *part)
            counted = people[spot, company]
            yield _told(origin, "company.pay", "pay", whose, counted, estimate, PAY_METHOD)


def _ratings(origin: Origin, sums: Sums) -> Iterator[Told]:
    kept = sums.having("rated")
    for part in PARTS:
        for spot, companies, columns in kept.spotwise(part, ("rated", "score", "score_square")):
            n, totals, squares = columns
            if n.max() >= LEAST:
                rated = _Rated(n, totals * SCORE_UNIT, squares * SCORE_UNIT**2)
                for at in np.flatnonzero(n >= LEAST).tolist():
                    whose = kept.whose(companies[at], spot, *part)
                    for measure, estimate, method in rated.estimates(at):
                        yield _told(
                            origin, measure, "satisfaction", whose, int(n[at]), estimate, method
                        )


class _Rated:
    """Ratings of the companies of one spot, as they are and drawn to the mean of all.

    Args:
        n, totals, squares: of each company's ratings.
    """

    def __init__(self, n: Array, totals: Array, squares: Array) -> None:
        self.n = n
        self.means = totals / n
        self.errors = np.sqrt(np.maximum(0.0, squares / n - self.means**2) / np.maximum(1, n - 1))
        within = within_variance(n, totals, squares)
        self.drawn = shrink(n, self.means, within) if len(n) > 1 and within > 0 else None

    def estimates(self, at: int) -> Iterator[tuple[str, Estimate, str]]:
        """Measure, figure and method of one company; no posterior where there is no other."""
        n, mean = int(self.n[at]), float(self.means[at])
        plain = Estimate(mean, float(self.errors[at]), n, Status.ESTIMATED)
        yield "company.rating.mean", plain, "mean"
        if self.drawn is not None:
            value, error = float(self.drawn.value[at]), float(self.drawn.standard_error[at])
            method = (
                f"posterior mean: weight {self.drawn.weight[at]:.3g} on the company's own mean "
                f"{mean:.3g}, the rest on {self.drawn.centre:.3g}, the mean of "
                f"{len(self.n):,} companies"
            )
            yield "company.rating", Estimate(value, error, n, Status.ESTIMATED), method


def _openings(origin: Origin, sums: Sums, part: Part) -> Iterator[Fact]:
    for spot, companies, (counts,) in sums.spotwise(part, ("open",)):
        for company, n in zip(companies, counts.tolist(), strict=True):
            whose = sums.whose(company, spot, *part)
            estimate = Estimate(float(n), n=n)
            yield _fact(origin, "company.openings", whose, estimate, "counted")


def _counted(origin: Origin, sums: Sums, column: str, measure: str, part: Part) -> Iterator[Fact]:
    for spot, companies, (n,) in sums.spotwise(part, (column,)):
        if n.max() >= LEAST:
            count = Estimate(float(len(companies)), n=len(companies))
            fact = _fact(origin, "company.count", sums.whose(None, spot, *part), count, "counted")
            yield replace(fact, slice=replace(fact.slice, group=measure))


def _told(
    origin: Origin,
    measure: str,
    variable: str,
    whose: Whose,
    people: int,
    estimate: Estimate,
    method: str,
) -> Told:
    cell = Cell(variable, whose.occupation, None, "company", whose.company, None, whose.state)
    return Told(cell, people, _fact(origin, measure, whose, estimate.rounded(), method))


def _fact(origin: Origin, measure: str, whose: Whose, estimate: Estimate, method: str) -> Fact:
    where = Slice(whose.state or "US", origin.period, origin.universe, employer=whose.company)
    return Fact(_code(whose.occupation), measure, where, estimate, origin.source, None, method)


_code = lru_cache(maxsize=4096)(soc)
