"""Charts are drawn the same every time, say what they show, and cannot be made to fail."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from tests.fixtures.comparisons import clerks_and_collectors, of_three, with_bounds

from metier.document.chart import Chart, ChartKind, Point
from metier.document.figures import charts
from metier.model.measure import Unit
from metier.render.chart import to_svg

CHARTS = [*charts(clerks_and_collectors()), *charts(of_three()), *charts(with_bounds())[:1]]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("chart", CHARTS[:5], ids=lambda c: c.anchor)
def test_a_drawing_is_the_same_every_time_and_well_formed(chart: Chart) -> None:
    first = to_svg(chart)
    assert to_svg(chart) == first
    root = ET.fromstring(first)
    assert root.tag == f"{SVG}svg"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (title.text, desc.text) == (chart.title, chart.sentence)
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.anchor)
def test_a_drawing_is_one_image_as_wide_as_its_place(chart: Chart) -> None:
    drawn = to_svg(chart)
    assert drawn.count("role=") == 1
    assert 'width="100%"' in drawn.partition(">")[0]
    assert len(drawn) < 9_000


def test_colours_are_those_of_the_style_sheet() -> None:
    for chart in CHARTS:
        drawn = to_svg(chart)
        assert not re.search(r"fill=|stroke=|style=|#[0-9a-f]{6}", drawn)
        assert 'class="p s1"' in drawn


def test_names_stand_beside_the_marks() -> None:
    for chart in CHARTS[:5]:
        drawn = to_svg(chart)
        assert ">clerks</text>" in drawn
        assert ">collectors</text>" in drawn


def test_words_that_no_drawing_can_hold_are_left_out_and_long_ones_cut() -> None:
    bad = "\x1b[31m<script>&\ud800 " + "long " * 30
    chart = Chart(
        ChartKind.SHARES, "c", bad, bad, "Key", Unit.PERCENT, (bad, "b"),
        (Point(0, bad, 1.0), Point(1, bad, 2.0)),
    )  # fmt: skip
    drawn = to_svg(chart)
    assert ET.fromstring(drawn) is not None
    assert "<script" not in drawn
    assert "…" in drawn


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, 1e9])
def test_equal_values_can_be_drawn(kind: ChartKind, value: float) -> None:
    keys = ("2024", "2025") if kind is ChartKind.TREND else ("10th", "90th")
    points = tuple(Point(career, key, value) for career in (0, 1) for key in keys)
    chart = Chart(kind, "c", "C", "S", "Key", Unit.USD_YEAR, ("a", "b"), points)
    drawn = to_svg(replace(chart, title="T"))
    assert "nan" not in drawn
    assert "inf" not in drawn
