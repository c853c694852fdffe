"""What a posting says of its pay."""

from __future__ import annotations

import pytest

from metier.model.postings import BANDS, Posting


@pytest.mark.parametrize(
    ("low", "high", "pay"), [(1.0, 2.0, 2.0), (1.0, None, 1.0), (None, 2.0, 2.0), (None,) * 3]
)
def test_pay_is_the_upper_end_or_what_there_is_of_it(
    low: float | None, high: float | None, pay: float | None
) -> None:
    assert Posting(0, "s", None, pay_low=low, pay_high=high).pay == pay


def test_the_bands_of_pay_start_at_nothing_and_rise() -> None:
    assert BANDS[0] == 0
    assert list(BANDS) == sorted(set(BANDS))
