"""Words in the singular, and those that name a worker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.inflection import is_role, names_worker, singular


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("clerks", "clerk"),
        ("women", "woman"),
        ("secretaries", "secretary"),
        ("boxes", "box"),
        ("business", "business"),
        ("gas", "gas"),
        ("men", "men"),
    ],
)
def test_a_plural_has_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@given(st.text("aemnsxzchiu", max_size=10))
def test_a_singular_is_its_own(word: str) -> None:
    assert singular(singular(word)) == singular(word)


@pytest.mark.parametrize(
    ("word", "worker"),
    [("painter", True), ("water", False), ("nurse", True), ("loan", False), ("user", False)],
)
def test_a_workers_name_is_told_by_list_or_ending(word: str, worker: bool) -> None:
    assert is_role(word) is worker
    assert names_worker(f"{word}s") is worker
