"""The pay of a posting in USD a year, from its columns or its description."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.readers.fields import Fault, Unstated
from metier.readers.postings.pay import YEARLY_PAY, Pay, described, stated


@pytest.mark.parametrize(
    ("columns", "pay"),
    [
        (("85000", "95000", "YEARLY", "USD"), (85_000, 95_000, "year")),
        (("20", "30", "", ""), (41_600, 62_400, "hour")),
        (("60000", "", "", ""), (60_000, 60_000, "year")),
        (("", "60000", "year", ""), (60_000, 60_000, "year")),
        (("200", "300", "Daily", ""), (52_000, 78_000, "day")),
        (("1000", "", "Weekly", "$"), (52_000, 52_000, "week")),
        (("$105746", "$150000", "Annual", ""), (105_746, 150_000, "year")),
        (("$60k - $80k a year", "", "", ""), (60_000, 80_000, "year")),
        (("60000", "0", "year", ""), (60_000, 60_000, "year")),
        (("60000", "N/A", "year", "N/A"), (60_000, 60_000, "year")),
    ],
)
def test_pay_in_columns_becomes_usd_a_year(
    columns: tuple[str, str, str, str], pay: tuple[float, float, str]
) -> None:
    assert stated(*columns) == Pay(*pay)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (("-5", "", "hour", ""), "pay out of range"),
        (("12", "", "year", ""), "pay out of range"),
        (("90000", "80000", "year", ""), "pay out of range"),
        (("5000001", "", "year", ""), "pay out of range"),
        (("5000", "", "", ""), "pay without a unit"),
        (("100", "90000", "", ""), "pay without a unit"),
        (("1000", "", "ONCE", ""), "unknown unit of pay"),
        (("50000", "", "year", "EUR"), "pay in another currency"),
        (("50000", "", "year", "VND"), "pay in another currency"),
        (("£40,000", "", "year", ""), "pay in another currency"),
        (("1e5", "", "year", ""), "unreadable pay"),
    ],
)
def test_pay_that_cannot_be_is_a_fault_with_its_reason(
    columns: tuple[str, str, str, str], reason: str
) -> None:
    found = stated(*columns)
    assert isinstance(found, Fault)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (("Competitive", "", "", ""), "no figure of pay"),
        (("0", "85000", "year", ""), "only an upper bound of pay"),
        (("up to $90,000", "", "", ""), "only an upper bound of pay"),
    ],
)
def test_pay_without_a_figure_of_what_is_paid_is_missing_and_counted(
    columns: tuple[str, str, str, str], reason: str
) -> None:
    assert stated(*columns) == Unstated(reason)


@pytest.mark.parametrize(
    "columns", [("", "", "year", "EUR"), ("0", "0", "", ""), ("nan", "", "", "")]
)
def test_no_pay_is_no_fault(columns: tuple[str, str, str, str]) -> None:
    assert stated(*columns) is None


@given(st.sampled_from(sorted(YEARLY_PAY)), st.floats(0, 1e7), st.floats(0, 1e7), st.booleans())
def test_pay_is_within_its_range_and_in_order_or_at_fault(
    unit: str, low: float, high: float, named: bool
) -> None:
    found = stated(f"{low:.2f}", f"{high:.2f}", unit if named else "", "")
    if isinstance(found, Pay):
        assert 1000 <= found.low <= found.high <= 5_000_000


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Salary: $85,000 - $95,000 per year", 85_000, 95_000, "year"),
        ("We pay $22.50 - $25/hr.", 46_800, 52_000, "hour"),
        ("The pay range for this role is $20 to $25.", 41_600, 52_000, "hour"),
        ("Annual Salary Range: $70K-$90K", 70_000, 90_000, "year"),
        ("compensation is $4,000 a month", 48_000, 48_000, "month"),
        ("$5,000 sign-on bonus. Pay: $30 per hour", 62_400, 62_400, "hour"),
    ],
)
def test_pay_in_a_description_is_read_by_its_unit_or_in_a_phrase_about_salary(
    text: str, low: float, high: float, unit: str
) -> None:
    assert described(text) == Pay(low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "$5,000 sign-on bonus",
        "manage a budget of $3,000,000 per year",
        "tuition help of $15,250 per year",
        "up to $30 per hour",
        "clients with $85,000 - $95,000",
        "C$85,000 per year",
        "Salary: $12 per year",
        "a $20,000 annual stipend",
    ],
)
def test_other_sums_in_a_description_are_left(text: str) -> None:
    assert described(text) is None


@given(st.text(alphabet="$0123456789,.kK -/houryearsalary\n", max_size=80))
def test_any_description_has_plausible_pay_or_none(text: str) -> None:
    found = described(text)
    assert found is None or 14_560 <= found.low <= found.high <= 2_000_000
