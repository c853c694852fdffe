"""States are told apart by what is known of each, and tested as one family."""

from __future__ import annotations

from dataclasses import replace

import pytest

from metier.atlas import Atlas
from metier.compare.holding import Frame, Holding
from metier.compare.reach import Closeness, Reach
from metier.compare.states import HOME, state_rows
from metier.model.codes import soc
from metier.model.coding import Coding
from metier.model.comparison import Career, Row, Verdict
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.records import Place, PlaceKind

PEOPLE = "workers, United States without Texas"
FRAME = Frame(Place("US", "United States", PlaceKind.NATION), 0.9, {})


def fact(code: str, place: str, value: float, error: float, n: int = 90) -> Fact:
    where = Slice(place, "2024", PEOPLE if place == "US" else "workers")
    return Fact(soc(code), "pay.annual.mean", where, Estimate(value, error, n), "acs/2024/person")


def holding(code: str, *facts: Fact) -> Holding:
    career = Career("A", Coding("a", "a", ()), soc(code), "A")
    return Holding(career, (Reach(soc(code), Closeness.OWN),), facts, {})


def of(rows: tuple[Row, ...], state: str) -> Row:
    return next(row for row in rows if row.group == state)


A, B = "43-4131", "43-3011"
ROWS = state_rows(
    [
        holding(
            A,
            fact(A, "US", 50_000, 100),
            fact(A, "OH", 52_000, 300),
            fact(A, "NY", 60_000, 900),
            fact(A, "VT", 58_000, 900, 12),
        ),
        holding(
            B, fact(B, "OH", 49_000, 300), fact(B, "NY", 59_500, 900), fact(B, "VT", 40_000, 9)
        ),
    ],
    FRAME,
)


def test_every_state_has_a_row_and_the_district_too() -> None:
    assert len(HOME) == 51
    assert [row.group for row in ROWS] == [state.letters for state in HOME]


def test_a_gap_beyond_its_margin_is_one_and_a_smaller_one_is_none() -> None:
    assert of(ROWS, "OH").verdict is Verdict.HIGHER
    assert of(ROWS, "NY").verdict is Verdict.NO_CLEAR_DIFFERENCE


def test_a_figure_of_few_people_is_shown_and_not_tested() -> None:
    weak = of(ROWS, "VT")
    assert weak.answers[0].estimate.value == 58_000
    assert (weak.verdict, weak.gap) == (Verdict.CANNOT_TELL, None)
    assert weak.why == "a figure rests on fewer than 30 people"


def test_a_state_without_a_figure_says_why() -> None:
    assert of(ROWS, "TX").answers[0].estimate.reason == "not in these records"
    assert of(ROWS, "ME").answers[0].estimate.reason == "fewer than ten people in the sample"


def test_the_same_figure_of_both_is_no_difference_to_test() -> None:
    shared = fact(A, "OH", 52_000, 300)
    rows = state_rows([holding(A, shared), holding(A, shared)], FRAME)
    assert of(rows, "OH").verdict is Verdict.CANNOT_TELL


def test_without_any_figure_there_are_no_rows() -> None:
    assert state_rows([holding(A, fact(A, "US", 1, 1)), holding(B)], FRAME) == ()


def test_the_newest_period_alone_is_shown() -> None:
    new = fact(A, "OH", 52_000, 300)
    old = replace(new, slice=replace(new.slice, period="2023"), estimate=Estimate(1.0, 1.0, 90))
    rows = state_rows([holding(A, old, new), holding(B)], FRAME)
    assert of(rows, "OH").answers[0].estimate.value == 52_000


@pytest.mark.parametrize(
    "titles", [("registered nurse",), ("registered nurse", "medical assistant")]
)
def test_a_comparison_has_pay_and_jobs_of_the_states(
    almanac: Atlas, titles: tuple[str, ...]
) -> None:
    rows = almanac.compare(*titles).states
    assert {row.measure.id for row in rows} == {"pay.annual.mean", "employment.jobs"}
    assert len(rows) == 102
    assert of(rows, "CA").answers[0].estimate.reason == "not in these records"
    assert of(rows, "MD").answers[0].estimate.known
