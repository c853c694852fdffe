"""Where a pay lies among an occupation's percentiles: honest between them and beyond their ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.postings import AGENTS, CLERKS, COLLECTORS, snapshot

from metier.compare.standing import Scale, Scales
from metier.model.codes import soc

SCALE = Scale(COLLECTORS, "US", "2025-05", ((10, 30e3), (25, 40e3), (50, 50e3), (90, 70e3)))


@pytest.fixture(scope="module")
def scales(tmp_path_factory: pytest.TempPathFactory) -> Scales:
    return Scales(snapshot(tmp_path_factory.mktemp("standing")))


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        (29_999.0, "below the 10th percentile"),
        (30_000.0, "near the 10th percentile"),
        (45_000.0, "near the 40th percentile"),
        (50_000.0, "near the 50th percentile"),
        (60_000.0, "near the 70th percentile"),
        (70_000.0, "near the 90th percentile"),
        (70_001.0, "above the 90th percentile"),
    ],
)
def test_a_pay_is_placed_between_percentiles_and_not_beyond_them(pay: float, words: str) -> None:
    assert SCALE.words(pay) == words


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_more_pay_never_stands_lower(a: float, b: float) -> None:
    def rank(pay: float) -> tuple[int, int]:
        where, _, number, _ = SCALE.words(pay).split()
        return ("below", "near", "above").index(where), int(number[:-2])

    low, high = sorted((a, b))
    assert rank(low) <= rank(high)


def test_the_state_has_its_own_scale_and_the_nation_stands_behind_it(scales: Scales) -> None:
    found = scales.of([(COLLECTORS, "TX")])[COLLECTORS]
    assert {place: scale.points[0] for place, scale in found.items()} == {
        "TX": (10, 20e3),
        "US": (10, 30e3),
    }
    assert set(scales.of([(COLLECTORS, "MD")])[COLLECTORS]) == {"US"}
    assert found["US"].period == "2025-05"


def test_a_top_coded_percentile_is_no_point(scales: Scales) -> None:
    scale = scales.of([(AGENTS, None)])[AGENTS]["US"]
    assert scale.points == ((10, 50e3), (25, 80e3), (50, 120e3))
    assert scale.words(500e3) == "above the 50th percentile"


def test_an_occupation_without_figures_has_those_of_its_group_or_none(scales: Scales) -> None:
    aides = soc("31-1121")
    assert scales.of([(aides, "TX")])[aides]["US"].occupation == soc("31-1120")
    assert scales.of([(CLERKS, "TX")]) == {}
    assert scales.of([]) == {}


def test_what_was_looked_up_is_not_looked_up_again(tmp_path: Path) -> None:
    held = snapshot(tmp_path)
    scales = Scales(held)
    first = scales.of([(COLLECTORS, "TX"), (CLERKS, None)])
    (held.folder / "facts.parquet").unlink()
    assert scales.of([(COLLECTORS, "TX"), (CLERKS, None)]) == first
