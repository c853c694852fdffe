"""Openings: those still open, and those of each month."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.fixtures import careers

from metier.readers.records import Kind
from metier.records.counts import posting_counts
from metier.records.figures import Origin
from metier.records.positions import positions

ORIGIN = Origin("postings/2025/file", "2025", "postings of file.csv", Kind.POSTINGS)
TODAY = date(2025, 3, 31)


def counts(*rows: dict[str, Any], times: int = 1) -> dict[tuple[str | None, str, str], float]:
    """By title, occupation and period."""
    named = [{**row, "occupation": careers.CODES[row["canonical_title"]]} for row in rows * times]
    batch = positions(careers.coded_rows(Kind.POSTINGS, named), Kind.POSTINGS, TODAY)
    found = posting_counts(ORIGIN, careers.CODES, [batch, batch.slice(0, 0)])
    return {
        (fact.title, fact.occupation.value, fact.slice.period): fact.estimate.value or 0.0
        for fact in found
    }


def test_expired_postings_count_in_their_month_and_not_among_the_open() -> None:
    row = {"canonical_title": "Baker", "posted": date(2025, 1, 5)}
    late = {"canonical_title": "Baker", "posted": date(2025, 2, 5)}
    gone = {**row, "expires": date(2025, 2, 1)}
    expected = {"2025": 20.0, "2025-01": 20.0, "2025-02": 10.0}
    assert counts(row, late, gone, times=10) == {
        (title, "51-3011", period): value
        for title in ("Baker", None)
        for period, value in expected.items()
    }


def test_an_occupation_has_the_openings_of_all_its_titles() -> None:
    found = counts({"canonical_title": "Clerk"}, {"canonical_title": "Cashier"}, times=10)
    assert found[None, "43-3031", "2025"] == 20.0
    assert found["Clerk", "43-3031", "2025"] == 10.0


def test_fewer_than_ten_openings_in_all_are_not_told() -> None:
    assert counts({"canonical_title": "Clerk", "posted": date(2025, 1, 1)}, times=9) == {}


def test_where_all_have_expired_none_is_open() -> None:
    gone = {"canonical_title": "Baker", "posted": date(2025, 1, 5), "expires": date(2025, 2, 1)}
    assert counts(gone, times=10)["Baker", "51-3011", "2025"] == 0.0
