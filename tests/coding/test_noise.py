"""Noise: keys as postings have them, by a chain of random numbers of the project's own."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding.noise import draw, thinned
from metier.coding.training import noisy

KEYS = st.lists(st.text("abcdefghijklm ", max_size=160), min_size=1, max_size=6)


def test_the_random_numbers_are_even() -> None:
    state = np.array([88_172_645_463_325_252], np.uint64)
    numbers = [draw(state) for _ in range(20_000)]
    assert min(numbers) >= 0
    assert max(numbers) < 1
    assert abs(np.mean(numbers) - 0.5) < 0.01


@settings(deadline=None)  # the first call compiles
@given(KEYS, st.integers(1, 2**30))
def test_without_noise_a_key_stays_as_it_is(keys: list[str], seed: int) -> None:
    found = noisy(keys, (0, 0, 0, 0, 0), seed)
    assert [key.split() for key in found] == [key.split() for key in keys]


@settings(deadline=None)  # the first call compiles
@given(KEYS, st.integers(1, 2**30))
def test_noise_leaves_some_of_every_key_and_fits_its_room(keys: list[str], seed: int) -> None:
    for key, found in zip(keys, noisy(keys, (0.9, 0.0, 0.9, 0.9, 0), seed), strict=True):
        assert len(found) <= 400
        assert len(found.split()) <= len(key.split())


def test_each_kind_of_noise_does_what_it_says() -> None:
    key = "registered intensive care nurse"
    many = [key] * 200
    fewer = noisy(many, (0.5, 0, 0, 0, 0))
    assert all(set(found.split()) <= set(key.split()) for found in fewer)
    assert any(len(found.split()) < 4 for found in fewer)
    foreign = noisy([*many, "zebra keeper"], (0, 1, 0, 0, 0))
    assert all(len(found.split()) == 5 for found in foreign[:200])
    slips = noisy(many, (0, 0, 1, 0, 0))
    assert all(
        abs(len(word) - len(right)) <= 1
        for found in slips
        for word, right in zip(found.split(), key.split(), strict=True)
    )
    assert sum(found != key for found in slips) > 190
    cut = noisy(many, (0, 0, 0, 1, 0))
    assert all("registered".startswith(found.split()[0]) for found in cut)
    assert all(len(found.split()[0]) < 6 for found in cut)


def test_the_same_seed_makes_the_same_noise() -> None:
    assert noisy(["chief cook"] * 9, seed=3) == noisy(["chief cook"] * 9, seed=3)
    assert noisy(["chief cook"] * 9, seed=3) != noisy(["chief cook"] * 9, seed=4)


def test_features_are_left_out_at_the_rate_asked_for() -> None:
    rows, state = np.arange(10_000, dtype=np.int32), np.array([7], np.uint64)
    kept = thinned(rows, len(rows), 0.2, state)
    assert abs(kept - 8_000) < 200
    assert list(rows[:kept]) == sorted(rows[:kept])
