"""What all chart specifications are made of: colours, layers, marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Spec = dict[str, Any]
"""A Vega-Lite specification or a part of one."""

WIDE, NARROW = 720, 340
"""Widths in pixels for a page and for a phone."""

SHAPES = ("circle", "diamond", "square", "triangle-up", "cross")
"""The mark of each career, so that colour is never the only difference."""

_INKS = ("#0b5cad", "#a85400", "#22703f", "#7b3f98", "#4a4a4a")
_MARKS = ("#0b5cad", "#e8871e", "#3c9a60", "#a86cc4", "#777777")
_INK, _QUIET, _GRID, _PAPER, _SHADE = "#1b1b1a", "#5c5c58", "#dedcd6", "#fffefb", "#efece4"
VARIABLES = {
    **{f"#a000{at}0": f"var(--mark-{at + 1}, {mark})" for at, mark in enumerate(_MARKS)},
    **{f"#a000{at}1": f"var(--ink-{at + 1}, {ink})" for at, ink in enumerate(_INKS)},
    "#b00000": f"var(--ink, {_INK})",
    "#b00001": f"var(--quiet, {_QUIET})",
    "#b00002": f"var(--rule, {_GRID})",
    "#b00003": f"var(--paper, {_PAPER})",
    "#b00004": f"var(--shade, {_SHADE})",
}
"""Colours that stand for variables while Vega draws; it knows hexadecimal colours only."""

INK, QUIET, RULE, PAPER, SHADE = (f"#b0000{at}" for at in range(5))


def mark_of(career: int) -> str:
    """The colour of a career's marks."""
    return f"#a000{career}0"


def ink_of(career: int) -> str:
    """The colour of a career's name, dark enough to be read."""
    return f"#a000{career}1"


def layer(values: Sequence[Mapping[str, Any]], mark: Spec, **encoding: Any) -> Spec:
    """One layer with data of its own; a bare name in the encoding is a quantitative field."""
    fields = {
        channel: {"field": spec, "type": "quantitative"} if isinstance(spec, str) else spec
        for channel, spec in encoding.items()
    }
    return {"data": {"values": list(values)}, "mark": mark, "encoding": fields}


def text_width(text: str) -> float:
    """About how wide a word is drawn, in pixels; enough to leave room for it."""
    return 7.2 * len(text) + 12


def dot(career: int) -> Spec:
    """The mark of one figure of a career."""
    return {
        "type": "point",
        "shape": SHAPES[career],
        "size": 120 if SHAPES[career] == "diamond" else 80,
        "filled": True,
        "fill": mark_of(career),
        "stroke": PAPER,
        "strokeWidth": 1.2,
        "opacity": 1,
    }


def word(field: str) -> Spec:
    """A field that is text."""
    return {"field": field, "type": "nominal"}
