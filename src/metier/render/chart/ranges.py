"""Percentiles of each career on one axis, with the part that all have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metier.document.figures import MEAN, overlap
from metier.document.nodes import Chart, Point
from metier.model.measure import Unit
from metier.render.chart.parts import (
    INK,
    PAPER,
    QUIET,
    SHADE,
    WIDE,
    Spec,
    ink_of,
    layer,
    mark_of,
    word,
)
from metier.words import figure

_ROW, _TOP = 104, 46


def range_spec(chart: Chart, width: int) -> Spec:
    """Bars from percentile to percentile, a row for each career."""
    values = [point.value for point in chart.points]
    # half a label's width on either side
    room = (max(values) - min(values)) * 36 / (width - 80) or 1.0
    low, high = min(values) - room, max(values) + room
    height = _ROW * len(chart.tags) + 18
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": {"format": "$~s", "tickCount": 5 if width == WIDE else 4},
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, height], "range": [0, height]},
    }
    layers = list(_shared(chart, x, height))
    for career, tag in enumerate(chart.tags):
        mine = [p for p in chart.points if p.career == career]
        middle = _TOP + _ROW * career
        layers += _band(mine, middle, x, y, career)
        layers += _labels(mine, middle, x, y, (width - 20) / (high - low))
        name = {"type": "text", "align": "left", "fontWeight": 600, "fill": ink_of(career)}
        layers.append(layer([{"y": middle - 38, "t": tag}], {**name, "x": 0}, y=y, text=word("t")))
    return {"height": height, "layer": layers}


def _shared(chart: Chart, x: Spec, height: float) -> Iterable[Spec]:
    """The part of the axis that all ranges cover, behind everything."""
    shared = overlap(chart)
    if shared is not None:
        values = [{"x": shared[0], "x2": shared[1]}]
        yield layer(values, {"type": "rect", "fill": SHADE}, x=x, x2={"field": "x2"})
        name = {"type": "text", "fill": QUIET, "fontSize": 12, "y": height - 8}
        spot = [{"x": sum(shared) / 2, "t": "in every range"}]
        yield layer(spot, name, x=x, text=word("t"))


def _band(mine: Sequence[Point], middle: float, x: Spec, y: Spec, career: int) -> Iterable[Spec]:
    at = {point.key: point.value for point in mine}
    edges = [point.value for point in mine if point.key != MEAN]
    for start, end, wide, opacity in (
        (min(edges, default=None), max(edges, default=None), 12, 0.38),
        (at.get("25th"), at.get("75th"), 22, 1.0),
    ):
        if start is not None and end is not None:
            rule = {"type": "rule", "stroke": mark_of(career), "strokeWidth": wide}
            spot = [{"x": start, "x2": end, "y": middle}]
            yield layer(spot, {**rule, "opacity": opacity}, x=x, x2={"field": "x2"}, y=y)
    if "median" in at:
        spot = [{"x": at["median"], "y": middle - 14, "y2": middle + 14}]
        for colour, thick in ((PAPER, 6.0), (INK, 2.5)):
            tick = {"type": "rule", "stroke": colour, "strokeWidth": thick}
            yield layer(spot, tick, x=x, y=y, y2={"field": "y2"})
    if MEAN in at:
        diamond = {"type": "point", "shape": "diamond", "size": 110, "filled": True}
        spot = [{"x": at[MEAN], "y": middle}]
        yield layer(spot, {**diamond, "fill": PAPER, "stroke": INK}, x=x, y=y)


def _labels(mine: Sequence[Point], middle: float, x: Spec, y: Spec, scale: float) -> Iterable[Spec]:
    """The value and the name of each percentile, where they do not run into each other."""
    placed: list[float] = []
    shown = []
    for key in ("10th", "90th", "median", "25th", "75th"):
        point = next((p for p in mine if p.key == key), None)
        if point is not None and all(abs(point.value - spot) * scale > 48 for spot in placed):
            placed.append(point.value)
            more = " or more" if point.bound else ""
            said = f"{figure(point.value, Unit.USD_YEAR)}{more}\n{key}"
            shown.append({"x": point.value, "y": middle + 30, "t": said})
    yield layer(shown, {"type": "text", "fontSize": 12}, x=x, y=y, text=word("t"))
    for point in mine:
        if point.key == MEAN:
            said = f"{MEAN} {figure(point.value, Unit.USD_YEAR)}"
            spot = [{"x": point.value, "y": middle - 21, "t": said}]
            yield layer(
                spot, {"type": "text", "fontSize": 12, "fill": QUIET}, x=x, y=y, text=word("t")
            )
