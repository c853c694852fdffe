"""What a page needs to lay out a chart: its drawing, its words, and the table of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metier.document.chart import Chart
from metier.document.layers import Layer
from metier.document.lines import chart_words
from metier.document.states import StateMap
from metier.render.chart.svg import map_to_svg, to_svg
from metier.render.escaping import escaped
from metier.words import say, translated, when


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart ready to be laid out.

    Attributes:
        drawing: as SVG, safe to stand in a page.
        columns: heads of the table's columns; the first is that of what the rows are of.
        rows: of the table.
        layers: of a map, of which one is shown at a time.
    """

    anchor: str
    title: str
    sentence: str
    source: str
    drawing: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    layers: tuple[Layer, ...] = ()

    @property
    def body(self) -> Markup:
        """The rows of the table, as HTML."""
        return Markup("").join([_row(key, values) for key, values in self.rows])

    @property
    def careers(self) -> bool:
        """Whether the columns are careers, to be in their colours."""
        return not self.layers


def _row(key: str, values: Sequence[str]) -> Markup:
    cells = "".join([f"<td>{escaped(value)}</td>" for value in values])
    return Markup(f'<tr><th scope="row">{escaped(key)}</th>{cells}</tr>')


def pictured(chart: Chart | StateMap) -> Picture:
    """A chart or a map with its drawing and its figures in words."""
    said = chart.anchor, chart.title, chart.sentence, chart.source
    if isinstance(chart, StateMap):
        columns = (say("State"), *(layer.label for layer in chart.layers))
        rows = tuple(
            (name, tuple(layer.tiles[at].words for layer in chart.layers))
            for at, name in enumerate(chart.names.values())
        )
        return Picture(*said, map_to_svg(chart), columns, rows, chart.layers)
    rows = tuple((translated(when(key)), chart_words(chart, key)) for key in chart.keys)
    return Picture(*said, to_svg(chart), (chart.key_label, *chart.tags), rows)
