"""Figures of companies: what a ranking is by, and intervals around figures."""

from __future__ import annotations

import pytest

from metier.model.codes import soc
from metier.model.companies import By, Figure
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.measure import MEASURES, OF_COMPANIES


@pytest.mark.parametrize("by", By)
def test_everything_that_companies_are_ranked_by_is_a_measure_of_them(by: By) -> None:
    assert by.measure in MEASURES
    assert by.measure in OF_COMPANIES


def test_a_margin_is_half_the_interval() -> None:
    where = Slice("US", "2025", "reviews", employer="Elm")
    fact = Fact(soc("00-0000"), "company.rating", where, Estimate(4.0), "reviews/2025/some")
    figure = Figure(fact, 3.5, 4.25)
    assert (figure.value, figure.margin) == (4.0, 0.375)
