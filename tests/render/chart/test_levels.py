"""Levels have a mark for each career, and names where there is room for them."""

from __future__ import annotations

from typing import Any

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.figures import charts
from metier.document.nodes import Chart
from metier.render.chart import NARROW, WIDE
from metier.render.chart.levels import level_spec

SCHOOLING, AGE, SKILLS = charts(clerks_and_collectors())[2:]


def layers(chart: Chart, kind: str, width: int = WIDE) -> list[dict[str, Any]]:
    return [x for x in level_spec(chart, width)["layer"] if x["mark"]["type"] == kind]


def test_every_level_has_a_mark_for_each_career_with_its_margin() -> None:
    assert [len(x["data"]["values"]) for x in layers(AGE, "point")] == [7, 7]
    assert all(spot["low"] < spot["x"] < spot["high"] for x in layers(AGE, "rule")
               for spot in x["data"]["values"])  # fmt: skip


def test_margins_do_not_reach_below_zero() -> None:
    assert min(s["low"] for x in layers(SCHOOLING, "rule") for s in x["data"]["values"]) >= 0


def test_both_names_stand_at_the_same_level() -> None:
    named = [x["data"]["values"][0] for x in layers(SCHOOLING, "text")]
    assert len({spot["key"] for spot in named}) == 1
    assert [spot["t"] for spot in named] == ["clerks", "collectors"]


def test_a_skill_that_only_one_career_lists_has_one_mark() -> None:
    first, second = ({s["key"] for s in x["data"]["values"]} for x in layers(SKILLS, "point"))
    assert first - second == {"Service orientation", "Monitoring"}
    assert second - first == {"Negotiation", "Persuasion"}


def test_on_a_phone_the_levels_are_named_above_their_marks() -> None:
    above = layers(AGE, "text", NARROW)[0]["data"]["values"]
    assert [spot["key"] for spot in above] == list(AGE.keys)
    assert level_spec(AGE, WIDE)["layer"][0]["encoding"]["y"]["axis"] is not None
