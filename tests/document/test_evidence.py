"""What stands behind a figure is said in full, with the margin's formula and its numbers."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.evidence import address, citation, evidence, gap_evidence
from metier.model.comparison import Answer
from metier.model.estimate import Estimate
from metier.model.measure import Unit

MEAN = clerks_and_collectors()["pay.annual.mean"].answers[1]


def test_the_address_is_file_sheet_column_and_record() -> None:
    assert address(MEAN) == "national_M2025_dl.xlsx#national_M2025_dl!A_MEAN:846"


def test_a_computed_figure_has_no_address_and_an_absent_one_no_citation() -> None:
    absent = Answer(Estimate.absent("no public source"))
    assert address(absent) is None
    assert citation(absent) is None


def test_evidence_says_source_period_place_universe_and_formula() -> None:
    said = dict(evidence(MEAN, Unit.USD_YEAR, 0.9))
    assert said["Figure"] == "$49,060 ± 323"
    assert said["Period"] == "May 2025"
    assert said["Place"] == "United States"
    assert said["Counted"] == "wage and salary jobs"
    assert said["Margin"] == "1.645 × standard error 196.2 = 323, at 90 %"
    whose = "Bill and account collectors (43-3011): there is no such figure of the title alone"
    assert said["Whose"] == whose


def test_a_difference_that_is_tested_says_how_it_came_out() -> None:
    row = clerks_and_collectors()["pay.annual.mean"]
    said = dict(gap_evidence(row, "clerks higher"))
    assert list(said) == ["Difference", "Formula", "Margin", "Test"]
    assert "clear with all rows tested together" in said["Test"]
    untested = dict(gap_evidence(clerks_and_collectors()["pay.annual.median"], "x"))
    assert untested["Test"] == "not tested: no published error"


def test_a_figure_without_an_error_says_so() -> None:
    median = clerks_and_collectors()["pay.annual.median"].answers[0]
    said = dict(evidence(median, Unit.USD_YEAR, 0.9))
    assert said["Margin"] == "no error is published for this figure"


def test_the_number_of_people_is_given_where_it_is_known() -> None:
    weak = clerks_and_collectors()["race.share"].answers[0]
    assert dict(evidence(weak, Unit.PERCENT, 0.9))["People or establishments asked"] == "21"


def test_a_citation_ends_with_the_cell() -> None:
    cited = citation(MEAN)
    assert cited is not None
    assert cited.startswith("BLS, Occupational Employment and Wage Statistics, 2025-05.")
    assert cited.endswith("(national_M2025_dl.xlsx#national_M2025_dl!A_MEAN:846)")


def test_a_figure_of_records_rests_on_records() -> None:
    fact = MEAN.fact
    assert fact is not None
    estimate = replace(MEAN.estimate, n=180)
    posted = replace(MEAN, estimate=estimate, fact=replace(fact, source="postings/2025/jobs"))
    said = dict(evidence(posted, Unit.USD_YEAR, 0.9))
    assert said["Records behind it"] == "180"
    assert "People or establishments asked" not in said
