"""Orders and sums among official figures: silent where they hold, exact where they do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.check import check_facts
from metier.model.codes import soc
from metier.model.comparison import Flag
from metier.model.estimate import Estimate, Status
from metier.model.fact import Cell, Fact, Slice
from metier.model.measure import MEASURES
from metier.readers import cps, oews

HOURLY = {"p10": 16.5, "p25": 19.0, "median": 22.5, "p75": 28.0, "p90": 35.0, "mean": 24.4}


def fact(
    measure: str, estimate: Estimate | float, group: str | None = None, source: str = "oews/2025-05"
) -> Fact:
    figure = estimate if isinstance(estimate, Estimate) else Estimate(estimate)
    where = Slice("US", "2025-05", "wage and salary jobs", group=group)
    return Fact(soc("43-3011"), measure, where, figure, source, Cell("s", measure, 7, 8))


def pay(**changed: Estimate | float) -> list[Fact]:
    """Hourly and yearly pay that agree, but for what is changed, as `annual_p10`."""
    figures: dict[str, Estimate | float] = {}
    for rung, value in HOURLY.items():
        figures[f"pay.hourly.{rung}"] = value
        figures[f"pay.annual.{rung}"] = round(value * 2080, -1)
    figures |= {f"pay.{name.replace('_', '.')}": value for name, value in changed.items()}
    return [fact(measure, value) for measure, value in figures.items()]


def rules(flags: tuple[Flag, ...]) -> set[str]:
    return {flag.rule for flag in flags}


def test_figures_that_agree_have_no_flag() -> None:
    assert check_facts(pay()) == ()


def test_a_percentile_above_the_next_is_flagged_with_both_cells() -> None:
    (flag,) = check_facts(pay(hourly_p25=23.0, annual_p25=47840.0))[:1]
    assert flag.rule == "percentiles-in-order"
    assert "(47,840, s!pay.annual.p25:7) is above median pay, a year (46,800" in flag.text
    assert flag.rows == ("pay.annual.p25", "pay.annual.median")


def test_a_mean_beyond_the_outer_percentiles_is_flagged() -> None:
    above = check_facts(pay(hourly_mean=36.0, annual_mean=74880.0))
    below = check_facts(pay(hourly_mean=15.0, annual_mean=31200.0))
    assert rules(above) == rules(below) == {"mean-outside-percentiles"}
    assert "is above the 90th percentile" in above[0].text
    assert "is below the 10th percentile" in below[0].text


def test_a_top_coded_side_is_not_tested() -> None:
    coded = Estimate.at_least(239_200.0)
    flags = check_facts(
        pay(annual_mean=300_000.0, annual_p90=coded, hourly_mean=144.23, hourly_p90=coded)
    )
    assert flags == ()


def test_a_withheld_side_is_not_tested() -> None:
    gone = Estimate.withheld("withheld by BLS")
    assert check_facts(pay(annual_p90=gone, hourly_p90=gone, annual_mean=gone)) == ()


def test_a_year_that_is_not_2080_hours_is_multiplied_out() -> None:
    (flag,) = check_facts(pay(annual_median=46_900.0))
    assert flag.rule == "hourly-is-yearly-over-2080"
    assert "× 2,080 = 46,800, not median pay, a year (46,900" in flag.text


def test_computed_figures_need_not_be_2080_hours() -> None:
    computed = Estimate(47_500.0, status=Status.ESTIMATED)
    assert check_facts(pay(annual_median=computed)) == ()


def test_a_percentile_printed_above_the_top_code_is_flagged() -> None:
    coded = Estimate.at_least(60_000.0)
    assert rules(check_facts(pay(annual_p90=coded))) == set()
    flags = check_facts(pay(annual_p75=60_010.0, hourly_p75=28.85, annual_p90=coded))
    assert rules(flags) == {"above-top-code"}


def test_facts_of_other_releases_places_and_titles_are_never_set_against_each_other() -> None:
    low = fact("pay.annual.p90", 30_000.0)
    high = fact("pay.annual.p10", 40_000.0, source="oews/2024-05")
    assert check_facts([low, high]) == ()
    assert rules(check_facts([low, fact("pay.annual.p10", 40_000.0)])) == {"percentiles-in-order"}


@given(first=st.floats(0.0, 100.0), places=st.integers(0, 3))
def test_two_rounded_shares_of_a_whole_are_never_flagged(first: float, places: int) -> None:
    shares = {"female": round(first, places), "male": round(100 - first, places)}
    flags = check_facts(fact("gender.share", value, group) for group, value in shares.items())
    assert flags == ()


def test_a_complete_distribution_that_does_not_add_up_is_flagged() -> None:
    groups = MEASURES["education.share"].groups
    facts = [fact("education.share", 15.0, group) for group in groups]
    (flag,) = check_facts(facts)
    assert flag.rule == "shares-total"
    assert "= 105, not 100 within the 3.5" in flag.text


def test_shares_of_counts_in_rounded_thousands_may_miss_100_by_what_that_explains() -> None:
    shares = [0.0, 3.0, 40.3, 17.9, 26.9, 3.0, 6.0]
    facts = [
        fact("age.share", Estimate(share + 1e-5, status=Status.ESTIMATED), group)
        for share, group in zip(shares, MEASURES["age.share"].groups, strict=True)
    ]
    assert check_facts([fact("employment.jobs", 67_000.0), *facts]) == ()
    assert rules(check_facts([fact("employment.jobs", 1_067_000.0), *facts])) == {"shares-total"}
    assert rules(check_facts(facts)) == {"shares-total"}


@pytest.mark.parametrize("year", [2016, 2023, 2025])
def test_published_ages_add_up_within_the_rounding_of_their_counts(
    official: Path, year: int
) -> None:
    facts = cps.read(official / "cps" / f"cpsaat11b_{year}.xlsx").facts
    assert sum(fact.measure == "age.share" for fact in facts) > 2000
    assert check_facts(facts) == ()


def test_a_distribution_with_groups_missing_or_withheld_is_not_tested() -> None:
    assert check_facts([fact("gender.share", 30.0, "female")]) == ()
    gone = fact("gender.share", Estimate.withheld("under 50,000 people"), "male")
    assert check_facts([fact("gender.share", 30.0, "female"), gone]) == ()


@pytest.fixture(scope="module", params=[2019, 2020, 2025])
def workbook(official: Path, request: pytest.FixtureRequest) -> list[Fact]:
    """The facts of one national workbook."""
    return list(oews.read(official / "oews" / f"national_M{request.param}_dl.xlsx").facts)


def test_the_official_workbooks_contradict_themselves_nowhere_in_any_order(
    workbook: list[Fact],
) -> None:
    assert len(workbook) > 15_000
    assert check_facts(workbook) == check_facts(workbook[::2] + workbook[1::2]) == ()


def test_one_figure_changed_in_an_official_workbook_is_found(workbook: list[Fact]) -> None:
    at = next(
        at
        for at, one in enumerate(workbook)
        if one.measure == "pay.annual.p25" and one.occupation == soc("43-3011")
    )
    changed = replace(workbook[at], estimate=Estimate(149_060.0))
    flags = check_facts([*workbook[:at], changed, *workbook[at + 1 :]])
    assert rules(flags) == {"percentiles-in-order", "hourly-is-yearly-over-2080"}
    assert all(str(changed.cell) in flag.text for flag in flags)
