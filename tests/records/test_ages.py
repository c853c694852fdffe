"""Ages in completed years, and the spans that levels of age are."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.model.measure import AGES
from metier.records.ages import apart, completed, span
from metier.records.lots import RANGE

EVERY_LOT = np.arange(10_000) * (RANGE // 10_000)


@given(st.dates(date(2020, 1, 1), date(2025, 12, 31)))
def test_as_many_have_had_their_birthday_as_the_day_says(today: date) -> None:
    found = completed(np.full(EVERY_LOT.size, 1980.0), EVERY_LOT, today)
    assert set(found) <= {today.year - 1981, today.year - 1980}
    passed = today.timetuple().tm_yday / (date(today.year, 12, 31).timetuple().tm_yday)
    assert found.mean() == pytest.approx(today.year - 1981 + passed, abs=0.001)


@given(
    st.integers(1960, 2005), st.integers(0, RANGE - 1), st.dates(date(2020, 1, 1), date(2040, 1, 1))
)
def test_nobody_grows_younger(born: int, lot: int, today: date) -> None:
    ages = [
        completed(np.array([float(born)]), np.array([lot]), day)[0]
        for day in (today, today + timedelta(days=30))
    ]
    assert ages[0] <= ages[1]


def test_the_official_levels_are_spans_that_lie_apart() -> None:
    assert [span(name)[0] for name in AGES] == [16, 20, 25, 35, 45, 55, 65]
    assert apart(AGES)
    assert not apart([*AGES, "40"])


@pytest.mark.parametrize("name", ["old", "", "44 to 40", "40-44", "40 and under"])
def test_other_words_are_no_span(name: str) -> None:
    with pytest.raises(UsageError):
        span(name)
