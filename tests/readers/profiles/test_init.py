"""Profiles opened: every row is used or set aside, in any form of file, as often as asked."""

from __future__ import annotations

import csv
import gzip
import json
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.fixtures.tables import rows_of

from metier.errors import LayoutError, UsageError
from metier.readers.profiles import open_records
from metier.readers.records import Kind

HEADER = ("title", "person", "start", "end", "pay", "sex")
ROWS = [
    ("Nurse", "1", "2010-01-01", "2012-01-01", "65000", "F"),
    ("Cook", "2", "2013-01-01", "2012-01-01", "40000", "M"),
    ("Clerk", "3", "2014-01-01", "", "", "X"),
    ("", "4", "2015-01-01", "", "", "F"),
]


def _csv(path: Path, header: tuple[str, ...] = HEADER) -> Path:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *ROWS])
    return path


def test_the_same_rows_come_from_every_form_of_file(tmp_path: Path) -> None:
    plain = rows_of(open_records(_csv(tmp_path / "p.csv"), {}))
    assert [(row["row"], row["title"]) for row in plain] == [(1, "Nurse"), (3, "Clerk")]
    assert rows_of(open_records(_csv(tmp_path / "p.csv.gz"), {})) == plain
    objects = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    lines = tmp_path / "p.jsonl"
    lines.write_text("".join(f"{json.dumps(one)}\n" for one in objects), encoding="utf-8")
    assert rows_of(open_records(lines, {})) == plain
    pq.write_table(pa.Table.from_pylist(objects), tmp_path / "p.parquet")
    assert rows_of(open_records(tmp_path / "p.parquet", {})) == plain


def test_rows_in_are_rows_used_and_rows_set_aside_in_every_reading(tmp_path: Path) -> None:
    records = open_records(_csv(tmp_path / "p.csv"), {})
    for _ in range(2):
        rows_of(records)
        assert records.ledger.rows_in == 4
        assert dict(records.ledger.aside) == {"end before start": 1, "no title": 1}
        assert records.ledger.notes == {"sex: sex not stated as female or male": 1}


def test_other_names_of_columns_are_mapped(tmp_path: Path) -> None:
    path = _csv(tmp_path / "p.csv", ("Position", "person", "From", "To", "pay", "sex"))
    records = open_records(path, {"title": "Position", "start": "From", "end": "To"})
    assert len(rows_of(records)) == 2
    with pytest.raises(UsageError):
        open_records(path, {"headline": "Position"})
    with pytest.raises(LayoutError):
        open_records(path, {})


def test_the_release_is_dated_by_the_newest_row_where_nothing_else_says(tmp_path: Path) -> None:
    records = open_records(_csv(tmp_path / "p.csv"), {})
    assert (records.kind, records.universe) == (Kind.PROFILES, "profiles of p.csv")
    assert records.release.address == "profiles/2014/p"
    assert open_records(_csv(tmp_path / "p_2020.csv"), {}).release.period == "2020"
    assert open_records(tmp_path / "p.csv", {}, "2022").release.period == "2022"


def test_nothing_is_dated_after_the_period(tmp_path: Path) -> None:
    records = open_records(_csv(tmp_path / "p.csv"), {}, "2013")
    assert [row["title"] for row in rows_of(records)] == ["Nurse"]
    assert records.ledger.aside["date in the future"] == 1


def test_resumes_are_told_by_their_keys(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    resume = {"work": [{"position": "Nurse", "startDate": "2010", "endDate": "2009"}]}
    path.write_text(f"{json.dumps(resume)}\n", encoding="utf-8")
    records = open_records(path, {})
    assert not rows_of(records)
    assert [(aside.row, aside.reason) for aside in records.ledger.listed] == [
        (1, "end before start")
    ]


def test_many_rows_come_in_batches_that_an_independent_count_agrees_with(tmp_path: Path) -> None:
    chance = random.Random(1)
    rows = [
        (f"Title {chance.randrange(50)}", str(at // 3), f"{chance.randint(1935, 2020)}-01-01", "",
         str(chance.choice([500, 50_000])), "F")
        for at in range(30_000)
    ]  # fmt: skip
    path = tmp_path / "p.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *rows])
    records = open_records(path, {}, "2023")
    sizes = [batch.num_rows for batch in records.batches()]
    assert len(sizes) > 1
    assert sum(sizes) == sum(row[2] >= "1940" and row[4] == "50000" for row in rows)
    assert records.ledger.rows_in == 30_000


def test_years_of_birth_are_believed_where_no_date_says_how_new_the_file_is(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("title,birth_year\nNurse,1950\nCook,1995\nClerk,1700\n", encoding="utf-8")
    records = open_records(path, {})
    assert [row["birth_year"] for row in rows_of(records)] == [1950, 1995]
    assert records.release.period == "undated"
