"""Parquet as batches of text."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from metier.errors import InputError
from metier.readers.batches.columnar import batches, header


def test_dates_and_numbers_become_text_as_one_would_write_them(tmp_path: Path) -> None:
    day = datetime.datetime(2024, 5, 6, 7, 8)
    table = pa.table({"day": [day], "date": [day.date()], "pay": [85000.0], "where": [{"a": "b"}]})
    pq.write_table(table, tmp_path / "a.parquet")
    assert header(tmp_path / "a.parquet") == ["day", "date", "pay", "where", "where.a"]
    (rows, columns), *_ = batches(tmp_path / "a.parquet", ["day", "date", "pay", "where.a"])
    texts = [column.to_pylist()[0] for column in columns]
    assert rows == 1
    assert texts == ["2024-05-06 07:08:00.000000", "2024-05-06", "85000", "b"]


def test_what_is_not_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("title\nCook\n")
    with pytest.raises(InputError):
        header(tmp_path / "a.parquet")


def test_a_damaged_footer_is_refused_whatever_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"title": ["A"] * 9}), path)
    content = path.read_bytes()
    for at in range(len(content) - 400, len(content)):
        path.write_bytes(content[:at] + b"\x84" + content[at + 1 :])
        # damage to what no reader looks at may pass
        with contextlib.suppress(InputError):
            assert sum(rows for rows, _ in batches(path, header(path)[:1])) <= 9
