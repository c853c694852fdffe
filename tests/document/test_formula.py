"""A figure says by what formula it came about, with the numbers put in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fixtures.comparisons import clerks_and_collectors
from tests.fixtures.recorded import recorded

from metier.atlas import Atlas
from metier.document.formula import formula, gap_formula, gap_margin, standard_error
from metier.model.comparison import Answer
from metier.model.estimate import Estimate, Status
from metier.model.measure import Unit

PAGE = clerks_and_collectors()
MEAN = PAGE["pay.annual.mean"].answers[1]
PAIR = ("loan servicing specialist", "collections specialist")


def test_what_is_printed_has_no_formula_but_that_of_its_error() -> None:
    assert formula(MEAN, Unit.USD_YEAR) == ""
    assert MEAN.fact is not None
    method = "published; standard error = value x relative standard error / 100"
    relative = replace(MEAN, fact=replace(MEAN.fact, method=method))
    assert standard_error(relative) == "49,060 × relative standard error 0.4 % / 100 = 196.2"


@pytest.mark.parametrize(
    ("method", "ends"),
    [
        ("weighted share; linearised", "weights of all, over the 810 people asked = 84.2 %"),
        ("weighted mean; linearised", "sum of weights, over the 810 people asked = 84.2 %"),
        ("100 - published share of women", "100 − 15.8 = 84.2 %"),
        ("published", ""),
    ],
)
def test_an_estimate_says_its_formula_by_its_method(method: str, ends: str) -> None:
    assert MEAN.fact is not None
    estimate = Estimate(84.2, 1.2, 810, Status.ESTIMATED)
    answer = Answer(estimate, 2.0, replace(MEAN.fact, method=method))
    assert formula(answer, Unit.PERCENT).endswith(ends)
    assert bool(formula(answer, Unit.PERCENT)) == bool(ends)


def test_a_difference_is_the_first_minus_the_second_with_the_margin_of_both() -> None:
    row = PAGE["pay.annual.mean"]
    assert gap_formula(row) == "$52,520 − $49,060 = $3,460"
    assert gap_margin(row).startswith("1.645 × √(157.6² + 196.2²) = ")
    assert gap_formula(replace(row, gap=None)) == gap_margin(replace(row, gap=None)) == ""


def test_what_the_comparison_computes_has_its_numbers(almanac: Atlas) -> None:
    page = almanac.compare(*PAIR, place="MD")
    mean, real = page["pay.annual.mean"].answers[0], page["pay.real"].answers[0]
    assert formula(real, Unit.USD_YEAR).startswith(f"${mean.estimate.value:,.0f} × 100 / ")
    for id, digits in (("pay.outearn.chance", 1), ("pay.trend", 2), ("pay.adjusted.gap", 2)):
        answer = page[id].answers[0]
        assert f"= {answer.estimate.value:.{digits}f} %" in answer.formula


def of_records(method: str, value: float, unit: Unit, n: int | None = 40) -> str:
    fact = recorded("pay.annual.mean", Estimate(value, 1.0, n, Status.ESTIMATED), method=method)
    return formula(Answer(fact.estimate, 2.0, fact), unit)


@pytest.mark.parametrize(
    ("method", "unit", "said"),
    [
        ("weighted mean; linearised", Unit.USD_YEAR, "sum of weights, over 40 records = $50,000"),
        ("weighted quantile 0.25; Woodruff interval", Unit.USD_YEAR, "value that 25 % of the"),
        ("weighted grouped quantile 0.5; x", Unit.YEARS, "age that 50 % of the weights of 40"),
        ("share; linearised", Unit.PERCENT, "over 40 records = "),
        ("counted", Unit.POSTINGS, "records counted = 40"),
        ("mean", Unit.USD_YEAR, ""),
    ],
)
def test_of_records_nobody_was_asked(method: str, unit: Unit, said: str) -> None:
    found = of_records(method, 50_000.0, unit)
    assert said in found
    assert bool(said) == bool(found)
    assert "asked" not in found


def test_pay_by_the_hour_is_that_of_the_year_over_its_hours() -> None:
    found = of_records("weighted mean; linearised, divided by 2,080 hours", 25.0, Unit.USD_HOUR)
    assert found.endswith("over 40 records = $52,000; / 2,080 hours = $25.00")


def test_a_blended_mean_says_its_weights_and_both_means() -> None:
    method = (
        "blended: weight 0.8 on the title's own mean 50,000.00 (standard error 900.00), the rest "
        "on the occupation's 40,000.00 of oews/2025-05/national: 0.8 x 50,000.00 + (1 - 0.8) x "
        "40,000.00 = 48,000.00; own mean: weighted mean; linearised"
    )
    said = "0.8 × 50,000.00 + (1 - 0.8) × 40,000.00 = 48,000.00"
    assert of_records(method, 48_000.0, Unit.USD_YEAR) == said


def test_a_count_that_is_not_known_gives_no_formula() -> None:
    assert of_records("weighted mean; linearised", 50_000.0, Unit.USD_YEAR, None) == ""
