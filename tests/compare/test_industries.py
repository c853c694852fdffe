"""Jobs are spread over the industries that one publication has, of its newest period."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.compare.holding import Frame, Holding
from metier.compare.industries import industry_rows
from metier.compare.reach import Closeness, Reach
from metier.model.codes import soc
from metier.model.coding import Coding
from metier.model.comparison import Career
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.records import Place, PlaceKind

FRAME = Frame(Place("US", "United States", PlaceKind.NATION), 0.9, {})
NAMES = {"52": "Finance and insurance", "62": "Health care"}


def jobs(code: str, industry: str | None, value: float, period: str = "2024-05") -> Fact:
    where = Slice("US", period, "wage and salary jobs", industry)
    return Fact(soc(code), "employment.jobs", where, Estimate(value, 9.0), "oews/2024-05/sector")


def holding(code: str, *facts: Fact) -> Holding:
    career = Career("A", Coding("a", "a", ()), soc(code), "A")
    return Holding(career, (Reach(soc(code), Closeness.OWN),), facts, {})


A, B = "43-4131", "43-3011"


def test_shares_are_of_the_industries_published() -> None:
    rows = industry_rows(
        [holding(A, jobs(A, "52", 300), jobs(A, "62", 100), jobs(A, None, 500)),
         holding(B, jobs(B, "52", 70), jobs(B, "52", 7, "2023-05"))],
        NAMES, FRAME,
    )  # fmt: skip
    assert [row.label for row in rows] == ["Finance and insurance", "Health care"]
    assert [answer.estimate.value for answer in rows[0].answers] == [75.0, 100.0]
    assert rows[1].answers[1].estimate.reason == "not published"
    assert rows[0].answers[0].margin is None


def test_one_industry_is_no_spread() -> None:
    assert industry_rows([holding(A, jobs(A, "52", 300))], NAMES, FRAME) == ()
    assert industry_rows([holding(A)], NAMES, FRAME) == ()


def test_the_shares_of_a_real_career_add_up(almanac: Atlas) -> None:
    rows = almanac.compare("registered nurse").industries
    assert sum(row.answers[0].estimate.value or 0 for row in rows) == pytest.approx(100)
    health = next(row for row in rows if row.group == "62")
    assert (health.answers[0].estimate.value or 0) > 75
