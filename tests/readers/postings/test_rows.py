"""Postings from text to values."""

from __future__ import annotations

import datetime

import pyarrow as pa

from metier.readers.batches import Part
from metier.readers.postings.rows import checked
from metier.readers.postings.sources import TEXTS
from metier.readers.records import POSTINGS, Ledger


def check(*rows: dict[str, str]) -> tuple[list[dict[str, object]], Ledger]:
    columns = [pa.array([row.get(name) for row in rows], pa.string()) for name in TEXTS]
    numbers = pa.array(range(1, len(rows) + 1), pa.int64())
    batch = pa.RecordBatch.from_arrays([numbers, *columns], names=["row", *TEXTS])
    ledger = Ledger()
    found = checked(Part("a.csv", batch), 2024, ledger)
    assert found.schema == POSTINGS
    assert ledger.rows_in == len(rows)
    assert ledger.rows_used == found.num_rows
    return found.to_pylist(), ledger


def test_a_full_row_is_read_field_by_field() -> None:
    (row,), _ = check(
        {
            "title": "<b>Cook</b>",
            "posted": "2024-05-06",
            "expires": "9999-12-31",
            "pay_min": "20",
            "pay_max": "25",
            "pay_unit": "HOURLY",
            "currency": "USD",
            "remote": "yes",
        }
    )
    assert (row["title"], row["posted"], row["expires"], row["remote"]) == (
        "Cook",
        datetime.date(2024, 5, 6),
        None,
        True,
    )
    assert (row["pay_min"], row["pay_max"], row["pay_unit"]) == (41_600, 52_000, "hour")


def test_a_row_at_fault_is_set_aside_with_what_was_found() -> None:
    rows, ledger = check(
        {"title": "<p> </p>"},
        {"title": "A", "posted": "2099-01-01"},
        {"title": "B", "pay_min": "12", "pay_max": "15", "pay_unit": "year"},
        {"title": "C"},
    )
    assert [row["title"] for row in rows] == ["C"]
    assert [(a.row, a.column, a.reason) for a in ledger.listed] == [
        (1, "title", "no title"),
        (2, "posted", "date out of range"),
        (3, "pay_min", "pay out of range"),
    ]
    assert ledger.listed[2].found.split() == ["12", "15", "year"]


def test_the_description_speaks_of_pay_only_where_no_column_does() -> None:
    text = "Salary: $85,000 - $95,000 per year"
    rows, ledger = check(
        {"title": "A", "description": text},
        {"title": "B", "description": text, "pay": "$30/hr"},
        {"title": "C", "description": text, "pay": "DOE"},
        {"title": "D", "description": "<p>" + text + "</p>", "pay_unit": "year"},
        {"title": "E"},
    )
    assert [row["pay_min"] for row in rows] == [85_000, 62_400, None, 85_000, None]
    assert [row["pay_unit"] for row in rows] == ["year", "hour", None, "year", None]
    assert dict(ledger.notes) == {"pay_min: no figure of pay": 1}


def test_work_is_remote_where_column_place_or_title_says_so() -> None:
    rows, _ = check(
        {"title": "Cook", "remote": "0"},
        {"title": "Cook (Remote)", "remote": "false"},
        {"title": "Cook", "place": "Remote, US"},
        {"title": "Remote Sensing Scientist"},
        {"title": "Cook - not remote"},
        {"title": "Cook", "remote": "perhaps"},
    )
    assert [row["remote"] for row in rows] == [False, True, True, None, None, None]
