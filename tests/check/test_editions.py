"""A jump is a change that neither errors nor a plausible year explain, and nothing less."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.planted import editions, fact

from metier.check import check_facts
from metier.check.editions import PLAUSIBLE, least_factor
from metier.survey.inference import z


@given(
    before=st.floats(1_000, 1e6),
    ratio=st.floats(0.2, 5.0),
    share=st.floats(0.001, 0.3),
)
def test_the_least_factor_lies_between_none_and_the_factor_itself(
    before: float, ratio: float, share: float
) -> None:
    first, last = editions("pay.annual.mean", before, before * ratio, share)
    least = least_factor(first, last)
    assert least is not None
    factor = max(ratio, 1 / ratio)
    assert 1 <= least <= factor * (1 + 1e-9)
    expected = max(math.log(factor) - z(0.99) * math.hypot(share, share), 0)
    assert math.log(least) == pytest.approx(expected, abs=1e-6)


@given(measure=st.sampled_from(sorted(PLAUSIBLE)), ratio=st.floats(0.2, 5.0))
def test_a_rise_and_the_fall_back_are_doubted_alike(measure: str, ratio: float) -> None:
    rise = check_facts(editions(measure, 50_000, 50_000 * ratio, 0.01))
    fall = check_facts(editions(measure, 50_000 * ratio, 50_000, 0.01))
    assert len(rise) == len(fall)


@given(ratio=st.floats(1 / 1.199, 1.199))
def test_a_plausible_change_of_pay_is_never_a_jump(ratio: float) -> None:
    assert check_facts(editions("pay.annual.mean", 50_000, 50_000 * ratio, 1e-6)) == ()


def test_more_years_between_editions_allow_more() -> None:
    def apart(period: str) -> int:
        old = fact("pay.annual.mean", 50_000, 5, source=f"oews/{period}/national", period=period)
        return len(check_facts([old, fact("pay.annual.mean", 70_000, 7)]))

    assert apart("2024-05") == 1
    assert apart("2023-05") == 0


def test_figures_without_an_error_or_of_other_publications_are_not_compared() -> None:
    old = fact("pay.annual.mean", 50_000, None, source="oews/2024-05/national", period="2024-05")
    other = fact("pay.annual.mean", 50_000, 5, source="acs/2024/person", period="2024")
    assert check_facts([old, fact("pay.annual.mean", 90_000, 9)]) == ()
    assert check_facts([other, fact("pay.annual.mean", 90_000, 9)]) == ()


def test_a_jump_says_both_figures_with_their_cells_and_periods() -> None:
    (flag,) = check_facts(editions("employment.jobs", 17_510, 41_050, 0.05))
    assert "jobs rose from 17,510, table!employment.jobs:7 in 2024-05 to 41,050" in flag.text
    assert "a factor of 2.34, at least 1.954 within the errors; 1.5 is" in flag.text
