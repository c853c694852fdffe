"""Averages, ranges, words about pay, and hours against years."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from metier.check.pay import HOURS_A_YEAR, annual_tolerance
from metier.model.comparison import Flag

Bend = Callable[..., tuple[Flag, ...]]


def texts(flags: tuple[Flag, ...], rule: str) -> list[str]:
    return [flag.text for flag in flags if flag.rule == rule]


@given(cents=st.floats(800, 12000), tens=st.booleans())
def test_rounding_one_wage_to_cents_and_to_dollars_is_never_a_contradiction(
    cents: float, tens: bool
) -> None:
    wage = cents / 100
    annual = round(wage * HOURS_A_YEAR, -1 if tens else 0)
    hourly = round(round(wage, 3), 2)
    assert abs(hourly * HOURS_A_YEAR - annual) <= annual_tolerance(annual)


@given(cents=st.integers(800, 12000))
def test_a_cent_too_much_is_always_a_contradiction(cents: int) -> None:
    annual = float(round(cents / 100 * HOURS_A_YEAR))
    assert abs((cents + 1) / 100 * HOURS_A_YEAR - annual) > annual_tolerance(annual)


def test_the_geometric_middle_is_computed_in_the_text(servicing: tuple[Flag, ...]) -> None:
    text = texts(servicing, "average-is-geometric-middle")[0]
    assert "√($28,000 × $153,000) = $65,452 (line 23)" in text
    assert "within 0.5 %" in text


def test_an_average_nearer_to_the_arithmetic_middle_is_not_flagged(bend: Bend) -> None:
    assert bend(("$38,000 And $72,000", "$41,000 And $61,000")) == ()


def test_one_range_inside_the_other_is_said_with_the_word_it_contradicts(
    servicing: tuple[Flag, ...],
) -> None:
    (text,) = texts(servicing, "range-contains-range")
    assert text.startswith("The range of loan servicing specialists ($28,000 to $153,000) contains")
    assert 'the text says only "higher" (line 7)' in text


def test_a_range_inside_another_is_no_flag_where_no_sentence_ranks_them(bend: Bend) -> None:
    assert bend(("$26,000 And", "$40,000 And"), ("which is higher than", "against")) == ()


def test_a_heavy_overlap_is_measured_on_the_narrower_range(collections: tuple[Flag, ...]) -> None:
    (text,) = texts(collections, "ranges-overlap")
    assert "share $34,000 to $45,000, 61 % of the narrower one" in text


def test_an_hourly_figure_off_by_a_dime_is_multiplied_out(bend: Bend) -> None:
    (flag,) = bend(("$24.50", "$24.60"))
    assert "$24.60 an hour × 2,080 = $51,168, not the $50,960 a year" in flag.text


def test_a_sentence_with_another_figure_than_the_table_is_said(bend: Bend) -> None:
    (flag,) = bend(("the $45,760 average", "the $46,760 average"))
    assert flag.text == (
        "Billing clerk: the text says $46,760 (line 2), the table $45,760 (line 5)."
    )
