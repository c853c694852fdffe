"""Women's pay against men's is the ratio of two medians."""

from __future__ import annotations

import pandas as pd
import pytest

from metier.readers.base import Reading


def test_womens_pay_against_mens_is_the_ratio_of_the_medians(
    reading: Reading, table: pd.DataFrame
) -> None:
    found = {
        fact.occupation.value: fact for fact in reading.facts if fact.measure == "pay.gender.gap"
    }
    assert found
    for code, fact in found.items():
        known = table[(table["code"] == code) & table["steady_pay"].notna()]
        medians = []
        for sex in (2, 1):
            rows = known[known["SEX"] == sex].sort_values("steady_pay")
            running = rows["PWGTP"].cumsum()
            medians.append(rows["steady_pay"][running >= running.iloc[-1] / 2].iloc[0])
        assert fact.estimate.value == pytest.approx(100 * (medians[0] / medians[1] - 1), rel=1e-6)
