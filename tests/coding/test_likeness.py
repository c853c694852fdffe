"""Titles are alike by the words they share, each by how much it tells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metier.coding.likeness import OTHER_HEAD, Likeness

COUNTS = {"loan": 300, "officer": 2_000, "clerk": 1_500, "servicing": 20}
ROW = st.lists(st.sampled_from([*COUNTS, "unheard"]), min_size=1, max_size=4, unique=True)


@given(ROW, ROW)
def test_likeness_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    alike = Likeness(COUNTS)
    assert 0 <= alike(one, other) <= 1
    assert abs(alike(one, other) - alike(other, one)) < 1e-12


@given(ROW)
def test_a_title_is_wholly_like_itself(row: list[str]) -> None:
    assert abs(Likeness(COUNTS)(row, row) - 1) < 1e-12


def test_a_rare_shared_word_counts_more_than_a_common_one() -> None:
    alike = Likeness(COUNTS)
    assert alike.weight("servicing") > alike.weight("officer")
    assert alike(["servicing", "clerk"], ["servicing", "officer"]) > OTHER_HEAD * 0.5


def test_titles_that_end_alike_name_like_workers() -> None:
    alike = Likeness(COUNTS)
    assert alike(["loan", "clerk"], ["servicing", "loan", "clerk"]) > alike(
        ["clerk", "loan"], ["servicing", "loan", "clerk"]
    )
