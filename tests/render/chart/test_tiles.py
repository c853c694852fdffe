"""Every state has its own square, within the drawing, in each layer."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from metier.compare.states import HOME
from metier.document.layers import Layer, Shade, Tile
from metier.document.states import StateMap
from metier.render.chart import map_to_svg
from metier.render.chart.tiles import HEIGHT, PLACES, SIDE, STEP, WIDTH

SVG = "{http://www.w3.org/2000/svg}"
TILES = tuple(
    Tile(s.letters, Shade.FIRST, 0, "$52k", "$52,000") if at else
    Tile(s.letters, Shade.NONE, None, "", "not in these records")
    for at, s in enumerate(HOME)
)  # fmt: skip
LAYERS = tuple(Layer(name, TILES, ()) for name in ("Pay of clerks", "Number of clerks"))
MAP = StateMap("chart-states", "T", "S", "", {s.letters: s.name for s in HOME}, LAYERS)


def test_every_state_has_a_place_and_no_two_the_same() -> None:
    assert set(PLACES) == {state.letters for state in HOME}
    assert len(set(PLACES.values())) == 51


def test_squares_are_within_the_drawing() -> None:
    assert max(column for column, _ in PLACES.values()) * STEP + SIDE <= WIDTH
    assert max(row for _, row in PLACES.values()) * STEP + SIDE <= HEIGHT


def test_each_layer_has_all_states_and_says_which_cell_of_the_table_each_is() -> None:
    root = ET.fromstring(map_to_svg(MAP))
    layers = [one for one in root.iter(f"{SVG}g") if "layer" in one.get("class", "")]
    assert [one.get("class") for one in layers] == ["layer l1", "layer l2"]
    for column, layer in enumerate(layers):
        cells = [(one.get("data-c"), one.get("data-k")) for one in layer]
        assert cells == [(str(column), str(row)) for row in range(51)]


def test_a_state_without_a_figure_has_its_letters_alone() -> None:
    root = ET.fromstring(map_to_svg(MAP))
    first = next(one for one in root.iter(f"{SVG}g") if one.get("data-k") == "0")
    assert [one.text for one in first.iter(f"{SVG}text")] == ["AL"]
    assert first.get("class") == "p"


def test_a_drawing_is_small() -> None:
    assert len(map_to_svg(MAP)) < 20_000
