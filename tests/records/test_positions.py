"""Records of any kind as positions: whole numbers, places in lists of levels, pay a year."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from tests.fixtures import careers

from metier.model.measure import AGES, LEVELS, RACES, SCHOOLING, SEXES
from metier.readers.records import Kind
from metier.records.positions import POSITIONS, age_bands, positions


def one(kind: Kind, today: date | None = None, **row: Any) -> dict[str, Any]:
    (found,) = positions(careers.coded_rows(kind, [row]), kind, today).to_pylist()
    return dict(found)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_the_same_columns(kind: Kind) -> None:
    assert positions(careers.coded_rows(kind, []), kind).schema == POSITIONS
    assert positions(careers.coded_rows(kind, [{}]), kind).num_rows == 1


@pytest.mark.parametrize(
    ("low", "high", "pay"),
    [(40_000.0, 60_000.0, 50_000), (None, 60_000.0, 60_000), (40_000.0, None, 40_000),
     (None, None, None)],
)  # fmt: skip
def test_a_range_of_pay_is_its_middle(low: float, high: float, pay: int | None) -> None:
    assert one(Kind.POSTINGS, pay_min=low, pay_max=high)["pay"] == pay


def test_traits_are_places_in_their_lists() -> None:
    found = one(Kind.PROFILES, degree="bachelor's", sex="male", race="asian", lgbt=True,
                seniority="senior", satisfaction=4.25, weight=2.5)  # fmt: skip
    assert SCHOOLING[found["schooling"]] == "bachelor's"
    assert SEXES[found["sex"]] == "male"
    assert RACES[found["race"]] == "asian"
    assert LEVELS[found["seniority"]] == "senior"
    assert (found["lgbt"], found["satisfaction"], found["weight"]) == (1, 425, 2500)


def test_a_title_that_states_no_level_says_so() -> None:
    assert LEVELS[one(Kind.REVIEWS)["seniority"]] == "none stated"


@pytest.mark.parametrize(
    ("expires", "is_open"), [(None, 1), (date(2025, 6, 29), None), (date(2025, 6, 30), 1)]
)
def test_a_posting_is_open_until_it_expires(expires: date | None, is_open: int | None) -> None:
    assert one(Kind.POSTINGS, date(2025, 6, 30), expires=expires)["open"] == is_open
    assert one(Kind.POSTINGS, None, expires=expires)["open"] == 1


def test_months_are_those_of_the_record() -> None:
    assert one(Kind.POSTINGS, posted=date(2025, 3, 31))["month"] == "2025-03"
    assert one(Kind.REVIEWS, date=date(1999, 12, 1))["month"] == "1999-12"
    assert one(Kind.POSTINGS)["month"] is None


def test_a_disclosed_row_weighs_as_many_workers_as_it_stands_for() -> None:
    assert one(Kind.DISCLOSURES, workers=3)["weight"] == 3000
    assert one(Kind.DISCLOSURES)["weight"] == 1000


def test_nobody_weighs_nothing() -> None:
    assert one(Kind.PROFILES, weight=0.00001)["weight"] == 1


def test_bands_of_ages_are_those_of_the_catalogue() -> None:
    firsts = [int(name.split()[0]) for name in AGES]
    ages = np.arange(firsts[0], 100.0)
    found = age_bands(ages)
    for age, band in zip(ages, found, strict=True):
        assert firsts[band] <= age
        assert band == len(AGES) - 1 or age < firsts[band + 1]
