"""A chart knows its keys in order, and its points by career and key."""

from __future__ import annotations

from metier.document.chart import Chart, ChartKind, Point
from metier.model.measure import Unit

POINTS = (Point(0, "b", 1.0), Point(1, "b", 2.0), Point(0, "a", 3.0))
CHART = Chart(ChartKind.SHARES, "c", "T", "S", "Key", Unit.PERCENT, ("x", "y"), POINTS)


def test_keys_stand_once_in_the_order_of_the_points() -> None:
    assert CHART.keys == ("b", "a")


def test_a_point_is_found_by_career_and_key() -> None:
    assert CHART.point(1, "b") == POINTS[1]
    assert CHART.point(1, "a") is None


def test_charts_can_be_kept_by_what_they_say() -> None:
    assert hash(CHART) == hash(Chart(*(getattr(CHART, name) for name in CHART.__slots__)))
