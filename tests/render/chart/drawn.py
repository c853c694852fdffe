"""A drawing measured: where its marks and words stand once it is shown at a width."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from metier.document.chart import Chart
from metier.render.chart import to_svg
from metier.render.chart.pen import SIZE, SMALL, text_width
from metier.render.chart.placing import NARROW, WIDE

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """What an element covers, in pixels, and what it says."""

    left: float
    right: float
    top: float
    bottom: float
    said: str = ""
    classes: str = ""

    def meets(self, other: Box) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


def root(chart: Chart) -> ET.Element:
    return ET.fromstring(to_svg(chart))


def shown(chart: Chart, width: float) -> Iterator[ET.Element]:
    """The elements that a width shows."""
    hidden = "n" if width == WIDE else "w"
    for one in root(chart).iter():
        if hidden not in one.get("class", "").split():
            yield one


def words(chart: Chart, width: float) -> list[Box]:
    """Every text that a width shows, in a drawing that has it for its axis."""
    return [_box(one, width) for one in shown(chart, width) if one.tag == f"{SVG}text"]


def _box(one: ET.Element, width: float) -> Box:
    said, classes = one.text or "", one.get("class", "")
    large = not classes or {"name", "key", "head"} & set(classes.split())
    long = text_width(said, SIZE if large else SMALL)
    x = at(one.get("x", "0"), width) + float(one.get("dx", "0"))
    left = x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[one.get("text-anchor", "start")]
    y = float(one.get("y", "0"))
    return Box(left, left + long, y - 10, y + 3, said, classes)


def at(place: str, width: float) -> float:
    """Pixels from the left edge of a place in per cent or in pixels."""
    return float(place[:-1]) * width / 100 if place.endswith("%") else float(place)


def height(chart: Chart) -> float:
    return float(root(chart).get("height", "0"))


def meeting(boxes: list[Box]) -> list[tuple[str, str]]:
    """The pairs of words that run into each other."""
    return [(a.said, b.said) for a, b in combinations(boxes, 2) if a.meets(b)]


def marks(chart: Chart) -> list[tuple[int, int, ET.Element]]:
    """Column, row and element of everything that shows one figure."""
    found = []
    for one in root(chart).iter(f"{SVG}g"):
        if re.search(r"\bp\b", one.get("class", "")):
            found.append((int(one.get("data-c", "")), int(one.get("data-k", "")), one))
    return found


def spot(mark: ET.Element) -> float:
    """Where a mark stands across, in per cent: its dot, or its line."""
    dot = mark.find(f"{SVG}circle")
    if dot is not None:
        return float(dot.get("cx", "")[:-1])
    frame = mark.find(f"{SVG}svg")
    if frame is not None:
        return float(frame.get("x", "")[:-1])
    line = mark.find(f"{SVG}line")
    assert line is not None
    return float(line.get("x1", "")[:-1])


WIDTHS = (WIDE, NARROW)
