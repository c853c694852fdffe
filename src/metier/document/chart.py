"""A chart as points with the sentence that says what they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from metier.model.measure import Unit


class ChartKind(StrEnum):
    """What a chart shows."""

    RANGE = "range"
    """percentiles of each career on one axis"""
    TREND = "trend"
    """a line with its band for each career"""
    SHARES = "shares"
    """levels of a distribution, a mark for each career"""
    RATINGS = "ratings"
    """entries rated for each career, shared and not"""


@dataclass(frozen=True, slots=True)
class Point:
    """One mark of a chart.

    Attributes:
        career: index of the career.
        key: the percentile, period, level or entry.
        margin: None if unknown.
        bound: whether the value is a floor.
    """

    career: int
    key: str
    value: float
    margin: float | None = None
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Points to draw, with the sentence that says what they show.

    Attributes:
        key_label: what the keys are, as the head of the data table's first column.
        source: publications and periods of the points, in words.
        heads: what stands above a key where entries of another kind begin.
    """

    kind: ChartKind
    anchor: str
    title: str
    sentence: str
    key_label: str
    unit: Unit
    tags: tuple[str, ...]
    points: tuple[Point, ...]
    source: str = ""
    heads: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the points, each once."""
        return tuple(dict.fromkeys(point.key for point in self.points))

    def point(self, career: int, key: str) -> Point | None:
        """The mark of one career at one key; None where there is none."""
        return next((p for p in self.points if (p.career, p.key) == (career, key)), None)
