"""Cells in words, and what two facts have to share to be the same figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.fact import Cell, Fact, Slice

NATION = Slice("US", "2025-05", "wage and salary jobs")
FACT = Fact(
    soc("43-3011"), "pay.annual.mean", NATION, Estimate(49060.0, 196.24), "oews/2025-05/national"
)


@given(st.builds(Cell, st.text(), st.text(), st.integers(1, 10**6), st.integers(1, 10**6)))
def test_a_cell_in_words_names_sheet_column_and_record(cell: Cell) -> None:
    found = re.fullmatch(r"(.*)!(.*):(\d+)", str(cell), re.DOTALL)
    assert found is not None
    assert str(cell).startswith(f"{cell.sheet}!{cell.column}:")
    assert int(found[3]) == cell.record


@pytest.mark.parametrize(
    "change",
    [
        {"place": "MD"},
        {"period": "2024-05"},
        {"universe": "all jobs"},
        {"industry": "52"},
        {"employer": "Acme"},
        {"group": "female"},
    ],
)
def test_slices_that_differ_in_anything_are_not_alike(change: dict[str, str]) -> None:
    assert replace(NATION, **change) != NATION
    assert len({NATION, replace(NATION), replace(NATION, **change)}) == 2


def test_a_slice_is_of_all_industries_employers_and_groups_unless_it_says_so() -> None:
    assert (NATION.industry, NATION.employer, NATION.group) == (None, None, None)


def test_a_fact_is_an_occupations_published_figure_unless_it_says_otherwise() -> None:
    assert (FACT.title, FACT.cell, FACT.method) == (None, None, "published")
    assert replace(FACT, title="Collections specialist") != FACT
