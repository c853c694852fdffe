"""Charts are drawn the same every time, say what they show, and cannot be made to fail."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import altair
import pytest
from tests.fixtures.comparisons import clerks_and_collectors, of_three, with_bounds

from metier.document.figures import charts
from metier.document.nodes import Chart, ChartKind, Point
from metier.model.measure import Unit
from metier.render.chart import NARROW, WIDE, specification, to_svg

CHARTS = [*charts(clerks_and_collectors()), *charts(of_three()), *charts(with_bounds())[:1]]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda c: f"{c.anchor}-{len(c.tags)}")
def test_specifications_are_valid_vega_lite(chart: Chart, width: int) -> None:
    altair.Chart.from_dict(specification(chart, width), validate=True)


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
    assert "width" not in root.attrib


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.anchor)
def test_a_drawing_is_one_image_without_nameless_parts(chart: Chart) -> None:
    drawn = to_svg(chart)
    assert drawn.count("role=") == 1
    assert "aria-roledescription" not in drawn


def test_colours_are_variables_of_the_page_with_a_fallback() -> None:
    drawn = to_svg(CHARTS[0])
    assert "var(--mark-1, #0b5cad)" in drawn
    assert "var(--mark-2, #e8871e)" in drawn
    assert not re.search(r"#[ab]000\d\d", drawn)


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
    for width in (WIDE, NARROW):
        drawn = to_svg(chart, width)
        assert ET.fromstring(drawn) is not None
        assert "<script" not in drawn
        assert "…" in drawn


def test_wide_and_narrow_drawings_have_ids_of_their_own() -> None:
    ids = re.compile(r'id="([^"]+)"')
    wide, narrow = to_svg(CHARTS[0]), to_svg(CHARTS[0], NARROW)
    assert not set(ids.findall(wide)) & set(ids.findall(narrow))


@pytest.mark.parametrize("kind", list(ChartKind))
def test_equal_values_can_be_drawn(kind: ChartKind) -> None:
    keys = ("2024", "2025") if kind is ChartKind.TREND else ("10th", "90th")
    points = tuple(Point(career, key, 5.0) for career in (0, 1) for key in keys)
    chart = Chart(kind, "c", "C", "S", "Key", Unit.USD_YEAR, ("a", "b"), points)
    assert "<svg" in to_svg(replace(chart, title="T"))
