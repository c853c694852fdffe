"""The pay chart marks the percentiles, and shades what all ranges share."""

from __future__ import annotations

from tests.fixtures.comparisons import clerks_and_collectors, with_bounds

from metier.document.figures import charts
from metier.render.chart import NARROW, WIDE, to_svg
from metier.render.chart.ranges import range_spec

PAY = charts(clerks_and_collectors())[0]


def test_the_shared_part_is_shaded_from_end_to_end() -> None:
    shaded = [x for x in range_spec(PAY, WIDE)["layer"] if x["mark"]["type"] == "rect"]
    assert [x["data"]["values"] for x in shaded] == [[{"x": 37330.0, "x2": 65580.0}]]


def test_percentiles_and_averages_are_named() -> None:
    drawn = to_svg(PAY)
    for said in ("$37,330", "$50,020", "$69,770", "10th", "median", "90th", "average $52,520"):
        assert said in drawn


def test_labels_that_would_meet_are_left_out_on_a_phone() -> None:
    assert to_svg(PAY, NARROW).count("th<") < to_svg(PAY, WIDE).count("th<")


def test_a_bound_is_marked_as_or_more() -> None:
    assert "$239,200 or more" in to_svg(charts(with_bounds())[0])
