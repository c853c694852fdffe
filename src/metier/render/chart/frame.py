"""What all drawings with an axis share: its lines, its values, and the names of careers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metier.render.chart.pen import SIZE, cut, rule, text
from metier.render.chart.placing import NARROW, WIDE, Label, written
from metier.render.chart.scale import Scale


def across(
    at: Scale,
    named: Iterable[tuple[float, str]],
    top: float,
    bottom: float,
    page: float = WIDE,
) -> str:
    """Upright lines at values of an axis across, each named below where there is room.

    Args:
        named: values with what they are called.
        top, bottom: between which the lines stand.
        page: pixels that the drawing has at least on a page.
    """
    spots = [(at(value), name) for value, name in named]
    lines = "".join(rule(x, x, top, bottom, "grid") for x, _ in spots)
    labels = [Label((name,), x, bottom + 16, "axis") for x, name in spots]
    return lines + written([*labels[-1:], *labels[:-1]], page=page)


def name_of(
    tag: str, career: int, x: float, y: float, anchor: str = "start", beside: float = 0.0
) -> str:
    """A career's name in its colour, as much of it as a phone has room for.

    Args:
        beside: pixels from the place to the name, away from it.
    """
    shift = -beside if anchor == "end" else beside
    said = cut(tag, NARROW - 24, SIZE * 1.1)
    return text(said, x, y, f"name c{career + 1}", anchor, shift)


def apart(spots: Sequence[float], least: float) -> list[float]:
    """Places in rising order moved down so that none is nearer to the one before than `least`.

    >>> apart([10.0, 12.0, 60.0], 16.0)
    [10.0, 26.0, 60.0]
    """
    moved: list[float] = []
    for spot in spots:
        moved.append(max(spot, moved[-1] + least) if moved else spot)
    return moved
