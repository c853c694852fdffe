"""Disclosed pay: units and ranges become USD a year, or the row says why not."""

from __future__ import annotations

import pyarrow as pa
import pytest

from metier.readers.fields import Checked
from metier.readers.filings.pay import annual
from metier.readers.records import DISCLOSURES, Ledger

NAMES = ("pay", "pay_to", "pay_unit", "hourly")


def _annual(**texts: str | None) -> tuple[float | None, str | None, list[str]]:
    """Pay, unit and reasons of one row; the columns given are those of the file."""
    columns = {name: pa.array([texts.get(name)], pa.string()) for name in NAMES}
    checked = Checked(pa.record_batch({"row": pa.array([1], pa.int64()), **columns}), "a.csv")
    annual(checked, frozenset(texts))
    ledger = Ledger()
    rows = checked.done(DISCLOSURES, ledger).to_pylist()
    reasons = [aside.reason for aside in ledger.listed]
    return (rows[0]["pay"], rows[0]["pay_unit"], reasons) if rows else (None, None, reasons)


@pytest.mark.parametrize(
    ("pay", "unit", "year"),
    [
        ("25", "Hour", 52_000.0),
        ("1,000.00", "Week", 52_000.0),
        ("2000", "Bi-Weekly", 52_000.0),
        ("5000", "Month", 60_000.0),
        ("60000", "Year", 60_000.0),
        ("60000", "yr", 60_000.0),
    ],
)
def test_each_unit_is_made_a_full_time_year(pay: str, unit: str, year: float) -> None:
    assert _annual(pay=pay, pay_unit=unit)[0] == year


@pytest.mark.parametrize(
    "texts",
    [
        {"pay": "60000", "pay_to": "80000"},
        {"pay": "60000 - 80000"},
        {"pay": "60,000.00", "pay_to": "80,000.00"},
    ],
)
def test_a_range_is_its_middle(texts: dict[str, str]) -> None:
    assert _annual(**texts, pay_unit="Year") == (70_000.0, "year", [])


@pytest.mark.parametrize("upper", [None, "0.00", "0"])
def test_an_upper_end_of_nothing_is_none(upper: str | None) -> None:
    assert _annual(pay="60000", pay_to=upper, pay_unit="Year")[0] == 60_000.0


def test_pay_by_the_hour_in_a_column_of_its_own_counts_where_there_is_no_other() -> None:
    assert _annual(pay=None, hourly="20.5") == (42_640.0, "hour", [])
    assert _annual(pay="50000", hourly="20.5") == (50_000.0, "year", [])


def test_pay_without_a_column_of_units_is_of_a_year() -> None:
    assert _annual(pay="60000") == (60_000.0, "year", [])
    assert _annual(pay="60000 -") == (60_000.0, "year", [])


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ({"pay": None, "pay_unit": "Year"}, "no pay"),
        ({"pay": "60000", "pay_unit": "Piece Rate"}, "pay without a known unit"),
        ({"pay": "60000", "pay_unit": None}, "pay without a known unit"),
        ({"pay": "60000", "pay_to": "50000", "pay_unit": "Year"}, "a range of pay upside down"),
        ({"pay": "60000", "pay_to": "more", "pay_unit": "Year"}, "unreadable pay"),
        ({"pay": "much", "pay_unit": "Year"}, "unreadable pay"),
        ({"pay": "60000", "pay_unit": "Hour"}, "pay above 5,000,000 a year"),
        (
            {"pay": "60", "pay_unit": "Year"},
            "pay below the federal minimum wage of a full-time year",
        ),
        (
            {"pay": "-60000", "pay_unit": "Year"},
            "pay below the federal minimum wage of a full-time year",
        ),
    ],
)
def test_pay_that_is_not_to_be_believed_sets_the_row_aside(
    texts: dict[str, str | None], reason: str
) -> None:
    assert _annual(**texts) == (None, None, [reason])


def test_the_minimum_wage_itself_is_believed() -> None:
    assert _annual(pay="7.25", pay_unit="Hour")[0] == 15_080.0
