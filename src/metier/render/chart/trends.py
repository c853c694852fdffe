"""A line with its band for each career, named at its end."""

from __future__ import annotations

from collections.abc import Sequence

from metier.document.chart import Chart, Point
from metier.render.chart.frame import across, apart, name_of
from metier.render.chart.pen import dot, element, marked, px, rule, text
from metier.render.chart.scale import Scale, scale, short_money, ticks

_TOP, _BOTTOM = 26.0, 262.0
_LEFT, _SIDE = 12.0, 3.0
"""Per cent of the drawing left free: for the values of the axis, and for half a mark."""


def draw_trends(chart: Chart) -> tuple[str, float]:
    """The inside of the drawing, and its height in pixels; the band is the margin."""
    years = sorted({_year(point) for point in chart.points})
    ends = [p.value + side * (p.margin or 0.0) for p in chart.points for side in (-1, 1)]
    x = scale(years[0], years[-1], _LEFT, 100 - _SIDE)
    y = scale(min(ends), max(ends), _BOTTOM - 30, _TOP)
    drawn = across(x, ((year, str(year)) for year in years), _BOTTOM, _BOTTOM + 4)
    for value in ticks(y.low, y.high, 4):
        drawn += rule(0, 100, y(value), y(value), "grid")
        drawn += text(short_money(value), 0, y(value) - 4, "axis")
    careers = [_of(chart, career) for career in range(len(chart.tags))]
    drawn += element(
        "svg",
        "".join(_line(mine, career, x, y) for career, mine in enumerate(careers) if mine),
        viewBox=f"0 0 100 {px(_BOTTOM)}",
        preserveAspectRatio="none",
        width="100%",
        height=_BOTTOM,
    )
    rows = chart.keys
    for mine in careers:
        for point in mine:
            mark = dot(point.career, x(_year(point)), y(point.value))
            drawn += marked(mark, point.career, rows.index(point.key))
    return drawn + _names(chart, careers, y), _BOTTOM + 24


def _of(chart: Chart, career: int) -> list[Point]:
    return sorted((p for p in chart.points if p.career == career), key=_year)


def _year(point: Point) -> int:
    return int(point.key[:4])


def _line(mine: Sequence[Point], career: int, x: Scale, y: Scale) -> str:
    """In a frame of 100 by its height in pixels, which is stretched across."""
    spots = [(x(_year(point)), point) for point in mine]
    path = _path([(at, y(point.value)) for at, point in spots])
    drawn = element("path", d=path, class_="line")
    banded = [(at, point) for at, point in spots if point.margin]
    if len(banded) > 1:
        upper = [(at, y(p.value + (p.margin or 0.0))) for at, p in banded]
        lower = [(at, y(p.value - (p.margin or 0.0))) for at, p in reversed(banded)]
        drawn = element("path", d=_path([*upper, *lower]) + "z", class_="band") + drawn
    return element("g", drawn, class_=f"s{career + 1}")


def _path(spots: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in spots)


def _names(chart: Chart, careers: Sequence[Sequence[Point]], y: Scale) -> str:
    """Above the end of each line, of the lowest of several below it; moved down where they meet."""
    last = sorted((mine[-1] for mine in careers if mine), key=lambda point: -point.value)
    wanted = [y(point.value) - 13 for point in last]
    if len(last) > 1:
        wanted[-1] = y(last[-1].value) + 23
    spots = apart(wanted, 17)
    over = max(spots[-1] - (_BOTTOM - 4), 0.0)
    return "".join(
        name_of(chart.tags[point.career], point.career, 100, spot - over, "end")
        for point, spot in zip(last, spots, strict=True)
    )
