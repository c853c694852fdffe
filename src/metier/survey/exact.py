"""Sums of floating-point numbers that do not depend on the order of the summands.

Each summand is cut into three whole multiples of fixed powers of two, and the
multiples are added as 64-bit integers. Integer addition is associative, so
a sum over parts, in whatever cut and order, is the same to the last bit. A summand
loses what is below 2^-60, and nothing else.

Source: the pre-rounding of Demmel and Nguyen (2015), "Parallel Reproducible
Summation", IEEE Transactions on Computers 64(7), with bins at fixed exponents.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from metier.errors import InputError
from metier.survey.kernels import Array

LIMBS = 3
BITS = 40
"""Between one limb's unit and the next."""
_UNITS = (2.0**20, 2.0**-20, 2.0**-60)
ROWS = 1 << 22
"""Summands, or carried sums, after which `carry` is due: times half of 2^40 that fits 64 bits."""
LARGEST = 2.0**60
"""No summand may be larger; 2^22 of these, in units of 2^20, stay within 64 bits."""


@njit(cache=True, nogil=True)
def add(limbs: Array, value: float) -> None:
    """Add a number to a sum held in three limbs."""
    upper = np.rint(value * 2.0**-20)
    rest = value - upper * 2.0**20
    middle = np.rint(rest * 2.0**20)
    rest -= middle * 2.0**-20
    limbs[0] += np.int64(upper)
    limbs[1] += np.int64(middle)
    limbs[2] += np.int64(np.rint(rest * 2.0**60))


def zeros(*shape: int) -> Array:
    """Sums of nothing: limbs stand on the last axis."""
    return np.zeros((*shape, LIMBS), np.int64)


def carry(limbs: Array) -> None:
    """Bring each sum of a contiguous array to its one representation, in place.

    Lower limbs then lie within half a unit of the limb above.

    >>> sums = np.array([0, 0, 3 << 39], np.int64)
    >>> carry(sums)
    >>> sums.tolist()
    [0, 2, -549755813888]
    """
    _carry(limbs.reshape(-1, LIMBS))


@njit(cache=True, nogil=True)
def _carry(sums: Array) -> None:
    half = np.int64(1) << (BITS - 1)
    for row in range(sums.shape[0]):
        for at in range(LIMBS - 1, 0, -1):
            over = (sums[row, at] + half) >> BITS
            sums[row, at] -= over << BITS
            sums[row, at - 1] += over


def total(limbs: Array) -> Array:
    """The sums as floating-point numbers.

    >>> sums = zeros()
    >>> for value in (1e15, 0.1, -1e15):
    ...     add(sums, value)
    >>> carry(sums)
    >>> float(total(sums))
    0.1
    """
    upper, middle, lower = (limbs[..., at] * unit for at, unit in enumerate(_UNITS))
    summed: Array = upper + (middle + lower)
    return summed


def check(largest: float, what: str) -> None:
    """Refuse summands that the limbs cannot hold.

    Raises:
        InputError: the largest is beyond `LARGEST`, infinite or not a number.
    """
    if not largest < LARGEST:
        raise InputError(what, f"finite numbers, products below {LARGEST:.0e}", f"{largest:g}")
