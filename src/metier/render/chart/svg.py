"""Charts as SVG for a page: one drawing that fills whatever width it is given.

Its colours and the places of its words are the page's style sheet's, so that it serves light,
dark, print, a page and a phone.
"""

from __future__ import annotations

from dataclasses import replace

from metier.document.chart import Chart, ChartKind
from metier.document.states import StateMap
from metier.render.chart.levels import draw_levels
from metier.render.chart.pen import element, plain, px, words
from metier.render.chart.ranges import draw_ranges
from metier.render.chart.tiles import HEIGHT, WIDTH, draw_states
from metier.render.chart.trends import draw_trends

_DRAWN = {
    ChartKind.RANGE: draw_ranges,
    ChartKind.TREND: draw_trends,
    ChartKind.SHARES: draw_levels,
    ChartKind.RATINGS: draw_levels,
}


def to_svg(chart: Chart) -> str:
    """One chart as an SVG element to stand inside a page.

    Returns:
        The same text for the same chart, every time; the title and the sentence are inside.
        What shows a figure is of the class `p`, its row and column in the table of the chart's
        figures being `data-k` and `data-c`, counted from 0.
    """
    tags = tuple(map(plain, chart.tags))
    points = tuple(replace(point, key=plain(point.key)) for point in chart.points)
    drawn, height = _DRAWN[chart.kind](replace(chart, tags=tags, points=points))
    kind = "levels" if _DRAWN[chart.kind] is draw_levels else chart.kind.value
    return _framed(chart, drawn, kind, height=px(height))


def map_to_svg(drawn: StateMap) -> str:
    """The map of the states, in all its layers; the page shows one, and scales it whole."""
    return _framed(drawn, draw_states(drawn), "map", viewBox=f"0 0 {WIDTH} {HEIGHT}")


def _framed(chart: Chart | StateMap, drawn: str, kind: str, /, **attributes: str) -> str:
    """A drawing with its name and its words for screen readers, as one image."""
    anchor, title, sentence = chart.anchor, chart.title, chart.sentence
    said = element("title", words(title), id=f"{anchor}-title")
    said += element("desc", words(sentence), id=f"{anchor}-desc")
    return element(
        "svg",
        said + drawn,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"chart {kind}",
        role="img",
        aria_labelledby=f"{anchor}-title {anchor}-desc",
        width="100%",
        **attributes,
    )
