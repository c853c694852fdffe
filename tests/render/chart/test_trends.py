"""Lines have their bands, and names at their ends that do not meet."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.figures import charts
from metier.render.chart import WIDE
from metier.render.chart.trends import trend_spec

TREND = charts(clerks_and_collectors())[1]


def test_the_band_is_the_margin() -> None:
    area = next(x for x in trend_spec(TREND, WIDE)["layer"] if x["mark"]["type"] == "area")
    last = area["data"]["values"][-1]
    assert round(last["high"] - last["y"], 6) == round(0.006 * 52520, 6)


def test_a_line_without_margins_has_no_band() -> None:
    bare = replace(TREND, points=tuple(replace(p, margin=None) for p in TREND.points))
    areas = [x for x in trend_spec(bare, WIDE)["layer"] if x["mark"]["type"] == "area"]
    assert [x["data"]["values"] for x in areas] == [[], []]


def test_names_of_lines_that_end_together_are_moved_apart() -> None:
    close = tuple(
        replace(p, value=50_000.0 + p.career) if p.key == "2025-05" else p for p in TREND.points
    )
    layers = trend_spec(replace(TREND, points=close), WIDE)["layer"]
    moved = [x["mark"]["dy"] for x in layers if x["mark"]["type"] == "text"]
    assert moved[0] == 0
    assert moved[1] != 0
