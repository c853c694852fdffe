"""The states as equal squares, about where they lie, a layer for each choice of the map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from metier.document.layers import Shade, Tile
from metier.document.states import StateMap
from metier.render.chart.pen import element, px, words

_ROWS = (
    "AK . . . . . . . . . ME",
    ". . . . . . . . . VT NH",
    "WA ID MT ND MN WI . MI NY MA RI",
    "OR NV WY SD IA IL IN OH PA NJ CT",
    "CA UT CO NE MO KY WV VA MD DE .",
    ". AZ NM KS AR TN NC SC DC . .",
    ". . . OK LA MS AL GA . . .",
    "HI . . TX . . . . FL . .",
)

PLACES: Mapping[str, tuple[int, int]] = {
    letters: (column, row)
    for row, line in enumerate(_ROWS)
    for column, letters in enumerate(line.split())
    if letters != "."
}
"""Column and row of each state by its letters."""

SIDE, STEP = 58, 62
"""Side of a square, and from one to the next, in units of the drawing."""

WIDTH, HEIGHT = 11 * STEP - 4, 8 * STEP - 4


def draw_states(drawn: StateMap) -> str:
    """The inside of the drawing: hatching, then each layer."""
    hatch = element(
        "pattern",
        element("path", d="M-1 1l2-2M0 8l8-8M7 9l2-2", class_="hatching"),
        id=f"{drawn.anchor}-hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    layers = "".join(
        element(
            "g",
            "".join(_tile(drawn.anchor, tile, row, at) for row, tile in enumerate(layer.tiles)),
            class_=f"layer l{at + 1}",
        )
        for at, layer in enumerate(drawn.layers)
    )
    return element("defs", hatch) + layers


@lru_cache(maxsize=20_000)
def _tile(anchor: str, tile: Tile, row: int, column: int) -> str:
    """One state of a layer; that of a career looks the same on all of its pages."""
    across, down = (STEP * at for at in PLACES[tile.state])
    filled = {"fill": f"url(#{anchor}-hatch)"} if tile.shade is Shade.NONE else {}
    inside = element("rect", width=SIDE, height=SIDE, class_=tile.shade, **filled)
    inside += element("text", words(tile.state), x=SIDE / 2, y=27 if tile.short else 35)
    if tile.short:
        inside += element("text", words(tile.short), x=SIDE / 2, y=46, class_="v")
    colour = "" if tile.career is None else f" s{tile.career + 1}"
    return element(
        "g",
        inside,
        class_=f"p{colour}",
        transform=f"translate({px(across)} {px(down)})",
        data_k=str(row),
        data_c=str(column),
    )
