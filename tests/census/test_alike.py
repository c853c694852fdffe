"""Like-for-like effects are kept so that the error of every gap comes out."""

from __future__ import annotations

from math import hypot, sqrt
from pathlib import Path

import pytest

from metier.census.alike import adjusted_effects
from metier.readers.acs import Records, records
from metier.survey.likeforlike import UNIVERSE, like_for_like


@pytest.fixture(scope="module")
def state(official: Path) -> Records:
    """One state of a middling size."""
    return records(official / "acs_pums" / "person_2024_1yr" / "p_24.parquet")


def test_the_error_of_every_gap_is_within_a_hundredth_of_the_exact_one(state: Records) -> None:
    facts = list(adjusted_effects(state))
    effects = {f.occupation.value: f.estimate for f in facts if f.measure == "pay.adjusted.effect"}
    kept = {
        (f.occupation.value, f.slice.group): f.estimate.value
        for f in facts
        if f.measure == "pay.adjusted.error"
    }
    exact = like_for_like(state).effects
    codes = sorted(effects)[::7]
    assert len(codes) > 20
    for first in codes:
        for second in codes:
            if first < second:
                gap = exact.gap((first,), (second,))
                assert gap is not None
                a, b = effects[first], effects[second]
                assert (a.value or 0.0) - (b.value or 0.0) == pytest.approx(gap.gap, abs=1e-6)
                quasi = hypot(a.standard_error or 0.0, b.standard_error or 0.0)
                error = kept.get((first, second)) or quasi
                assert error == pytest.approx(sqrt(gap.standard_error**2), rel=0.011)


def test_effects_say_whom_they_are_of_and_how_they_were_got(state: Records) -> None:
    fact = next(adjusted_effects(state))
    assert fact.slice.universe.startswith(UNIVERSE)
    assert "household" in fact.method
    assert "quasi standard error" in fact.method
