"""Nodes hold facts, and put them into words when asked."""

from __future__ import annotations

from metier.document.chart import Chart, ChartKind, Point
from metier.document.nodes import Cell, Emphasis, Paragraph, Span
from metier.model.comparison import Answer
from metier.model.estimate import Estimate
from metier.model.measure import Unit


def test_the_two_ends_of_a_range_are_joined_by_to() -> None:
    cell = Cell((Answer(Estimate(37330.0)), Answer(Estimate(69770.0))))
    assert cell.words(Unit.USD_YEAR) == "$37,330 to $69,770"


def test_two_ends_missing_for_one_reason_give_the_reason_once() -> None:
    gone = Answer(Estimate.withheld("withheld by BLS"))
    cell = Cell((gone, gone))
    assert cell.words(Unit.USD_YEAR) == "withheld by BLS"
    assert not cell.known


def test_a_cell_is_weak_when_any_of_its_answers_is() -> None:
    strong, weak = Answer(Estimate(1.0)), Answer(Estimate(2.0), flags=("weak",))
    assert Cell((strong, weak)).weak
    assert not Cell((strong,)).weak


def test_the_text_of_a_paragraph_is_its_spans_without_emphasis() -> None:
    spans = (Span("Read as "), Span("clerks", Emphasis.TERM), Span("."))
    assert Paragraph(spans).text == "Read as clerks."


def test_a_chart_knows_its_keys_in_order_and_its_points() -> None:
    points = (Point(0, "b", 1.0), Point(1, "b", 2.0), Point(0, "a", 3.0))
    chart = Chart(ChartKind.SHARES, "c", "C", "", "Key", Unit.PERCENT, ("x", "y"), points)
    assert chart.keys == ("b", "a")
    assert chart.point(1, "b") == points[1]
    assert chart.point(1, "a") is None
