"""A line with its band for each career, named at its end."""

from __future__ import annotations

from collections.abc import Iterable

from metier.document.nodes import Chart, Point
from metier.render.chart.parts import (
    Spec,
    dot,
    ink_of,
    layer,
    mark_of,
    text_width,
    word,
)


def trend_spec(chart: Chart, width: int) -> Spec:
    """A line by year for each career; the band is the margin."""
    years = sorted({_year(key) for key in chart.keys})
    longest = max(text_width(tag) for tag in chart.tags)
    room = (years[-1] - years[0]) * longest / (width - 70 - longest)
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [years[0], years[-1] + room], "nice": False, "zero": False},
        "axis": {
            "format": "d",
            "values": years,
            "grid": False,
            "labelOverlap": True,
            "labelFlush": False,
        },
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"zero": False},
        "axis": {"format": "$~s", "tickCount": 5},
    }
    layers = []
    for career in range(len(chart.tags)):
        mine = [_dated(p) for p in chart.points if p.career == career]
        banded = [spot for spot in mine if spot["low"] < spot["high"]]
        area = {"type": "area", "fill": mark_of(career), "opacity": 0.22}
        layers.append(layer(banded, area, x=x, y={**y, "field": "low"}, y2={"field": "high"}))
        line = {"type": "line", "stroke": mark_of(career), "strokeWidth": 2.5}
        layers.append(layer(mine, line, x=x, y=y))
        layers.append(layer(mine, dot(career), x=x, y=y))
    layers += _ends(chart, x, y)
    return {"height": 280, "layer": layers}


def _year(period: str) -> int:
    return int(period[:4])


def _dated(point: Point) -> dict[str, float]:
    margin = point.margin or 0.0
    spot: dict[str, float] = {"x": _year(point.key), "y": point.value}
    return {**spot, "low": point.value - margin, "high": point.value + margin}


def _ends(chart: Chart, x: Spec, y: Spec) -> Iterable[Spec]:
    """Names beside the ends of the lines, the higher one above where they meet."""
    lasts = [
        max((p for p in chart.points if p.career == career), key=lambda p: p.key, default=None)
        for career in range(len(chart.tags))
    ]
    ends = sorted((p for p in lasts if p is not None), key=lambda p: p.value)
    extent = max(p.value for p in chart.points) - min(p.value for p in chart.points) or 1.0
    spots: list[float] = []
    for end in ends:
        spot = 230 * end.value / extent
        spots.append(max(spot, spots[-1] + 17.0) if spots else spot)
        name = {"type": "text", "align": "left", "dx": 10, "fontWeight": 600}
        mark = {**name, "dy": 230 * end.value / extent - spots[-1], "fill": ink_of(end.career)}
        values = [{"x": _year(end.key), "y": end.value, "t": chart.tags[end.career]}]
        yield layer(values, mark, x=x, y=y, text=word("t"))
