"""Levels of a distribution or entries of a list, a mark for each career."""

from __future__ import annotations

from typing import Any

from metier.document.nodes import Chart, ChartKind, Point
from metier.render.chart.parts import (
    WIDE,
    Spec,
    dot,
    ink_of,
    layer,
    mark_of,
    text_width,
    word,
)


def level_spec(chart: Chart, width: int) -> Spec:
    """A row for each level, in it a line of its own for each career."""
    end = max(_end(point) for point in chart.points)
    rated = chart.kind is ChartKind.RATINGS
    low = min(point.value for point in chart.points) - 0.3 if rated else 0.0
    above = width < WIDE
    plot = width - 20 if above else width - max(text_width(key) for key in chart.keys) - 20
    longest = max(text_width(tag) for tag in chart.tags)
    named_at = [_naming_key(chart, career) for career in range(len(chart.tags))]
    named_end = max(_end(point) for point in chart.points if point.key == named_at[point.career])
    end = max(end, low + (named_end - low) * plot / max(plot - longest, 60))
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [low, end], "nice": False, "zero": not rated},
        "axis": {"format": "~f", "tickCount": 5, "labelExpr": _percent(rated=rated)},
    }
    y = {"field": "key", "type": "ordinal", "sort": list(chart.keys)}
    # the page's font may be wider than the one measured here
    axis = None if above else {"grid": False, "minExtent": width - plot - 12}
    layers = [_names(chart, y)] if above else []
    for career in range(len(chart.tags)):
        mine = [_level(p, chart) for p in chart.points if p.career == career]
        offset = {"field": "career", "type": "ordinal", "scale": {"paddingOuter": 0.35}}
        place = {"y": {**y, "axis": axis}, "yOffset": offset}
        rule = {"type": "rule", "stroke": mark_of(career), "strokeWidth": 2}
        widened = [spot for spot in mine if spot["low"] < spot["high"]]
        layers.append(layer(widened, rule, x={**x, "field": "low"}, x2={"field": "high"}, **place))
        layers.append(layer(mine, dot(career), x=x, **place))
        name = {"type": "text", "align": "left", "dx": 10, "fontWeight": 600}
        named = [spot for spot in mine if spot["key"] == named_at[career]]
        mark = {**name, "fill": ink_of(career)}
        layers.append(layer(named, mark, x={**x, "field": "high"}, text=word("t"), **place))
    return {"height": {"step": 14, "for": "offset"}, "layer": layers}


def _names(chart: Chart, y: Spec) -> Spec:
    """The names of the levels above their marks, where there is no room beside them."""
    values = [{"key": key, "career": -1} for key in chart.keys]
    mark = {"type": "text", "align": "left", "x": 0}
    place = {"y": {**y, "axis": None}, "yOffset": {"field": "career", "type": "ordinal"}}
    return layer(values, mark, text=word("key"), **place)


def _percent(*, rated: bool) -> str:
    return "datum.label" if rated else "datum.label + ' %'"


def _level(point: Point, chart: Chart) -> dict[str, Any]:
    margin = point.margin or 0.0
    return {
        "x": point.value,
        "key": point.key,
        "career": point.career,
        "low": max(point.value - margin, 0.0),
        "high": point.value + margin,
        "t": chart.tags[point.career],
    }


def _end(point: Point) -> float:
    return point.value + (point.margin or 0.0)


def _naming_key(chart: Chart, career: int) -> str:
    """The level beside whose mark a career's name stands: where there is most room for it.

    It is one that all careers have, if there is one, so that the names stand together.
    """

    def room(key: str) -> tuple[int, float]:
        there = [point for point in chart.points if point.key == key]
        return -len(there), max(_end(point) for point in there)

    mine = [point.key for point in chart.points if point.career == career]
    return min(mine, key=room, default="")
