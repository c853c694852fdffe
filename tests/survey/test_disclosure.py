"""No difference of published counts isolates fewer than ten people."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.survey.disclosure import LEAST, withheld, withheld_cells
from metier.survey.kernels import Array

COUNTS = st.one_of(st.integers(0, 14), st.integers(0, 60))


def isolates(people: int) -> bool:
    return 0 < people < LEAST


@given(st.lists(COUNTS, min_size=1, max_size=7), st.integers(0, 15), st.booleans())
def test_no_sum_of_published_siblings_leaves_fewer_than_ten_of_their_parent(
    children: list[int], elsewhere: int, exhaustive: bool
) -> None:
    parent = sum(children) + (0 if exhaustive else elsewhere)
    mask = withheld(parent, children, exhaustive=exhaustive)
    if isolates(parent):
        assert mask.all()
        return
    shown = [count for count, hidden in zip(children, mask, strict=True) if not hidden]
    assert not any(map(isolates, shown))
    for size in range(len(shown) + 1):
        for some in itertools.combinations(shown, size):
            assert not isolates(parent - sum(some))
    if exhaustive:
        assert mask.sum() != 1


@given(st.lists(st.one_of(st.just(0), st.integers(LEAST, 60)), min_size=1, max_size=7))
def test_nothing_is_withheld_where_no_cell_is_small(children: list[int]) -> None:
    assert not withheld(sum(children), children).any()


@st.composite
def trees(draw: st.DrawFn) -> tuple[Array, Array, Array]:
    """Leaves, unlisted people and a random parent for each cell but the first."""
    cells = draw(st.integers(2, 8))
    parents = [draw(st.integers(0, at - 1)) for at in range(1, cells)]
    own = np.array(draw(st.lists(COUNTS, min_size=cells, max_size=cells)))
    return own, np.array(parents), np.arange(1, cells)


@settings(max_examples=150)
@given(trees())
def test_in_a_tree_no_signed_sum_of_published_cells_isolates_fewer_than_ten_people(
    tree: tuple[Array, Array, Array],
) -> None:
    own, parent, child = tree
    members = np.eye(len(own), dtype=int)
    for at in range(len(own) - 1, 0, -1):
        members[parent[at - 1]] += members[at]
    n = members @ own
    shown = np.flatnonzero(~withheld_cells(n, parent, child, exhaustive=False))
    for signs in itertools.product((-1, 0, 1), repeat=len(shown)):
        group = np.array(signs, int) @ members[shown]
        if ((group == 0) | (group == 1)).all():
            assert not isolates(int(group @ own))


@given(
    st.lists(st.lists(COUNTS, min_size=3, max_size=3), min_size=2, max_size=4),
)
def test_in_a_table_with_both_margins_every_row_and_column_is_safe(table: list[list[int]]) -> None:
    inner = np.array(table)
    rows, columns = inner.shape
    n = np.concatenate([[inner.sum()], inner.sum(1), inner.sum(0), inner.ravel()])
    of_row, of_column = np.arange(rows) + 1, np.arange(columns) + 1 + rows
    cells = np.arange(inner.size) + 1 + rows + columns
    parent = np.concatenate(
        [np.zeros(rows + columns, int), np.repeat(of_row, columns), np.tile(of_column, rows)]
    )
    child = np.concatenate([of_row, of_column, cells, cells])
    division = np.repeat([0, 1, 1, 0], [rows, columns, inner.size, inner.size])
    mask = withheld_cells(n, parent, child, division)
    assert not any(map(isolates, n[~mask]))
    for whole, way in {*zip(parent.tolist(), division.tolist(), strict=True)}:
        family = child[(parent == whole) & (division == way)]
        if mask[whole]:
            assert mask[family].all()
            continue
        assert not isolates(n[whole] - n[family[~mask[family]]].sum())
        assert (mask[family] & (n[family] > 0)).sum() != 1


def test_a_cell_withheld_for_one_family_is_not_derived_from_another() -> None:
    """40 hides the 4 of its first parent, and would be 52 - 12 of its second."""
    n = np.array([84, 52, 4, 40, 40, 12])
    parent, child = np.array([0, 0, 0, 1, 1]), np.array([2, 3, 4, 3, 5])
    assert withheld_cells(n, parent, child).tolist() == [False, False, True, True, False, True]


def test_an_only_child_withheld_elsewhere_takes_its_parent_with_it() -> None:
    n = np.array([44, 40, 4, 40])
    parent, child = np.array([0, 0, 3]), np.array([1, 2, 1])
    assert withheld_cells(n, parent, child).tolist() == [False, True, True, True]


def test_groups_that_overlap_are_divisions_of_their_own() -> None:
    n = np.array([100, 95, 60, 8])
    parent, child = np.zeros(3, int), np.array([1, 2, 3])
    division = np.arange(3)
    mask = withheld_cells(n, parent, child, division, exhaustive=False)
    assert mask.tolist() == [False, True, False, True]
    with pytest.raises(UsageError, match="at most their parent, found 163 of 100"):
        withheld_cells(n, parent, child)


def test_counts_and_lengths_that_cannot_be_are_refused() -> None:
    with pytest.raises(UsageError, match="counts of people"):
        withheld(3, [-1])
    with pytest.raises(UsageError, match="one length"):
        withheld_cells(np.array([20, 10]), np.array([0]), np.array([1, 1]))


def test_a_hundred_thousand_cells_take_less_than_a_few_seconds() -> None:
    draw = np.random.default_rng(5)
    leaves = (draw.pareto(0.8, 100_000) * 8).astype(int)
    wholes = np.bincount(np.arange(100_000) // 50, leaves).astype(int)
    n = np.concatenate([wholes, leaves])
    start = time.perf_counter()
    mask = withheld_cells(n, np.arange(100_000) // 50, np.arange(100_000) + len(wholes))
    assert time.perf_counter() - start < 5
    assert not mask[: len(wholes)].any()
