"""Levels of a distribution or entries of a list, each with its careers' marks below its name.

A page has two such drawings side by side, each hardly wider than a phone's.
"""

from __future__ import annotations

from collections.abc import Iterator

from metier.document.chart import Chart, ChartKind, Point
from metier.render.chart.frame import across, name_of
from metier.render.chart.pen import cut, dot, marked, px, rule, text, text_width
from metier.render.chart.placing import NARROW
from metier.render.chart.scale import Scale, scale, ticks

_BOLD = 1.1
"""How much wider a career's name is for being bold."""

_LINE, _NAMED, _APART = 13.0, 17.0, 5.0
"""Pixels of a career's line, of the name of a level above them, and below the last line."""


def draw_levels(chart: Chart) -> tuple[str, float]:
    """The inside of the drawing, and its height in pixels; each career has a line of its own."""
    rated = chart.kind is ChartKind.RATINGS
    low = max(min(p.value for p in chart.points) - 0.3, 1.0) if rated else 0.0
    high = max(point.value + (point.margin or 0.0) for point in chart.points)
    at = scale(low, high, 2, 96)
    step = _NAMED + _LINE * len(chart.tags) + _APART
    tops = dict(zip(chart.keys, _tops(chart, step), strict=True))
    bottom = max(tops.values()) + step
    named = [(one, f"{one:.1f}" if rated else f"{px(one)} %") for one in ticks(low, high)]
    axis = across(at, named, 4, bottom, NARROW)
    rows = chart.keys
    marks = "".join(
        marked(_mark(point, tops[point.key], at), point.career, rows.index(point.key))
        for point in chart.points
    )
    names = "".join(_names(chart, tops, at))
    return axis + marks + names + "".join(_levels(chart, tops)), bottom + 22


def _tops(chart: Chart, step: float) -> Iterator[float]:
    """Where each level begins; one with a heading leaves room for it."""
    top = 4.0
    for key in chart.keys:
        top += 26 if key in chart.heads else 0
        yield top
        top += step


def _levels(chart: Chart, tops: dict[str, float]) -> Iterator[str]:
    """The name of each level, as much of it as a phone has room for."""
    for key, top in tops.items():
        if key in chart.heads:
            yield text(cut(chart.heads[key], NARROW - 16), 0, top - 6, "head")
        yield text(cut(key, NARROW - 16), 0, top + 13, "key")


def _y(top: float, career: int) -> float:
    return top + _NAMED + _LINE * (career + 0.5)


def _mark(point: Point, top: float, at: Scale) -> str:
    y, margin = _y(top, point.career), point.margin or 0.0
    spread = ""
    if margin:
        low = max(point.value - margin, at.low)
        spread = rule(at(low), at(point.value + margin), y, y, "err")
    return spread + dot(point.career, at(point.value), y)


def _names(chart: Chart, tops: dict[str, float], at: Scale) -> Iterator[str]:
    """Each career's name beside one of its marks, all at the same level if one has room."""
    for career, key in enumerate(_naming(chart, at)):
        point = chart.point(career, key)
        if point is not None:
            (low, high), (left, right) = _ends(point, at), _room(point, at)
            tag = chart.tags[career]
            after = right >= min(left, _long(tag))
            x, anchor = (high, "start") if after else (low, "end")
            said = cut(tag, (right if after else left) / _BOLD)
            yield name_of(said, career, x, _y(tops[key], career) + 4, anchor, 10)


def _ends(point: Point, at: Scale) -> tuple[float, float]:
    margin = point.margin or 0.0
    return at(max(point.value - margin, at.low)), at(point.value + margin)


def _room(point: Point, at: Scale) -> tuple[float, float]:
    """Pixels that a phone has for a name to the left and to the right of a mark."""
    low, high = _ends(point, at)
    return low / 100 * NARROW - 14, (100 - high) / 100 * NARROW - 14


def _long(tag: str) -> float:
    return text_width(tag) * _BOLD


def _naming(chart: Chart, at: Scale) -> Iterator[str]:
    """For each career the first level with room beside its mark, if it can one that all have."""

    def room(key: str, careers: list[int]) -> tuple[int, float]:
        there = [p for c in careers if (p := chart.point(c, key)) is not None]
        spare = (max(_room(p, at)) - _long(chart.tags[p.career]) for p in there)
        least = min(spare, default=0.0)
        return len(there), min(least, 0.0)

    every = list(range(len(chart.tags)))
    best = max(chart.keys, key=lambda key: room(key, every))
    for career in every:
        alone = chart.point(career, best) is None
        yield max(chart.keys, key=lambda key: room(key, [career])) if alone else best
