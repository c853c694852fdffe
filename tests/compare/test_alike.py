"""Like-for-like pay is the ratio of two effects, tested as their difference."""

from __future__ import annotations

from math import exp, hypot

import pytest

from metier.atlas import Atlas
from metier.model.comparison import Verdict

PAIR = ("loan officer", "bill collector")


def effect(almanac: Atlas, code: str) -> tuple[float, float]:
    rows = almanac.facts(occupation=code, measure="pay.adjusted.effect").to_pylist()
    (row,) = rows
    return row["value"], row["standard_error"]


def test_the_gap_is_the_ratio_of_the_two_effects_with_its_error(almanac: Atlas) -> None:
    row = almanac.compare(*PAIR)["pay.adjusted.gap"]
    (a, sa), (b, sb) = (effect(almanac, f"census-occ-2018/{code}") for code in ("0910", "5100"))
    first, second = row.answers
    assert first.estimate.value == pytest.approx(100 * (exp(a - b) - 1))
    assert second.estimate.value == pytest.approx(100 * (exp(b - a) - 1))
    error = 100 * exp(a - b) * hypot(sa, sb)
    assert first.estimate.standard_error == pytest.approx(error, rel=0.011)
    assert first.margin == pytest.approx(1.645 * (first.estimate.standard_error or 0.0))
    assert row.verdict is Verdict.HIGHER
    assert row.gap is not None
    assert row.gap.value == first.estimate.value


def test_a_place_does_not_change_it_and_its_universe_says_which_states(almanac: Atlas) -> None:
    here = almanac.compare(*PAIR, place="MD")["pay.adjusted.gap"].answers[0]
    there = almanac.compare(*PAIR)["pay.adjusted.gap"].answers[0]
    assert here.estimate == there.estimate
    assert "national" in here.flags
    assert there.fact is not None
    assert there.fact.slice.universe.endswith("United States without California and Texas")


def test_one_career_alone_and_one_without_an_effect_have_none(almanac: Atlas) -> None:
    assert all(row.measure.id != "pay.adjusted.gap" for row in almanac.career("cook").rows)
    row = almanac.compare("loan officer", "infantry", choices=[None, "55-3016"])["pay.adjusted.gap"]
    assert row.verdict is Verdict.CANNOT_TELL
    assert {answer.estimate.reason for answer in row.answers} == {"needs census microdata"}


def test_occupations_that_the_census_codes_as_one_have_no_gap(almanac: Atlas) -> None:
    codes = ["13-2071", "13-2072"]
    row = almanac.compare("credit counselor", "loan officer", choices=codes)["pay.adjusted.gap"]
    assert row.verdict is Verdict.CANNOT_TELL
    assert row.why == "both are coded as one by the census"


def test_of_three_careers_each_is_held_against_the_first_and_no_verdict_is_given(
    almanac: Atlas,
) -> None:
    row = almanac.compare(*PAIR, "accountant")["pay.adjusted.gap"]
    assert row.verdict is None
    assert len({answer.estimate.value for answer in row.answers}) == 3
