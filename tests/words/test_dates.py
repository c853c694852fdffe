"""Periods are said as people say them."""

from __future__ import annotations

import pytest

from metier.words import when


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2025", "2025"),
        ("2025-05", "May 2025"),
        ("2024-12", "December 2024"),
        ("2025-05-31", "31 May 2025"),
        ("2024-34", "2024 to 2034"),
        ("2017-2021", "2017 to 2021"),
        ("10th", "10th"),
        ("16 to 19", "16 to 19"),
        ("", ""),
    ],
)
def test_periods_in_words(period: str, said: str) -> None:
    assert when(period) == said
