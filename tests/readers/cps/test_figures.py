"""Figures of the CPS tables, by control totals and by arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.cps import FILES

from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import AGES, MEASURES
from metier.readers.base import Reading
from metier.readers.cps import read
from metier.readers.cps.figures import EMPLOYED_BY_RACE, FULL_TIME


@pytest.mark.parametrize(
    ("name", "title", "people"),
    [
        ("cpsaat11_2019", "Total, 16 years and over", 157_538_000),
        ("cpsaat11_2021", "Total, 16 years and over", 152_581_000),
        ("cpsaat11_2022", "Total, 16 years and over", 158_291_000),
        ("cpsaat11_2023", "Total, 16 years and over", 161_037_000),
        ("cpsaat11b_2016", "Total employed", 151_436_000),
        ("cpsaat11b_2023", "Total employed", 161_037_000),
        ("cpsaat11b_2025", "Total employed", 163_493_000),
    ],
)
def test_employed_people_are_those_bls_published(
    one: Callable[..., Fact], reading: Callable[[str], Reading], name: str, title: str, people: int
) -> None:
    assert one(reading(name), title, "employment.jobs").estimate.value == people


@pytest.mark.parametrize(
    ("name", "title", "measure", "group", "value"),
    [
        ("cpsaat11_2023", "Total, 16 years and over", "gender.share", "female", 46.9),
        ("cpsaat11_2023", "Total, 16 years and over", "gender.share", "male", 53.1),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "white", 76.5),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "black", 12.8),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "asian", 6.9),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "hispanic", 18.8),
        ("cpsaat11b_2016", "Total employed", "age.median", None, 42.2),
        ("cpsaat11b_2025", "Total employed", "age.median", None, 42.1),
        ("cpsaat11b_2025", "Refuse and recyclable material collectors", "age.median", None, 40.7),
        (
            "cpsaat39_2025",
            "Total, full-time wage and salary workers",
            "pay.weekly.median",
            None,
            1204,
        ),
        ("cpsaat39_2025", "Stockers and order fillers", "pay.weekly.median", "male", 760),
        ("cpsaat39_2025", "Stockers and order fillers", "pay.weekly.median", "female", 716),
        ("cpsaat39_2023_header_edited", "Chief executives", "pay.weekly.median", "female", 2520),
    ],
)
def test_control_figures_come_out_to_the_digit(
    one: Callable[..., Fact],
    reading: Callable[[str], Reading],
    name: str,
    title: str,
    measure: str,
    group: str | None,
    value: float,
) -> None:
    assert one(reading(name), title, measure, group).estimate.value == value


@pytest.mark.parametrize("name", FILES)
def test_no_standard_error_is_invented_and_each_figure_stands_once(
    reading: Callable[[str], Reading], name: str
) -> None:
    facts = reading(name).facts
    assert all(fact.estimate.standard_error is None and fact.estimate.n is None for fact in facts)
    assert len({(f.occupation, f.measure, f.slice) for f in facts}) == len(facts)
    assert all(fact.source == reading(name).release.address for fact in facts)
    assert all(
        fact.slice.group is None
        or fact.measure == "pay.weekly.median"
        or fact.slice.group in MEASURES[fact.measure].groups
        for fact in facts
    )


def test_races_are_kept_apart_from_shares_that_leave_hispanics_out(
    reading: Callable[[str], Reading],
) -> None:
    facts = reading("cpsaat11_2022").facts
    races = {fact.slice.universe for fact in facts if fact.measure == "race.share"}
    assert races == {EMPLOYED_BY_RACE}


def test_mens_share_says_that_it_is_computed(
    one: Callable[..., Fact], reading: Callable[[str], Reading]
) -> None:
    fact = one(reading("cpsaat11_2021"), "Bill and account collectors", "gender.share", "male")
    women = one(reading("cpsaat11_2021"), "Bill and account collectors", "gender.share", "female")
    assert fact.estimate.value == pytest.approx(100 - (women.estimate.value or 0))
    assert fact.estimate.status is Status.ESTIMATED
    assert fact.method == "100 - published share of women"


@pytest.mark.parametrize("name", ["cpsaat11b_2016", "cpsaat11b_2023", "cpsaat11b_2025"])
def test_shares_by_age_add_up_to_all_within_the_rounding_of_thousands(
    reading: Callable[[str], Reading], name: str
) -> None:
    totals: dict[str, float] = {}
    people: dict[str, float] = {}
    for fact in reading(name).facts:
        value = fact.estimate.value
        if fact.measure == "age.share" and value is not None:
            totals[fact.occupation.value] = totals.get(fact.occupation.value, 0.0) + value
        if fact.measure == "employment.jobs" and value is not None:
            people[fact.occupation.value] = value
    assert len(totals) > 350
    rounding = (len(AGES) + 1) * 500
    assert all(
        abs(total - 100) <= rounding / people[title] * 100 for title, total in totals.items()
    )


def test_an_age_share_is_the_band_over_the_total(
    one: Callable[..., Fact], reading: Callable[[str], Reading]
) -> None:
    fact = one(reading("cpsaat11b_2025"), "Total employed", "age.share", "65 and over")
    assert fact.estimate.value == pytest.approx(11374 / 163493 * 100)
    assert fact.estimate.status is Status.ESTIMATED
    assert fact.method.startswith("people of that age / all x 100")


def test_the_pay_gap_is_womens_median_against_mens_and_only_where_both_are_printed(
    one: Callable[..., Fact],
    reading: Callable[[str], Reading],
) -> None:
    got = reading("cpsaat39_2025")
    gap = one(got, "Stockers and order fillers", "pay.gender.gap")
    assert gap.estimate.value == pytest.approx((716 / 760 - 1) * 100)
    assert gap.slice.universe == FULL_TIME
    printed = {
        group: {
            fact.occupation
            for fact in got.facts
            if fact.slice.group == group and fact.estimate.value is not None
        }
        for group in ("male", "female")
    }
    gaps = {fact.occupation for fact in got.facts if fact.measure == "pay.gender.gap"}
    assert gaps == printed["male"] & printed["female"]


@given(st.floats(0, 100).map(lambda share: round(share, 1)))
@settings(max_examples=25, deadline=None)
def test_the_two_sexes_add_up_to_all(write: Callable[..., Path], women: float) -> None:
    got = read(write(("Actuaries", 60, women, 90, 1, 5, 2)))
    shares = [fact.estimate.value for fact in got.facts if fact.measure == "gender.share"]
    assert len(shares) == 2
    assert sum(share for share in shares if share is not None) == pytest.approx(100)
