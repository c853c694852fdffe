"""A chart is laid out with the table of its figures, whose cells its marks name."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from tests.fixtures.comparisons import clerks_and_collectors
from tests.render.chart.drawn import marks

from metier.atlas import Atlas
from metier.document.chart import Chart
from metier.document.figures import charts, pictures
from metier.render.chart import pictured


@pytest.mark.parametrize("chart", charts(clerks_and_collectors()), ids=lambda c: c.anchor)
def test_the_table_has_a_cell_for_every_mark(chart: Chart) -> None:
    shown = pictured(chart)
    assert len(shown.columns) == 1 + len(chart.tags)
    for column, row, _ in marks(chart):
        key, values = shown.rows[row]
        assert key
        assert values[column] != "not listed"


def test_a_map_has_a_column_for_each_layer_and_a_row_for_each_state(almanac: Atlas) -> None:
    comparison = almanac.compare("registered nurse", "medical assistant")
    shown = next(p for p in map(pictured, pictures(comparison)) if p.layers)
    assert shown.columns == (
        "State", "Pay of nurses", "Pay of assistants", "The gap in pay", "Number of nurses",
        "Number of assistants",
    )  # fmt: skip
    assert len(shown.rows) == 51
    assert dict(shown.rows)["California"] == ("not in these records",) * 5
    assert ET.fromstring(shown.drawing).get("viewBox")
