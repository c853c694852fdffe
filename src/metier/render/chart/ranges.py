"""Percentiles of each career on one axis, with the part that all have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metier.document.chart import Chart, Point
from metier.document.figures import MEAN, overlap
from metier.model.measure import Unit
from metier.render.chart.frame import across, name_of
from metier.render.chart.pen import bar, diamond, element, marked, rule
from metier.render.chart.placing import NARROW, WIDE, Label, fitting, written
from metier.render.chart.scale import Scale, scale, short_money, ticks
from metier.words import figure
from metier.words.language import say

_ROW, _TOP = 116, 58
_SIDE = 2.0
"""Per cent of the drawing left free at either end."""
_ORDER = ("10th", "90th", "median", "25th", "75th")
"""Percentiles in the order in which their words are given room."""


def draw_ranges(chart: Chart) -> tuple[str, float]:
    """The inside of the drawing, and its height in pixels."""
    values = [point.value for point in chart.points]
    at = scale(min(values), max(values), _SIDE, 100 - _SIDE)
    bottom = _ROW * len(chart.tags) + 22.0
    drawn = _shared(chart, at, bottom)
    drawn += across(at, ((one, short_money(one)) for one in ticks(at.low, at.high)), 0, bottom)
    for career, tag in enumerate(chart.tags):
        mine = {point.key: point for point in chart.points if point.career == career}
        middle = _TOP + _ROW * float(career)
        drawn += name_of(tag, career, 0, middle - 42)
        drawn += "".join(_row(chart, mine, career, middle, at))
    return drawn, bottom + 22


def _shared(chart: Chart, at: Scale, bottom: float) -> str:
    """The part of the axis that all ranges cover, behind everything."""
    shared = overlap(chart)
    if shared is None:
        return ""
    low, high = (at(end) for end in shared)
    words = Label((say("in every range"),), (low + high) / 2, bottom - 7, "axis")
    return bar(low, high, bottom / 2, bottom, "shade") + written([words])


def _row(
    chart: Chart, mine: Mapping[str, Point], career: int, middle: float, at: Scale
) -> Iterator[str]:
    """A thin bar from end to end, a thick one for the middle half, and each percentile marked."""
    edges = [point.value for key, point in mine.items() if key != MEAN]
    colour = f"s{career + 1}"
    bars = ""
    if len(edges) > 1:
        bars += bar(at(min(edges)), at(max(edges)), middle, 12, "reach")
    if "25th" in mine and "75th" in mine:
        bars += bar(at(mine["25th"].value), at(mine["75th"].value), middle, 24, "half")
    yield element("g", bars, class_=colour)
    rows = chart.keys
    for key, point in mine.items():
        x = at(point.value)
        margin = point.margin or 0.0
        if key == MEAN:
            spread = rule(at(point.value - margin), at(point.value + margin), middle, middle, "err")
            mark = spread + diamond(x, middle)
        else:
            long = 15 if key == "median" else 8
            tick = rule(x, x, middle - long, middle + long, "tick")
            mark = rule(x, x, middle - 17, middle + 17, "gap") + tick if key == "median" else tick
        yield marked(mark, career, rows.index(key))
    yield _labels(mine, middle, at)


def _labels(mine: Mapping[str, Point], middle: float, at: Scale) -> str:
    """The value and the name of each percentile, and of the average."""
    y = middle + 33
    labels = [
        Label((_money(mine[key]), say(key)), at(mine[key].value), y)
        for key in _ORDER
        if key in mine
    ]
    drawn = written(*(_two(labels, mine, y, at, width) for width in (WIDE, NARROW)))
    if MEAN in mine:
        said = say("average {figure}", figure=_money(mine[MEAN]))
        drawn += written([Label((said,), at(mine[MEAN].value), middle - 22, "axis")])
    return drawn


def _two(
    labels: list[Label], mine: Mapping[str, Point], y: float, at: Scale, width: float
) -> list[Label]:
    """The labels; where the two ends would meet, one label for both instead of all."""
    if not {"10th", "90th"} <= set(mine) or len(fitting(labels[:2], width)) == 2:
        return labels
    ends = mine["10th"], mine["90th"]
    reach = say("{low} to {high}", low=_money(ends[0]), high=_money(ends[1]))
    said = (reach, say("10th to 90th"))
    return [Label(said, (at(ends[0].value) + at(ends[1].value)) / 2, y)]


def _money(point: Point) -> str:
    value = figure(point.value, Unit.USD_YEAR)
    return say("{figure} or more", figure=value) if point.bound else value
