"""Axes name their values, and names of careers keep clear of each other."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from metier.render.chart.frame import across, apart, name_of
from metier.render.chart.scale import Scale


def test_each_value_has_its_line_and_its_name() -> None:
    drawn = across(Scale(0, 100, 0, 100), [(20, "20 %"), (60, "60 %")], 0, 50)
    assert drawn.count("<line") == 2
    assert 'x1="60%"' in drawn
    assert ">60 %</text>" in drawn


def test_a_long_name_is_cut_to_what_a_phone_has_room_for() -> None:
    assert "…" in name_of("long " * 30, 0, 0, 10)


def test_a_name_to_the_left_is_moved_to_the_left() -> None:
    assert 'dx="-10"' in name_of("clerks", 0, 50, 10, "end", 10)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=5).map(sorted))
def test_places_are_moved_apart_and_never_up(spots: list[float]) -> None:
    moved = apart(spots, 16)
    assert all(b - a >= 16 - 1e-9 for a, b in itertools.pairwise(moved))
    assert all(new >= old for new, old in zip(moved, spots, strict=True))
