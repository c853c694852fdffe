"""Disclosed pay, as filed in a unit and perhaps a range, as USD a year."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.fields import YEARLY, Checked, Fault, amount, yearly

_UNITS = {
    **dict.fromkeys(("hour", "hourly", "hr"), "hour"),
    **dict.fromkeys(("week", "weekly", "wk"), "week"),
    **dict.fromkeys(("bi-weekly", "biweekly", "bi"), "bi-weekly"),
    **dict.fromkeys(("month", "monthly", "mth"), "month"),
    **dict.fromkeys(("year", "yearly", "annual", "yr"), "year"),
}
MINIMUM = 7.25 * YEARLY["hour"]
"""The federal minimum wage of a full-time year, USD."""

_BELOW_MINIMUM = Fault(
    f"USD a year from {MINIMUM:,.0f}", "pay below the federal minimum wage of a full-time year"
)
_NO_PAY = Fault("an amount", "no pay")
_UNREADABLE = Fault("an amount, or two with a hyphen between", "unreadable pay")
_NO_UNIT = Fault("hour, week, bi-weekly, month or year", "pay without a known unit")
_BACKWARDS = Fault("the upper end of the range above the lower", "a range of pay upside down")


def unit(text: str) -> object:
    """A unit of pay.

    >>> unit("Bi-Weekly"), unit("yr"), unit("Piece Rate").reason
    ('bi-weekly', 'year', 'pay without a known unit')
    """
    return _UNITS.get(text.casefold(), _NO_UNIT)


def low(text: str) -> object:
    """The amount, or the lower of a range as one text.

    >>> low("94000 - 100,000.00"), low("94000 -"), low("-5")
    (94000.0, 94000.0, -5.0)
    """
    value = amount(text)
    if value is None:
        value = amount(text.partition("-")[0].strip())
    return _UNREADABLE if value is None else value


def high(text: str) -> object:
    """The upper end of a range as one text; None if it is no range.

    >>> high("94000 - 100,000.00"), high("94000 -"), high("94000")
    (100000.0, None, None)
    """
    upper = text.partition("-")[2].strip()
    return amount(upper) if amount(text) is None and upper else None


def _upper(text: str) -> object:
    value = amount(text)
    return _UNREADABLE if value is None else (value or None)


def of_a_full_year(value: float) -> float | Fault:
    """The amount, unless the law forbids to pay so little for a full-time year.

    Less than that is most often filed in another unit than was stated, or is part-time pay.

    Source: Fair Labor Standards Act, 29 U.S.C. 206: 7.25 USD an hour since July 2009.
    """
    return _BELOW_MINIMUM if value < MINIMUM else yearly(value)


def annual(checked: Checked, columns: frozenset[str]) -> None:
    """Read the pay of a batch into `pay`, USD a year, and `pay_unit`, as it was filed.

    Args:
        columns: those that the file has; pay without a column of units is of a year, and an
            upper end of 0 is none.
    """
    checked.read("hourly", low, pa.float64())
    checked.read("pay", low, pa.float64())
    checked.read("pay_unit", unit, pa.string())
    if "pay_to" in columns:
        checked.read("pay_to", _upper, pa.float64())
    else:
        checked.read("pay_to", high, pa.float64(), "pay")
    filed, hourly, upper = (checked.column(name) for name in ("pay", "hourly", "pay_to"))
    by_hour = pc.and_(pc.is_null(filed), pc.is_valid(hourly))
    lower = pc.coalesce(filed, hourly)
    checked.refuse(pc.is_null(lower), "pay", _NO_PAY)
    checked.refuse(pc.less(upper, lower), "pay", _BACKWARDS)
    stated = checked.column("pay_unit")
    if "pay_unit" in columns:
        checked.refuse(pc.and_(pc.is_null(stated), pc.invert(by_hour)), "pay_unit", _NO_UNIT)
    units = pc.if_else(by_hour, "hour", pc.fill_null(stated, "year"))
    names = pa.array(list(YEARLY), pa.string())
    times = pa.array(list(YEARLY.values()), pa.float64()).take(pc.index_in(units, value_set=names))
    middle = pc.divide(pc.add(lower, pc.coalesce(upper, lower)), 2.0)
    checked.keep("pay_unit", units)
    checked.keep("pay", pc.round(pc.multiply(middle, times), ndigits=2))
    checked.test("pay", of_a_full_year)
