"""Figures of workers are those that an independent computation gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pytest

from metier.census.facts import EMPLOYED, LEAST, YEAR_ROUND
from metier.model.fact import Fact
from metier.model.measure import MEASURES
from metier.readers.acs import Records
from metier.readers.base import Reading


def ratio(rows: pd.DataFrame, column: str) -> tuple[float, float, int]:
    """A weighted mean and its linearised error with households as clusters, written out."""
    known = rows[rows[column].notna()]
    weighted = known["PWGTP"] * known[column]
    mean = weighted.sum() / known["PWGTP"].sum()
    residual = (weighted - mean * known["PWGTP"]).groupby(known["SERIALNO"]).sum()
    return mean, float(np.sqrt((residual**2).sum()) / known["PWGTP"].sum()), len(known)


def of(
    facts: Iterable[Fact], measure: str, universe: str = "", group: str | None = None
) -> dict[str, Fact]:
    """National facts of one measure by occupation."""
    return {
        f.occupation.value: f
        for f in facts
        if f.measure == measure
        and f.slice.place == "US"
        and f.slice.industry is None
        and f.slice.universe.startswith(universe)
        and f.slice.group == group
    }


def test_average_pay_and_its_error_are_those_of_the_formula_written_out(
    reading: Reading, table: pd.DataFrame
) -> None:
    found = of(reading.facts, "pay.annual.mean", YEAR_ROUND)
    assert len(found) > 80
    for code, fact in found.items():
        mean, error, n = ratio(table[table["code"] == code], "steady_pay")
        assert fact.estimate.value == pytest.approx(mean, rel=1e-6)
        assert (fact.estimate.standard_error or 0.0) == pytest.approx(error, rel=1e-3, abs=1e-9)
        assert fact.estimate.n == n


def test_the_share_of_women_is_that_of_the_formula_written_out(
    reading: Reading, table: pd.DataFrame
) -> None:
    found = of(reading.facts, "gender.share", EMPLOYED, "female")
    for code, fact in found.items():
        mean, error, n = ratio(table[table["code"] == code], "woman")
        assert fact.estimate.value == pytest.approx(100 * mean, rel=1e-6)
        assert (fact.estimate.standard_error or 0.0) == pytest.approx(
            100 * error, rel=1e-3, abs=1e-9
        )
        assert fact.estimate.n == n


def test_shares_of_a_distribution_add_up_to_100(reading: Reading) -> None:
    sums: dict[tuple[str, str, str], float] = defaultdict(float)
    for fact in reading.facts:
        if MEASURES[fact.measure].groups:
            key = (fact.measure, fact.occupation.value, fact.slice.place)
            sums[key] += fact.estimate.value or 0.0
    assert sums
    assert all(total == pytest.approx(100, abs=1e-4) for total in sums.values())


def test_nothing_rests_on_fewer_than_ten_people(reading: Reading) -> None:
    assert min(fact.estimate.n or 0 for fact in reading.facts) == LEAST


def test_a_national_figure_says_which_states_it_is_of_and_a_local_one_where_it_is(
    reading: Reading, opened: Records
) -> None:
    states = opened.universe.partition(", ")[2]
    assert states
    for fact in reading.facts:
        assert fact.slice.universe.endswith(states) is (fact.slice.place == "US")
    places = {fact.slice.place for fact in reading.facts}
    assert {"US", "VT", "WY"} <= places
    assert all(len(place) in (2, 5) for place in places)


def test_the_most_common_schooling_is_the_largest_share(reading: Reading) -> None:
    largest: dict[tuple[str, str], float] = {}
    for fact in reading.facts:
        if fact.measure == "education.share":
            key = (fact.occupation.value, fact.slice.place)
            largest[key] = max(largest.get(key, 0.0), fact.estimate.value or 0.0)
    common = [f for f in reading.facts if f.measure == "education.most_common"]
    assert len(common) == len(largest)
    for fact in common:
        assert fact.estimate.value == largest[fact.occupation.value, fact.slice.place]
        assert fact.estimate.category in MEASURES["education.share"].groups


def test_majors_are_at_most_ten_and_the_first_is_the_most_common(reading: Reading) -> None:
    majors: dict[str, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        if fact.measure == "major.share":
            majors[fact.occupation.value].append(fact)
    assert majors
    for fact in of(reading.facts, "major.most_common").values():
        mine = majors[fact.occupation.value]
        assert len(mine) <= 10
        assert fact.estimate.value == max(f.estimate.value or 0.0 for f in mine)


def test_people_who_all_answer_alike_leave_the_error_unknown(reading: Reading) -> None:
    errors = [fact.estimate.standard_error for fact in reading.facts]
    assert None in errors
    assert 0.0 not in errors
