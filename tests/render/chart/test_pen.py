"""Elements are small, say only what XML can hold, and have colours that can be told apart."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from importlib import resources

from hypothesis import given
from hypothesis import strategies as st

from metier.render.chart.pen import cut, dot, px, text, text_width

CSS = (resources.files("metier") / "render/templates/page.css").read_text("utf-8")
LIGHT, DARK = re.findall(r":root \{([^}]*--mark-1[^}]*)\}", CSS)[:2]


def colour(scheme: str, name: str) -> float:
    """Relative luminance of a colour of the style sheet. Source: WCAG 2.2."""
    found = re.search(rf"--{name}: #([0-9a-f]{{6}})", scheme)
    assert found
    parts = [int(found[1][at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(scheme: str, first: str, second: str) -> float:
    dark, light = sorted((colour(scheme, first), colour(scheme, second)))
    return (light + 0.05) / (dark + 0.05)


def test_names_can_be_read_on_the_paper_of_either_scheme() -> None:
    for scheme in (LIGHT, DARK):
        assert all(contrast(scheme, "paper", f"ink-{career}") >= 4.5 for career in range(1, 6))


def test_the_two_careers_differ_in_grey() -> None:
    assert contrast(LIGHT, "mark-1", "mark-2") >= 2


def test_each_career_has_a_shape_of_its_own() -> None:
    shapes = {re.sub(r' (?:x|y|cx|cy)="[^"]*"', "", dot(career, 10, 10)) for career in range(5)}
    assert len(shapes) == 5


@given(st.text())
def test_any_words_make_an_element_that_says_them(said: str) -> None:
    drawn = ET.fromstring(text(said, 1, 2))
    assert len(drawn.text or "") <= len(said)
    assert [*drawn] == []


@given(st.text(max_size=60), st.floats(20, 300))
def test_words_that_are_cut_fit(said: str, width: float) -> None:
    assert text_width(cut(said, width)) <= width


@given(st.floats(-1e4, 1e4))
def test_numbers_are_written_to_a_tenth(value: float) -> None:
    assert abs(float(px(value)) - value) <= 0.051
    assert "e" not in px(value)
