"""Rows packed into columns of valid text."""

from __future__ import annotations

from pathlib import Path

from metier.readers.batches.lines import LONGEST
from metier.readers.batches.packs import packs


def test_packs_of_long_rows_end_early(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(('{"a": "' + "x" * (LONGEST // 2) + '"}\n') * 20)
    assert [len(pack.numbers) for pack in packs(path, ".jsonl", ["a"])] == [16, 4]


def test_a_pack_says_its_last_row_though_it_be_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n3\n")
    (pack,) = packs(path, ".csv", ["b"])
    assert (list(pack.numbers), pack.last, len(pack.faults)) == ([1], 2, 1)


def test_rows_are_counted_where_no_column_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n3,4\n")
    (pack,) = packs(path, ".csv", [])
    assert (list(pack.numbers), list(pack.columns)) == ([1, 2], [])
