"""Words under and over marks, left out where they would run into each other.

What fits depends on how wide a drawing is shown. It is settled for the narrowest page and for
the narrowest phone, and the style sheet shows the one or the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metier.render.chart.pen import SMALL, text, text_width

WIDE, NARROW = 696, 280
"""Pixels that a drawing has at least on a page and on a phone."""

GAP = 6.0
"""Pixels between two words."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words to stand at a place.

    Attributes:
        lines: one under the other.
        x: in per cent; the middle of the words unless they would leave the drawing.
        y: of the first line.
        classes: of the style sheet.
        size: of the letters, in pixels.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    classes: str = ""
    size: float = SMALL

    def span(self, width: float) -> tuple[float, float]:
        """Where the words begin and end in a drawing of a width, in pixels."""
        long = max(text_width(line, self.size) for line in self.lines)
        left = min(max(self.x * width / 100 - long / 2, 0.0), max(width - long, 0.0))
        return left, left + long

    def anchor(self, width: float) -> str:
        """Which end of the words is at their place."""
        left, right = self.span(width)
        middle = self.x * width / 100
        if left == 0.0 and middle - left < right - middle:
            return "start"
        return "end" if right >= width and right - middle < middle - left else "middle"


def fitting(labels: Sequence[Label], width: float) -> list[Label]:
    """Those of the labels that do not meet one before them in the order given."""
    kept: list[Label] = []
    taken: list[tuple[float, float, float]] = []
    for label in labels:
        start, end = label.span(width)
        if all(y != label.y or end + GAP <= a or b + GAP <= start for y, a, b in taken):
            kept.append(label)
            taken.append((label.y, start, end))
    return kept


def written(
    wide: Sequence[Label], narrow: Sequence[Label] | None = None, *, page: float = WIDE
) -> str:
    """Labels that fit, the first in order before others.

    Args:
        narrow: what to choose from on a phone; None for the same.
        page: pixels that the drawing has at least on a page.
    """
    chosen = [
        (shown, {label: label.anchor(width) for label in fitting(labels, width)})
        for shown, labels, width in (
            ("w", wide, page),
            ("n", wide if narrow is None else narrow, NARROW),
        )
    ]
    (_, on_page), (_, on_phone) = chosen
    said = [_text(a, anchor) for a, anchor in on_page.items() if on_phone.get(a) == anchor]
    for shown, mine in chosen:
        others = on_phone if mine is on_page else on_page
        alone = [(label, anchor) for label, anchor in mine.items() if others.get(label) != anchor]
        said += [_text(label, anchor, shown) for label, anchor in alone]
    return "".join(said)


def _text(label: Label, anchor: str, shown: str = "") -> str:
    x = {"start": 0.0, "end": 100.0}.get(anchor, label.x)
    classes = f"{label.classes} {shown}".strip()
    return "".join(
        text(line, x, label.y + 15 * at, classes, anchor) for at, line in enumerate(label.lines)
    )
