"""Texts of records into values: one column at a time, each distinct text read once."""

from metier.readers.fields import people
from metier.readers.fields.checking import Checked
from metier.readers.fields.source import (
    last_day,
    own_release,
    owned,
    stated_period,
    stem,
    years_in,
)
from metier.readers.fields.values import (
    FIRST_YEAR,
    LAST_YEAR,
    YEARLY,
    Fault,
    Parse,
    Unstated,
    above_zero,
    amount,
    annual_pay,
    dated,
    iso_date,
    slashed_date,
    whole,
    within,
    yearly,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "YEARLY",
    "Checked",
    "Fault",
    "Parse",
    "Unstated",
    "above_zero",
    "amount",
    "annual_pay",
    "dated",
    "iso_date",
    "last_day",
    "own_release",
    "owned",
    "people",
    "slashed_date",
    "stated_period",
    "stem",
    "whole",
    "within",
    "yearly",
    "years_in",
]
