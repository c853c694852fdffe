"""Rows that belong together lie together, and none is lost on the way."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.model.employers import employer_key
from metier.records import staging
from metier.records.staging import parts_of, places_of, spread

names = st.none() | st.sampled_from(["Acme", "ACME, Inc.", "Best", "", "--"]) | st.text(max_size=4)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(names, max_size=6), max_size=5), st.sampled_from(["company", "person"]))
def test_every_row_stands_once_and_rows_of_a_key_in_one_part(
    batches: list[list[str | None]], key: str
) -> None:
    number, made = 0, []
    for keys in batches:
        rows = list(range(number, number + len(keys)))
        number += len(keys)
        made.append(
            pa.record_batch({"row": pa.array(rows, pa.int64()), key: pa.array(keys, pa.string())})
        )
    with TemporaryDirectory() as folder:
        files = spread(made, key, Path(folder), parts=3)
        parts = [part.to_pylist() for part in parts_of(files)]
    assert len(parts) == len(files) <= 3
    assert sorted(row["row"] for part in parts for row in part) == list(range(number))
    where: dict[str, int] = {}
    for at, part in enumerate(parts):
        assert [row["row"] for row in part] == sorted(row["row"] for row in part)
        for row in part:
            if row[key] is not None:
                alike = employer_key(row[key]) if key == "company" else row[key]
                assert where.setdefault(alike, at) == at


def test_rows_without_a_key_are_shared_out() -> None:
    found = places_of(pa.nulls(64, pa.string()), pa.array(range(64)), 8)
    assert sorted(found.tolist()) == sorted(list(range(8)) * 8)


def test_a_part_is_one_batch_however_often_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_HELD", 2)
    batch = pa.record_batch({"row": [1, 2, 3], "person": ["a", "a", "a"]})
    files = spread([batch] * 4, "person", tmp_path)
    (part,) = parts_of(files)
    assert part.num_rows == 12
    (narrow,) = parts_of(files, ["row"])
    assert narrow.schema.names == ["row"]


def test_nothing_makes_no_files(tmp_path: Path) -> None:
    assert spread([], "person", tmp_path / "none") == []
