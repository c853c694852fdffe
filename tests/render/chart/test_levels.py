"""Levels have a mark for each career, and names where there is room for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fixtures.comparisons import clerks_and_collectors, of_three
from tests.render.chart.drawn import (
    SVG,
    WIDTHS,
    height,
    marks,
    meeting,
    root,
    spot,
    words,
)

from metier.document.chart import Chart
from metier.document.figures import charts
from metier.render.chart.placing import NARROW, WIDE

SCHOOLING, AGE, SKILLS = charts(clerks_and_collectors())[2:]


def test_every_level_has_a_mark_for_each_career_in_proportion_to_its_share() -> None:
    spots = {(c, AGE.keys[k]): spot(mark) for c, k, mark in marks(AGE)}
    assert len(spots) == 14
    end = max(point.value + (point.margin or 0) for point in AGE.points)
    for point in AGE.points:
        assert spots[point.career, point.key] == pytest.approx(2 + 94 * point.value / end, abs=0.06)


def test_margins_reach_to_either_side_of_the_mark_and_not_below_zero() -> None:
    for _, _, mark in marks(SCHOOLING):
        line = mark.find(f"{SVG}line")
        assert line is not None
        low, high = (float(line.get(end, "")[:-1]) for end in ("x1", "x2"))
        assert 2 <= low < spot(mark) < high <= 100


def test_both_names_stand_at_the_same_level() -> None:
    names = [box for box in words(SCHOOLING, NARROW) if "name" in box.classes]
    assert [box.said for box in names] == ["clerks", "collectors"]
    assert names[1].top - names[0].top == 13


def test_a_skill_that_only_one_career_lists_has_one_mark_under_a_heading_that_says_so() -> None:
    listed = [{SKILLS.keys[k] for c, k, _ in marks(SKILLS) if c == career} for career in (0, 1)]
    assert listed[0] - listed[1] == {"Service orientation", "Monitoring"}
    assert listed[1] - listed[0] == {"Negotiation", "Persuasion"}
    heads = [one.text for one in root(SKILLS).iter() if one.get("class") == "head"]
    assert heads == ["On both lists", "Only for clerks", "Only for collectors"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "chart", [SCHOOLING, AGE, SKILLS, *charts(of_three())[2:4]], ids=lambda c: c.anchor
)
def test_words_neither_meet_nor_leave_the_drawing(chart: Chart, width: int) -> None:
    boxes = words(chart, width)
    assert meeting(boxes) == []
    assert all(box.left >= -0.5 and box.right <= width + 0.5 for box in boxes)
    assert all(box.top >= 0 and box.bottom <= height(chart) for box in boxes)


def test_a_long_name_is_cut_after_a_word() -> None:
    long = "Professional, scientific, and technical services of many kinds"
    chart = replace(AGE, points=tuple(replace(p, key=long) for p in AGE.points))
    (said,) = [box.said for box in words(chart, NARROW) if box.classes == "key"]
    assert said.endswith("…")
    assert long.startswith(f"{said[:-1]} ")


def test_the_axis_of_a_rating_has_decimals_throughout() -> None:
    named = [box.said for box in words(SKILLS, WIDE) if "axis" in box.classes]
    assert named
    assert all(one[-2] == "." for one in named)
