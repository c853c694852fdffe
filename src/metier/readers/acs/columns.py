"""From the Census Bureau's variables to metier's columns.

Columns that hold a category hold its position among the catalogue's groups:
`sex` in SEXES, `race` in RACES, `schooling` in SCHOOLING, `age_band` in AGES.
Pay is in whole cents of the period's dollars.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
MISSING = -(1 << 62)
"""Stands for an absent number while columns are worked out."""

PAY_UNIT = 0.01
"""Dollars in one unit of the pay columns."""

_AGE_STARTS = (20, 25, 35, 45, 55, 65)
_RACE = (MISSING, 1, 2, 4, 4, 4, 3, 5, 6, 7)
"""By RAC1P; three codes of American Indians and Alaska Natives are one group."""
_SCHOOLING = (MISSING, *(0,) * 15, 1, 1, 2, 2, 3, 4, 5, 6, 6)
"""By SCHL: grade 12 without diploma is 15, a professional degree 23, a doctorate 24."""
_SCHOOL_YEARS = (MISSING, 0, 0, 0, *range(1, 12), 12, 12, 12, 13, 14, 14, 16, 18, 19, 21)
"""By SCHL: years of schooling usual for it; 4 is grade 1, 14 is grade 11."""

_HOME = 11
_FULL_TIME_HOURS, _YEAR_ROUND_WEEKS, _YEAR_ROUND_CODE = 35, 50, 1

FIGURES = (
    "age", "age_band", "sex", "race", "schooling", "major", "hours", "weeks", "commute", "remote",
    "self_employed", "experience", "moved_state", "pay", "pay_full_time", "pay_hourly",
)  # fmt: skip
"""The columns made here, all of 64-bit integers."""


def figures(number: Callable[[str], Numbers], names: Sequence[str], factor: Numbers) -> list[Any]:
    """metier's columns of numbers, in the order of `FIGURES`, for civilians at work.

    Args:
        number: gives a variable of the file as numbers, `MISSING` where blank.
        names: the variables the file has.
        factor: ADJINC of each row: millionths that bring dollars to the period's.
    """

    def optional(*choices: str) -> Numbers:
        chosen = next((name for name in choices if name in names), None)
        return number(chosen) if chosen else np.full(factor.size, MISSING)

    age, sex, schooling = number("AGEP"), number("SEX"), number("SCHL")
    hours, cow = optional("WKHP"), optional("COW")
    weeks = optional("WKWN")
    year_round = (weeks >= _YEAR_ROUND_WEEKS) | (optional("WKW") == _YEAR_ROUND_CODE)
    employee = (cow >= 1) & (cow <= 5)
    wages = number("WAGP")
    paid = employee & (wages > 0)
    pay = _where(paid, (np.where(paid, wages, 0) * factor + 5_000) // 10_000)
    worked = np.where((hours > 0) & (weeks > 0), hours * weeks, 0)
    hourly = (np.where(paid, pay, 0) + worked // 2) // np.maximum(worked, 1)
    years = _look_up(_SCHOOL_YEARS, schooling)
    way = optional("JWTRNS", "JWTR")
    came_from = optional("MIGSP")
    from_a_state = (came_from > 0) & (came_from <= 56)
    race = np.where(number("HISP") > 1, 0, _look_up(_RACE, number("RAC1P")))
    columns = (
        age,
        _where(age >= 0, np.searchsorted(_AGE_STARTS, age, side="right")),
        _where((sex == 1) | (sex == 2), 2 - sex),
        race,
        _look_up(_SCHOOLING, schooling),
        optional("FOD1P"),
        hours,
        weeks,
        optional("JWMNP"),
        _where(way >= 0, way == _HOME),
        _where(cow >= 1, (cow == 6) | (cow == 7)),
        _where((years >= 0) & (age >= 0), np.maximum(0, age - years - 6)),
        _where(age >= 1, from_a_state & (came_from != optional("STATE", "ST"))),
        pay,
        _where(paid & (hours >= _FULL_TIME_HOURS) & year_round, pay),
        _where(paid & (worked > 0), hourly),
    )
    return [pa.array(column, mask=column == MISSING) for column in columns]


def _where(known: NDArray[np.bool_], values: NDArray[Any]) -> Numbers:
    return np.where(known, values, MISSING).astype(np.int64)


def _look_up(table: Sequence[int], codes: Numbers) -> Numbers:
    inside = (codes >= 0) & (codes < len(table))
    found: Numbers = np.array(table)[np.where(inside, codes, 0)]
    return found


def integers(column: Any) -> tuple[Numbers, NDArray[np.int64]]:
    """A column as numbers, `MISSING` where blank, and the rows that are not whole numbers.

    >>> integers(pa.array(["7", None, "x", " 08"]))[1].tolist()
    [2]
    >>> integers(pa.array([7.0, float("nan"), 1.5]))[1].tolist()
    [2]
    """
    column = _filled(column)
    if pa.types.is_string(column.type):
        readable = pc.match_substring_regex(column, r"^-?\d{1,15}$")
    elif pa.types.is_floating(column.type):
        readable = pc.equal(pc.trunc(column), column)
    else:
        readable = pc.is_valid(column)
    bad = np.flatnonzero(flags(pc.invert(readable)) & flags(pc.is_valid(column)))
    numbers = pc.cast(pc.if_else(readable, column, None), pa.int64())
    return pc.fill_null(numbers, MISSING).to_numpy(), bad


def codes(column: Any, width: int) -> Any:
    """A column of codes as text with its leading zeros; null where blank.

    >>> codes(pa.array([10, None]), 4).to_pylist(), codes(pa.array(["0010", " "]), 4).to_pylist()
    (['0010', None], ['0010', None])
    """
    column = _filled(column)
    if not pa.types.is_string(column.type):
        column = pc.cast(pc.cast(column, pa.int64()), pa.string())
    return pc.utf8_lpad(column, width, "0")


def flags(mask: Any) -> NDArray[np.bool_]:
    """An Arrow column of truth values for NumPy; null is false."""
    known: NDArray[np.bool_] = pc.fill_null(mask, False).to_numpy(zero_copy_only=False)
    return known


def _filled(column: Any) -> Any:
    """The same column with blanks and NaN as null."""
    if pa.types.is_large_string(column.type) or pa.types.is_dictionary(column.type):
        column = pc.cast(column, pa.string())
    if pa.types.is_string(column.type):
        text = pc.utf8_trim_whitespace(column)
        return pc.if_else(pc.equal(text, ""), None, text)
    if pa.types.is_floating(column.type):
        return pc.if_else(pc.is_nan(column), None, column)
    return column
