"""Rows that stand twice: one of each is kept, the others are set aside and listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures import careers

from metier.readers.records import Kind, Records
from metier.records.doubles import kept, without_doubles

Rows = Sequence[dict[str, Any]]
POSTING = {"title": "Clerk", "company": "Acme", "place": "TX", "description": "text"}
MAYBE = st.sampled_from([None, "a", "b"])


def single(kind: Kind, rows: Rows) -> tuple[list[int], Records]:
    """The rows that are kept, and the file with its ledger."""
    batch = careers.coded_rows(kind, rows)
    file = careers.opened(kind, batch)
    list(file.batches())
    numbered = batch.append_column("file", pa.repeat(pa.scalar(0, pa.int32()), batch.num_rows))
    found: set[tuple[int, int]] = set()
    left = without_doubles(numbered, kind, [file], found).column("row").to_pylist()
    assert {row for _, row in found} == {*range(1, len(rows) + 1)} - {*left}
    return left, file


postings = st.lists(
    st.fixed_dictionaries(
        {
            "id": MAYBE,
            "company": st.sampled_from([None, "Acme", "ACME, Inc.", "Best"]),
            "description": MAYBE,
            "pay_min": st.sampled_from([None, 1.0]),
            "posted": st.sampled_from([None, date(2025, 1, 1), date(2025, 2, 1)]),
        }
    ),
    max_size=8,
)


@settings(deadline=None)
@given(postings)
def test_rows_kept_and_rows_set_aside_are_the_rows_that_came(rows: Rows) -> None:
    left, file = single(Kind.POSTINGS, rows)
    assert file.ledger.rows_in == len(rows)
    assert file.ledger.rows_used == len(left)
    assert len(file.ledger.listed) == len(rows) - len(left)


@settings(deadline=None)
@given(postings, st.randoms(use_true_random=False))
def test_how_many_are_kept_does_not_depend_on_their_order(rows: Rows, random: Any) -> None:
    mixed = random.sample(rows, len(rows))
    assert len(single(Kind.POSTINGS, rows)[0]) == len(single(Kind.POSTINGS, mixed)[0])


@settings(deadline=None)
@given(postings)
def test_nothing_that_is_kept_stands_twice(rows: Rows) -> None:
    left, _ = single(Kind.POSTINGS, rows)
    assert single(Kind.POSTINGS, [rows[at - 1] for at in left])[0] == [*range(1, len(left) + 1)]


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"person": MAYBE, "title": MAYBE, "company": MAYBE,
             "start": st.sampled_from([None, date(2020, 1, 1)])}
        ),
        max_size=8,
    )
)  # fmt: skip
def test_positions_are_one_by_person_title_company_and_start(rows: Rows) -> None:
    names = ("person", "title", "company", "start")
    seen, expected = set(), []
    for at, row in enumerate(rows, start=1):
        key = tuple(row[name] for name in names)
        if row["person"] is None or key not in seen:
            expected.append(at)
        seen.add(key)
    assert single(Kind.PROFILES, rows)[0] == expected


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({}, [1]),
        ({"company": "ACME, Inc."}, [1]),
        ({"posted": date(2025, 3, 1)}, [2]),
        ({"company": "Best"}, [1, 2]),
        ({"description": "other"}, [1, 2]),
        ({"description": None}, [1, 2]),
        ({"place": "CA"}, [1, 2]),
        ({"pay_min": 50_000.0}, [1, 2]),
    ],
)
def test_a_posting_is_known_again_by_what_it_says(change: dict[str, Any], left: list[int]) -> None:
    first = {**POSTING, "posted": date(2025, 2, 1)}
    assert single(Kind.POSTINGS, [first, {**first, **change}])[0] == left


def test_postings_of_which_nothing_is_told_are_not_one() -> None:
    plain = {"title": "Clerk", "company": "Acme"}
    assert single(Kind.POSTINGS, [plain, plain])[0] == [1, 2]
    nameless = {**POSTING, "company": None}
    assert single(Kind.POSTINGS, [nameless, nameless])[0] == [1, 2]


def test_what_is_set_aside_says_which_row_stands_for_it_and_why() -> None:
    rows = [
        {**POSTING, "posted": date(2025, 2, 1)},
        {**POSTING, "posted": date(2025, 3, 1)},
        {**POSTING, "posted": date(2025, 3, 1)},
    ]
    _, file = single(Kind.POSTINGS, rows)
    told = [(aside.row, aside.reason, aside.expected) for aside in file.ledger.listed]
    expected = "a record once; row 2 of file.csv is it"
    assert told == [(1, "posted again", expected), (3, "stands twice", expected)]


def test_other_records_are_never_one() -> None:
    assert single(Kind.REVIEWS, [{"company": "Acme", "rating": 3.0}] * 3)[0] == [1, 2, 3]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=8),
)
def test_rows_joined_by_a_chain_have_one_kept_row(rows: list[tuple[int, int, int]]) -> None:
    newness, one, two = np.array(rows, np.int64).reshape(-1, 3).T
    found = kept(newness, one, two).tolist()
    assert all(found[found[at]] == found[at] for at in range(len(rows)))
    for a in range(len(rows)):
        assert newness[found[a]] >= newness[a]
        for b in range(len(rows)):
            if one[a] == one[b] or two[a] == two[b]:
                assert found[a] == found[b]
