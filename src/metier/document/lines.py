"""What a line of a table amounts to, for any form that lays it out."""

from __future__ import annotations

from metier.document.chart import Chart, Point
from metier.document.nodes import Cell, Line
from metier.model.measure import Unit
from metier.words import figure, say

Interval = tuple[float, float, float]
"""Where a figure's margin starts, where the figure stands, and where the margin ends."""


def is_list(line: Line) -> bool:
    """Whether a line has entries in order, or names with those they cannot be told from."""
    return any(answer.items for cell in line.cells for answer in cell.answers)


def absence(line: Line) -> str:
    """The reason that all cells share for having nothing to show; empty if there is none."""
    if any(cell.known for cell in line.cells):
        return ""
    reasons = {cell.words(line.unit) for cell in line.cells}
    return reasons.pop() if len(reasons) == 1 else ""


def intervals(line: Line) -> tuple[Interval, ...]:
    """Each career's interval on one axis from 0 to 1; empty unless all careers have one."""
    spans = [_span(cell) for cell in line.cells]
    known = [span for span in spans if span is not None]
    if len(known) < 2 or len(known) < len(spans):
        return ()
    low, high = min(start for start, _, _ in known), max(end for _, _, end in known)
    return tuple(
        ((start - low) / (high - low), (spot - low) / (high - low), (end - low) / (high - low))
        for start, spot, end in known
    )


def chart_words(chart: Chart, key: str) -> tuple[str, ...]:
    """What each career's mark says at one key of a chart, for the table of its figures."""
    points = [chart.point(career, key) for career in range(len(chart.tags))]
    return tuple(
        say("not listed") if point is None else _marked(point, chart.unit) for point in points
    )


def _marked(point: Point, unit: Unit) -> str:
    amount = figure(point.value, unit, point.margin)
    return say("at least {amount}", amount=amount) if point.bound else amount


def _span(cell: Cell) -> Interval | None:
    answer = cell.answers[0]
    estimate, value = answer.estimate, answer.estimate.value
    if len(cell.answers) > 1 or value is None or not answer.margin:
        return None
    if not estimate.known or estimate.category is not None:
        return None
    return value - answer.margin, value, value + answer.margin
