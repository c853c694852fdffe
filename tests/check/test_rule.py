"""Rules give flags under their id, and numbers as they were printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.check.rule import Found, Rule, decimals, digits, label
from metier.model.comparison import Flag
from metier.model.measure import MEASURES


def test_a_rule_gives_one_flag_for_each_finding() -> None:
    def odd(numbers: list[int]) -> Found:
        yield from ((f"{number} is odd.", ("age.mean",)) for number in numbers if number % 2)

    rule = Rule("odd", "A number is odd.", "n mod 2", odd)
    assert list(rule.flags([1, 2, 3])) == [
        Flag("odd", "1 is odd.", ("age.mean",)),
        Flag("odd", "3 is odd.", ("age.mean",)),
    ]


@given(number=st.integers(-(10**9), 10**9), places=st.integers(0, 3))
def test_a_printed_number_can_be_read_back(number: int, places: int) -> None:
    value = number / 10**places
    assert float(digits(value).replace(",", "")) == pytest.approx(value, rel=1e-9)
    assert decimals(value) <= places


@pytest.mark.parametrize("measure_id", MEASURES)
def test_a_label_inside_a_sentence_begins_small_unless_it_is_an_abbreviation(
    measure_id: str,
) -> None:
    text = label(measure_id)
    assert not text[0].isupper() or text[:2].isupper()
