"""OEWS figures: each with its error, as a bound, or with the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.readers.base import Account, Reading
from metier.readers.oews import read
from metier.readers.oews.figures import BOUND_METHOD, NO_FLOOR, WITHHELD, Figures
from metier.readers.oews.layout import COLUMNS
from metier.readers.tables import table

Read = Callable[[str], Reading]
Find = Callable[..., Fact]
Write = Callable[..., Path]


@pytest.mark.parametrize("year", [2020, 2024])
def test_only_employment_and_mean_wages_have_a_standard_error(year: int, reading: Read) -> None:
    tested = {"employment.jobs", "pay.annual.mean", "pay.hourly.mean"}
    for fact in reading(f"national_M{year}_dl.xlsx").facts:
        if fact.measure not in tested or not fact.estimate.known:
            assert fact.estimate.standard_error is None
            assert fact.method == "published"


def test_no_standard_error_is_ever_zero(reading: Read, figure: Find) -> None:
    errors = [fact.estimate.standard_error for fact in reading("national_M2025_dl.xlsx").facts]
    assert min(error for error in errors if error is not None) > 0
    total = figure(reading("national_M2025_dl.xlsx"), "00-0000", "employment.jobs")
    assert total.method == BOUND_METHOD
    assert total.estimate.standard_error == pytest.approx(155_495_730 * 0.0005)


@pytest.mark.parametrize(("year", "hour", "annual"), [(2021, 100, 208_000), (2024, 115, 239_200)])
def test_top_coded_pay_is_at_least_the_floor_of_the_notes(
    year: int, hour: float, annual: float, reading: Read
) -> None:
    bounds = {
        fact.measure.split(".")[1]: fact.estimate.value
        for fact in reading(f"national_M{year}_dl.xlsx").facts
        if fact.estimate.status is Status.TOP_CODED
    }
    assert bounds == {"annual": annual, "hourly": hour}


def test_the_edition_of_2025_prints_pay_above_the_floor_its_notes_state(reading: Read) -> None:
    facts = reading("national_M2025_dl.xlsx").facts
    assert not any(fact.estimate.status is Status.TOP_CODED for fact in facts)
    above = [
        fact
        for fact in facts
        if fact.measure == "pay.annual.p90" and (fact.estimate.value or 0) > 239_200
    ]
    assert above
    assert all(fact.estimate.status is Status.PUBLISHED for fact in above)


def test_pay_published_in_one_unit_only_says_so(reading: Read, figure: Find) -> None:
    found = reading("national_M2025_dl.xlsx")
    teachers = figure(found, "25-2021", "pay.hourly.mean").estimate
    assert teachers == Estimate.withheld("BLS publishes only annual pay for this occupation")
    actors = figure(found, "27-2011", "pay.annual.mean").estimate
    assert actors == Estimate.withheld("BLS publishes only hourly pay for this occupation")
    assert figure(found, "27-2011", "pay.hourly.mean").estimate.known


def test_where_employment_is_withheld_pay_is_still_given(reading: Read) -> None:
    sectors = reading("natsector_M2024_dl.xlsx")
    jobs = {
        (fact.occupation, fact.slice): fact.estimate
        for fact in sectors.facts
        if fact.measure == "employment.jobs"
    }
    withheld = {key for key, estimate in jobs.items() if estimate.status is Status.WITHHELD}
    assert {jobs[key].reason for key in withheld} == {WITHHELD}
    paid = {
        (fact.occupation, fact.slice)
        for fact in sectors.facts
        if fact.measure == "pay.annual.mean" and fact.estimate.standard_error is not None
    }
    assert len(withheld & paid) > 900


def test_a_top_coded_wage_is_a_bound_in_its_own_unit(workbook: Write, figure: Find) -> None:
    found = read(workbook({"A_PCT90": "#", "H_PCT90": "#", "A_MEAN": "#"}))
    assert figure(found, "43-3011", "pay.annual.p90").estimate == Estimate.at_least(239_200)
    assert figure(found, "43-3011", "pay.hourly.p90").estimate == Estimate.at_least(115)
    assert figure(found, "43-3011", "pay.annual.mean").estimate == Estimate.at_least(239_200)


def test_a_top_coded_wage_without_a_stated_floor_is_withheld(workbook: Write, figure: Find) -> None:
    found = read(workbook({"A_PCT90": "#"}, notes=()))
    estimate = figure(found, "43-3011", "pay.annual.p90").estimate
    assert estimate == Estimate.withheld(NO_FLOOR)


def test_a_blank_figure_is_no_fact_and_no_problem(workbook: Write) -> None:
    found = read(workbook({}))
    assert {fact.measure for fact in found.facts} == {
        *("employment.jobs", "pay.annual.mean", "pay.hourly.mean")
    }
    assert found.account.problems == []


def test_text_in_a_number_cell_sets_that_figure_aside_and_keeps_the_row(
    workbook: Write, figure: Find
) -> None:
    found = read(workbook({}, {"OCC_CODE": "43-4131", "A_MEAN": "about 50k"}))
    (problem,) = found.account.problems
    assert problem.place == "national_M2024_dl.xlsx#estimates!A_MEAN:2"
    assert (problem.expected, problem.found) == ("a number", "'about 50k'")
    assert figure(found, "43-4131", "employment.jobs").estimate.value == 1000
    assert len(found.facts) == 5
    assert found.account.rows_used == 2


def test_an_unreadable_relative_error_is_one_problem_and_an_unknown_error(
    workbook: Write, figure: Find
) -> None:
    found = read(workbook({"MEAN_PRSE": "small"}))
    (problem,) = found.account.problems
    assert problem.place.endswith("!MEAN_PRSE:1")
    mean = figure(found, "43-3011", "pay.annual.mean")
    assert (mean.estimate.value, mean.estimate.standard_error) == (50_000, None)


@pytest.mark.parametrize("marker", ["", "*", "**"])
def test_a_missing_relative_error_is_an_unknown_error_and_no_problem(
    marker: str, workbook: Write, figure: Find
) -> None:
    found = read(workbook({"MEAN_PRSE": marker}))
    assert figure(found, "43-3011", "pay.annual.mean").estimate == Estimate(50_000)
    assert found.account.problems == []


@given(
    jobs=st.integers(0, 10**8),
    percent=st.integers(0, 500).map(lambda tenths: tenths / 10),
)
def test_a_standard_error_is_in_the_unit_of_its_figure_and_never_zero(
    jobs: int, percent: float
) -> None:
    sheet = table("file", "", [["TOT_EMP", "EMP_PRSE"], [f"{jobs:,}", str(percent)]], 0)
    account = Account()
    figures = Figures(sheet, {"TOT_EMP": 0, "EMP_PRSE": 1}, {}, account)
    found = figures.estimate(0, COLUMNS[0], 0)
    assert found is not None
    estimate, method = found
    error = jobs * max(percent, 0.05) / 100
    assert estimate.value == jobs
    assert estimate.standard_error == (pytest.approx(error) if jobs else None)
    assert (method == BOUND_METHOD) == (percent == 0 and jobs > 0)
    assert account.problems == []
