"""From values to places on a drawing, and the round values that an axis names."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from values to places.

    Attributes:
        low, high: the values at the ends; they differ.
        start, end: their places, in per cent across or in pixels down.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value.

        >>> Scale(0.0, 50.0, 10.0, 90.0)(25.0)
        50.0
        """
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def scale(low: float, high: float, start: float, end: float) -> Scale:
    """A scale whose ends differ, whatever the values: equal ones stand in its middle.

    >>> scale(5.0, 5.0, 0.0, 100.0)(5.0)
    50.0
    """
    if low == high:
        room = abs(low) / 2 or 1.0
        low, high = low - room, high + room
    return Scale(low, high, start, end)


def ticks(low: float, high: float, count: int = 5) -> tuple[float, ...]:
    """Round values within two ends, about as many as asked for.

    They are multiples of 1, 2 or 5 times a power of ten.

    >>> ticks(34_400, 69_770)
    (40000.0, 50000.0, 60000.0)
    >>> ticks(0.0, 57.0)
    (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
    """
    rough = (high - low) / count
    if rough <= 0:
        return (low,)
    power: float = 10.0 ** floor(log10(rough))
    step = min((power * unit for unit in (1, 2, 5, 10)), key=lambda one: abs(log10(one / rough)))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(round(at * step, 10) for at in range(first, last + 1))


def short_money(value: float) -> str:
    """Dollars on an axis.

    >>> short_money(40_000), short_money(1_250_000), short_money(52_500), short_money(800)
    ('$40k', '$1.25M', '$52.5k', '$800')
    """
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"${value / size:.3g}{letter}"
    return f"${value:.3g}"
