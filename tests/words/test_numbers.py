"""Figures are rounded by one rule, and the rule has laws."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.measure import Unit
from metier.words import alone, compact, difference, figure, join, ordinal, per
from metier.words.numbers import spread

VALUES = st.floats(-1e7, 1e7, allow_nan=False)
MARGINS = st.floats(1e-6, 1e6, allow_nan=False)
UNITS = st.sampled_from(list(Unit))


def numbers_of(text: str) -> list[float]:
    """The value and, where there is one, the margin that a figure prints."""
    return [float(part.replace(",", "")) for part in re.findall(r"-?[\d,]+(?:\.\d+)?", text)]


@pytest.mark.parametrize(
    ("value", "unit", "margin", "text"),
    [
        (52520.0, Unit.USD_YEAR, 259.4, "$52,520 ± 260"),
        (49060.0, Unit.USD_YEAR, 322.8, "$49,060 ± 320"),
        (50023.0, Unit.USD_YEAR, None, "$50,020"),
        (25.25, Unit.USD_HOUR, None, "$25.25"),
        (25.25, Unit.USD_HOUR, 0.131, "$25.25 ± 0.13"),
        (1021.0, Unit.USD_WEEK, None, "$1,021"),
        (84.1, Unit.PERCENT, 1.9, "84 % ± 2"),
        (-10.5, Unit.PERCENT, None, "-10.5 %"),
        (12.34, Unit.PERCENT, 0.31, "12.3 % ± 0.3"),
        (164790.0, Unit.JOBS, 3253.0, "164,790 ± 3,250"),
        (164790.0, Unit.JOBS, None, "164,790"),
        (43.2, Unit.YEARS, 0.38, "43.2 ± 0.4"),
        (12.0, Unit.MONTHS, None, "12"),
        (4.0, Unit.SCORE, None, "4.0"),
        (3.671, Unit.SCORE, 0.049, "3.67 ± 0.05"),
        (98.0, Unit.INDEX, None, "98"),
    ],
)
def test_figures_read_as_on_the_page(
    value: float, unit: Unit, margin: float | None, text: str
) -> None:
    assert figure(value, unit, margin) == text


def test_data_forms_give_money_to_the_dollar() -> None:
    assert figure(49060, Unit.USD_YEAR, 322.8, exact=True) == "$49,060 ± 323"
    assert figure(50023.4, Unit.USD_YEAR, exact=True) == "$50,023"


def test_halves_are_rounded_away_from_zero_as_people_do() -> None:
    assert figure(50025, Unit.USD_YEAR) == "$50,030"
    assert figure(-2.25, Unit.PERCENT) == "-2.3 %"


@given(VALUES, UNITS, MARGINS, st.booleans())
def test_a_margin_is_never_printed_as_zero(
    value: float, unit: Unit, margin: float, exact: bool
) -> None:
    assert numbers_of(figure(value, unit, margin, exact=exact))[1] > 0


@given(VALUES, UNITS)
def test_a_margin_of_zero_is_no_margin(value: float, unit: Unit) -> None:
    assert "±" not in figure(value, unit, 0.0)


@given(VALUES, UNITS, st.none() | MARGINS, st.booleans())
def test_zero_has_no_sign(value: float, unit: Unit, margin: float | None, exact: bool) -> None:
    text = figure(value, unit, margin, signed=True, exact=exact)
    printed = numbers_of(text)[0]
    assert text[0] in "+-" if printed else text[0] not in "+-"


@given(VALUES, UNITS, st.none() | MARGINS)
def test_a_value_and_its_negative_differ_by_the_sign_alone(
    value: float, unit: Unit, margin: float | None
) -> None:
    assert figure(value, unit, margin).lstrip("-") == figure(-value, unit, margin).lstrip("-")


@given(VALUES, st.floats(100, 1e6))
def test_money_is_rounded_to_two_digits_of_the_margin(value: float, margin: float) -> None:
    shown, shown_margin = numbers_of(figure(value, Unit.USD_YEAR, margin).replace("$", ""))
    step = 10 ** (len(str(int(shown_margin))) - 2)
    assert shown_margin % step == 0
    assert shown % step == 0
    assert abs(shown - value) <= step / 2 + 1e-6
    assert abs(shown_margin - margin) <= step / 2 + 1e-6


@given(st.floats(0, 100), st.floats(0.01, 60))
def test_shares_are_whole_when_the_margin_exceeds_half_a_point(share: float, margin: float) -> None:
    assert ("." in figure(share, Unit.PERCENT, margin).partition(" ")[0]) == (margin <= 0.5)


@given(VALUES, MARGINS, st.booleans())
def test_hourly_pay_keeps_its_cents(value: float, margin: float, exact: bool) -> None:
    text = figure(value, Unit.USD_HOUR, margin, exact=exact)
    assert re.fullmatch(r"-?\$[\d,]+\.\d\d ± [\d,]+\.\d\d", text)


def test_a_difference_has_no_sign_and_shares_differ_by_points() -> None:
    assert difference(-3460, Unit.USD_YEAR, 414) == "$3,460 (± $410)"
    assert difference(10.2, Unit.PERCENT, 3.6) == "10 points (± 4)"
    assert difference(-1.0, Unit.PERCENT, 0.7) == "1 point (± 1)"
    assert difference(8.2, Unit.PERCENT) == "8.2 points"


@given(VALUES, st.none() | MARGINS, st.sampled_from(Unit), st.booleans())
def test_a_figure_alone_is_what_stands_before_its_margin(
    value: float, margin: float | None, unit: Unit, signed: bool
) -> None:
    whole = figure(value, unit, margin, signed=signed)
    assert alone(value, unit, margin, signed=signed) == whole.partition(" ± ")[0]


def test_a_margin_alone_carries_its_currency() -> None:
    assert spread(407.2, Unit.USD_YEAR) == "± $410"
    assert spread(3.4, Unit.PERCENT) == "± 3"


def test_units_are_said_in_words() -> None:
    assert (per(Unit.USD_YEAR), per(Unit.USD_HOUR), per(Unit.NAME)) == ("a year", "an hour", "")


@given(st.lists(st.sampled_from("abcdefgh"), max_size=8), st.integers(1, 8))
def test_a_compact_list_accounts_for_every_word(words: list[str], limit: int) -> None:
    text = compact(words, limit)
    more = re.search(r"(\d+) more", text)
    named = [part for part in re.split(r", | and ", text) if part and "more" not in part]
    assert len(named) + (int(more[1]) if more else 0) == len(words)
    assert len(named) <= limit


def test_lists_join_with_and() -> None:
    assert join(["a", "b", "c"]) == "a, b and c"


def test_ranks_are_said_as_people_say_them() -> None:
    said = [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 112, 123)]
    assert said == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "123rd"]
