"""Charts as SVG: a Vega-Lite specification for each kind, drawn without a browser.

The colours are CSS variables of the page with a fallback, so that one drawing serves light,
dark and print.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

import vl_convert

from metier.document.nodes import Chart, ChartKind
from metier.render.chart.levels import level_spec
from metier.render.chart.parts import (
    INK,
    RULE,
    VARIABLES,
    WIDE,
    Spec,
)
from metier.render.chart.ranges import range_spec
from metier.render.chart.trends import trend_spec

_NOT_XML = re.compile(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPOKEN = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")')
"""What Vega says to a screen reader of each layer; the drawing as a whole has a name and words."""
_LONGEST = 44
"""Letters of a name beside a mark; the table has it in full."""


def to_svg(chart: Chart, width: int = WIDE) -> str:
    """One chart as an SVG element to stand inside a page.

    Args:
        width: in pixels, of the whole drawing; it scales with its container.

    Returns:
        The same text for the same chart, every time; the title and the sentence are inside.
    """
    chart = _drawable(chart)
    drawn = str(vl_convert.vegalite_to_svg(specification(chart, width), vl_version="6.4"))
    drawn = _SPOKEN.sub("", drawn)
    for colour, variable in VARIABLES.items():
        drawn = drawn.replace(colour, variable)
    id = f"{chart.anchor}-{width}"
    drawn = re.sub(r"\b(clip|gradient_)(\d+)", rf"{id}-\1\2", drawn)
    opening = re.compile(r"<svg[^>]*?viewBox=\"([^\"]*)\"[^>]*>")
    head = (
        rf'<svg xmlns="http://www.w3.org/2000/svg" viewBox="\1" role="img" '
        rf'aria-labelledby="{id}-title {id}-desc" class="chart">'
    )
    said = f'<title id="{id}-title">{escape(chart.title)}</title>'
    said += f'<desc id="{id}-desc">{escape(chart.sentence)}</desc>'
    found = opening.match(drawn)
    return opening.sub(head, drawn, count=1).replace(">", f">{said}", 1) if found else drawn


def _drawable(chart: Chart) -> Chart:
    """The chart with words that can be drawn: Vega ends the process at what XML cannot hold."""
    return replace(
        chart,
        title=_plain(chart.title),
        sentence=_plain(chart.sentence),
        tags=tuple(_short(_plain(tag)) for tag in chart.tags),
        points=tuple(replace(point, key=_plain(point.key)) for point in chart.points),
    )


def _plain(text: str) -> str:
    return _NOT_XML.sub("", text)


def _short(tag: str) -> str:
    return tag if len(tag) <= _LONGEST else tag[: _LONGEST - 1].rstrip() + "…"


def specification(chart: Chart, width: int = WIDE) -> Spec:
    """The Vega-Lite specification of a chart."""
    match chart.kind:
        case ChartKind.RANGE:
            body = range_spec(chart, width)
        case ChartKind.TREND:
            body = trend_spec(chart, width)
        case ChartKind.SHARES | ChartKind.RATINGS:
            body = level_spec(chart, width)
    size = 13 if width == WIDE else 12
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 2, "top": 6, "bottom": 4},
        "background": "transparent",
        "config": _config(size),
        **body,
    }


def _config(size: int) -> Spec:
    return {
        "font": "system-ui, sans-serif",
        "aria": False,
        "view": {"stroke": None},
        "text": {"fontSize": size, "fill": INK, "lineBreak": "\n"},
        "axis": {
            "labelFontSize": size,
            "labelColor": INK,
            "labelLimit": 0,
            "domain": False,
            "ticks": False,
            "gridColor": RULE,
            "labelPadding": 8,
            "title": None,
        },
    }
