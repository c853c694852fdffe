"""Colours and marks tell careers apart, in colour, in grey and by shape."""

from __future__ import annotations

import re

from metier.render.chart.parts import SHAPES, VARIABLES, dot, ink_of, layer, mark_of, text_width


def luminance(colour: str) -> float:
    """Relative luminance of a hexadecimal colour. Source: WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def fallback(variable: str) -> str:
    found = re.search(r"#[0-9a-f]{6}", VARIABLES[variable])
    assert found
    return found[0]


def test_names_can_be_read_on_paper() -> None:
    paper = luminance("#fffefb")
    for career in range(5):
        assert (paper + 0.05) / (luminance(fallback(ink_of(career))) + 0.05) >= 4.5


def test_the_two_careers_differ_in_grey() -> None:
    first, second = (luminance(fallback(mark_of(career))) for career in (0, 1))
    assert (second + 0.05) / (first + 0.05) >= 2


def test_each_career_has_a_shape_of_its_own() -> None:
    assert len(set(SHAPES)) == len(SHAPES) == 5
    assert dot(1)["shape"] != dot(0)["shape"]


def test_a_bare_name_is_a_quantitative_field() -> None:
    made = layer([{"x": 1}], {"type": "point"}, x="x")
    assert made["encoding"]["x"] == {"field": "x", "type": "quantitative"}


def test_longer_words_need_more_room() -> None:
    assert text_width("collectors") > text_width("clerks")
