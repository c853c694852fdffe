"""How far figures may lie from what they stand for by rounding alone."""

from __future__ import annotations

from collections.abc import Iterable

from metier.check.rule import decimals

SEVEN_DIGITS = 5e-7
"""Figures computed from records are kept to seven digits."""


def half_unit(values: Iterable[float]) -> float:
    """Half the unit that figures of one table are rounded to: the finest that any of them shows.

    Args:
        values: of one publication and one unit; zeros tell nothing.

    Returns:
        Half of that unit; 0 where all are zero.

    >>> half_unit([1200.0, 340.0, 0.0]), half_unit([63.2, 4.0]), half_unit([250.0, 17.0])
    (5.0, 0.05, 0.5)
    """
    return min((_unit(value) / 2 for value in values if value), default=0.0)


def around(value: float, half: float) -> tuple[float, float]:
    """The least and the most that a rounded figure may stand for.

    >>> around(200.0, 50.0)
    (149.9999, 250.0001)
    """
    slack = half + SEVEN_DIGITS * abs(value)
    return value - slack, value + slack


def _unit(value: float) -> float:
    if not value.is_integer():
        return 10.0 ** -decimals(value)
    whole = f"{value:.0f}"
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))
