"""Lines have their bands, and names at their ends that do not meet."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from tests.fixtures.comparisons import clerks_and_collectors, of_three
from tests.render.chart.drawn import SVG, WIDTHS, height, marks, meeting, root, spot, words

from metier.document.chart import Chart
from metier.document.figures import charts

TREND = charts(clerks_and_collectors())[1]


def path(chart: Chart, kind: str) -> list[list[float]]:
    """The places of the first path of a class."""
    one = next(one for one in root(chart).iter(f"{SVG}path") if one.get("class") == kind)
    return [[*map(float, pair.split())] for pair in re.split("[MLz]+", one.get("d", "")) if pair]


def test_years_stand_at_equal_steps() -> None:
    spots = sorted({spot(mark) for _, _, mark in marks(TREND)})
    steps = {round(b - a) for a, b in itertools.pairwise(spots)}
    assert len(steps) == 1


def test_the_line_goes_through_the_marks() -> None:
    circles = [mark.find(f"{SVG}circle") for c, _, mark in marks(TREND) if c == 0]
    spots = [
        [float(o.get("cx", "")[:-1]), float(o.get("cy", ""))] for o in circles if o is not None
    ]
    assert path(TREND, "line") == spots


def test_the_band_is_the_margin_on_either_side() -> None:
    line, band = path(TREND, "line"), path(TREND, "band")
    count = len(line)
    for middle, upper, lower in zip(line, band[:count], reversed(band[count:]), strict=True):
        assert upper[0] == middle[0] == lower[0]
        assert middle[1] - upper[1] == pytest.approx(lower[1] - middle[1], abs=0.21)


def test_a_line_without_margins_has_no_band() -> None:
    bare = replace(TREND, points=tuple(replace(p, margin=None) for p in TREND.points))
    assert not [one for one in root(bare).iter() if one.get("class") == "band"]


@pytest.mark.parametrize("width", WIDTHS)
def test_names_of_lines_that_end_together_are_moved_apart(width: int) -> None:
    for chart in (TREND, charts(of_three())[1]):
        close = tuple(
            replace(p, value=50_000.0 + p.career) if p.key == "2025-05" else p for p in chart.points
        )
        for drawn in (chart, replace(chart, points=close)):
            boxes = words(drawn, width)
            names = [box for box in boxes if "name" in box.classes]
            assert len(names) == len(drawn.tags)
            assert meeting(names) == []
            assert meeting([box for box in boxes if "name" not in box.classes]) == []
            assert all(box.left >= 0 and box.right <= width + 0.5 for box in boxes)
            assert all(box.top >= 0 and box.bottom <= height(drawn) for box in boxes)
