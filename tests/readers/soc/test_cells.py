"""Codes as the workbooks print them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metier.readers.soc.cells import census_digits


@given(st.integers(min_value=0, max_value=9999))
def test_a_census_code_reads_alike_from_text_and_number(number: int) -> None:
    """Four digits, from 10, 10.0 and '0010'."""
    digits = f"{number:04d}"
    assert census_digits(number) == census_digits(float(number)) == census_digits(digits) == digits
