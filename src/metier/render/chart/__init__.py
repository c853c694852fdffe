"""Charts as SVG, drawn from the points of a document."""

from metier.render.chart.svg import to_svg

__all__ = ["to_svg"]
