"""Charts as SVG, drawn from the points of a document, with what a page says beside them."""

from metier.render.chart.svg import map_to_svg, to_svg
from metier.render.chart.view import Picture, pictured

__all__ = ["Picture", "map_to_svg", "pictured", "to_svg"]
