"""Charts as SVG, drawn from Vega-Lite specifications."""

from metier.render.chart.parts import NARROW, WIDE
from metier.render.chart.svg import specification, to_svg

__all__ = ["NARROW", "WIDE", "specification", "to_svg"]
