"""Postings as they are kept for search: once, while they are open, each with its own number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from tests.fixtures import careers

from metier.readers.records import Kind
from metier.records.openings import SCHEMA, openings

TODAY = date(2025, 6, 30)


def kept(
    *files: Sequence[dict[str, Any]], doubles: frozenset[tuple[int, int]] = frozenset()
) -> list[dict[str, Any]]:
    batches = [
        batch.append_column("file", pa.repeat(pa.scalar(at, pa.int32()), batch.num_rows))
        for at, batch in enumerate(careers.coded_rows(Kind.POSTINGS, rows) for rows in files)
    ]
    opened = [
        careers.opened(Kind.POSTINGS, batch, name=f"day{at}.csv")
        for at, batch in enumerate(batches)
    ]
    found = list(openings(batches, opened, doubles, TODAY))
    assert all(batch.schema == SCHEMA for batch in found)
    return [row for batch in found for row in batch.to_pylist()]


def test_expired_and_repeated_postings_are_left_out() -> None:
    rows = [{"expires": date(2025, 6, 29)}, {"expires": TODAY}, {}, {}]
    found = kept(rows, [{}], doubles=frozenset({(0, 4)}))
    assert [(row["source"], row["row"]) for row in found] == [
        ("postings/2025/day0", 2), ("postings/2025/day0", 3), ("postings/2025/day1", 1)
    ]  # fmt: skip


def test_each_has_a_number_of_its_own_that_the_next_build_gives_again() -> None:
    files = ([{"id": "a"}, {"id": "b"}, {}, {}], [{"id": "a"}, {}])
    numbers = [row["posting"] for row in kept(*files)]
    assert len(set(numbers)) == 6
    assert all(0 <= number < 2**63 for number in numbers)
    assert numbers == [row["posting"] for row in kept(*files)]
    moved = kept([{}, *files[0]])
    assert moved[1]["posting"] == numbers[0]  # by its id, in whatever row it stands


def test_one_end_of_pay_stands_for_both() -> None:
    rows = [{"pay_min": 1.0}, {"pay_max": 2.0}, {"pay_min": 1.0, "pay_max": 2.0}]
    pays = [(row["pay_low"], row["pay_high"]) for row in kept(rows)]
    assert pays == [(1.0, 1.0), (2.0, 2.0), (1.0, 2.0)]


def test_without_a_day_all_are_kept() -> None:
    batch = careers.coded_rows(Kind.POSTINGS, [{"expires": date(1990, 1, 1)}])
    file = careers.opened(Kind.POSTINGS, batch)
    numbered = batch.append_column("file", pa.array([0], pa.int32()))
    assert sum(b.num_rows for b in openings([numbered], [file], set(), None)) == 1
