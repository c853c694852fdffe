"""The time to become one, counted by people and told in months of 30.4375 days."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pytest
from tests.fixtures import careers

from metier.engine import local
from metier.readers.records import Kind
from metier.records.entries import MONTH, entry_times
from metier.records.figures import Origin, Told
from metier.records.histories import ENTRIES

ORIGIN = Origin("profiles/2025/file", "2025", "profiles of file.csv", Kind.PROFILES)


def told(rows: Sequence[tuple[int, str, int | None]]) -> dict[tuple[str | None, str], Told]:
    """Of people, titles and days the figures, by title and measure."""
    batch = pa.RecordBatch.from_pylist(
        [
            {"person": person, "title": title, "occupation": careers.CODES[title],
             "days": days, "weight": 1000}
            for person, title, days in rows
        ],
        ENTRIES,
    )  # fmt: skip
    found = entry_times(ORIGIN, careers.CODES, lambda: iter([batch]), local.run)
    return {(one.fact.title, one.fact.measure): one for one in found}


def test_quarters_are_those_of_the_days() -> None:
    found = told([(at, "Clerk", 100 + at) for at in range(100)])
    for measure, days in (("entry.time", 149), ("entry.time.p25", 124), ("entry.time.p75", 174)):
        estimate = found["Clerk", measure].fact.estimate
        assert estimate.value == pytest.approx(days / 30.4375, rel=1e-6)
        assert estimate.n == 100
    assert MONTH == 30.4375


def test_a_median_of_days_is_not_a_whole_month() -> None:
    estimate = told([(at, "Clerk", 40) for at in range(12)])["Clerk", "entry.time"].fact.estimate
    assert estimate.value == pytest.approx(40 / 30.4375, rel=1e-6)


def test_who_became_one_under_two_titles_counts_once_for_the_occupation() -> None:
    rows = [
        (at, title, days) for at in range(20) for title, days in (("Clerk", 30), ("Cashier", 900))
    ]
    found = told(rows)
    assert found[None, "entry.time"].people == 20
    assert found[None, "entry.time"].fact.estimate.value == pytest.approx(30 / MONTH, rel=1e-6)
    assert found["Cashier", "entry.time"].fact.estimate.value == pytest.approx(
        900 / MONTH, rel=1e-6
    )


def test_who_was_one_before_anything_is_known_is_not_a_late_beginner() -> None:
    rows = [(at, "Clerk", None) for at in range(20)] + [(at, "Cashier", 900) for at in range(20)]
    found = told(rows)
    assert set(found) == {("Cashier", name) for name in
                          ("entry.time", "entry.time.p25", "entry.time.p75")}  # fmt: skip


def test_nobody_gives_no_figure() -> None:
    assert told([]) == {}
