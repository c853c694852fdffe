"""When a title's reading is clear, and when the reader has to choose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.codes import soc
from metier.model.coding import Candidate, Coding


def coding(*chances: float) -> Coding:
    codes = (soc(f"43-{3000 + at}") for at in range(len(chances)))
    found = (Candidate(code, "clerks", p, "") for code, p in zip(codes, chances, strict=False))
    return Coding("clerk", "Clerk", tuple(found))


@pytest.mark.parametrize(
    ("chances", "ambiguous"),
    [
        ((), False),
        ((1.0,), False),
        ((0.6,), False),
        ((0.59,), True),
        ((0.6, 0.4), False),
        ((0.59, 0.01), True),
        ((0.75, 0.5), False),
        ((0.625, 0.5), True),
        ((0.7, 0.3, 0.0), False),
    ],
)
def test_a_title_is_ambiguous_below_six_tenths_or_with_a_close_second(
    chances: tuple[float, ...], ambiguous: bool
) -> None:
    assert coding(*chances).ambiguous is ambiguous


@given(st.lists(st.floats(0, 1), max_size=5).map(lambda chances: sorted(chances, reverse=True)))
def test_candidates_below_the_second_change_nothing(chances: list[float]) -> None:
    assert coding(*chances).ambiguous == coding(*chances[:2]).ambiguous


@given(st.lists(st.floats(0, 1), max_size=5))
def test_the_best_is_the_first_and_a_declined_title_has_none(chances: list[float]) -> None:
    made = coding(*chances)
    assert made.best == (made.candidates[0] if chances else None)
    assert bool(made.candidates) == (made.best is not None)
