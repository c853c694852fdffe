"""A file rewritten: whole, in bounded batches, taken up where it was stopped."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError, LayoutError, UsageError
from metier.streams import Columns, Texts, form_of, rewrite

ROWS = [("1", "a, b"), ("2", ""), ("3", 'say "c"\nd'), ("4", "é"), ("5", "e")]


def lengths(texts: Texts) -> Columns:
    """New columns that can be checked: a number and a list."""
    return {
        "length": [len(text or "") for text in texts],
        "words": [(text or "").split() for text in texts],
    }


def written(path: Path, rows: Sequence[tuple[str, str]] = ROWS) -> Path:
    """A file of ids and texts in the form of its ending."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([("id", "text"), *rows])
    elif path.suffix == ".jsonl":
        lines = (json.dumps({"id": id, "text": text or None}) + "\n" for id, text in rows)
        path.write_text("".join(lines), "utf-8")
    else:
        table = pa.table(
            {"id": [id for id, _ in rows], "text": pa.array([t for _, t in rows], pa.string())}
        )
        pq.write_table(table, path, row_group_size=2)
    return path


def read(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            return [dict(row) for row in csv.DictReader(stream)]
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows: list[dict[str, object]] = pq.read_table(path).to_pylist()
    return rows


ENDINGS = pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])


@ENDINGS
@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_every_row_stays_and_new_columns_follow(tmp_path: Path, ending: str, size: int) -> None:
    source, target = written(tmp_path / f"in{ending}"), tmp_path / f"out{ending}"
    assert rewrite(source, target, "text", lengths, size=size) == len(ROWS)
    before, after = read(source), read(target)
    assert [{"id": row["id"], "text": row["text"]} for row in after] == before
    assert [int(str(row["length"])) for row in after] == [len(text) for _, text in ROWS]
    words = "a,|b" if ending == ".csv" else ["a,", "b"]
    assert after[0]["words"] == words
    assert list(after[0]) == ["id", "text", "length", "words"]


@ENDINGS
def test_a_file_without_rows_gets_the_columns_too(tmp_path: Path, ending: str) -> None:
    source, target = written(tmp_path / f"in{ending}", []), tmp_path / f"out{ending}"
    assert rewrite(source, target, "text", lengths) == 0
    assert read(target) == []
    if ending == ".csv":
        assert target.read_text("utf-8") == "id,text,length,words\n"


@ENDINGS
def test_a_column_that_is_made_anew_takes_the_place_of_the_old(tmp_path: Path, ending: str) -> None:
    source, target = written(tmp_path / f"in{ending}"), tmp_path / f"out{ending}"
    rewrite(source, target, "text", lambda texts: {"id": ["new" for _ in texts]}, size=2)
    assert {str(row["id"]) for row in read(target)} == {"new"}
    assert set(read(target)[0]) == {"id", "text"}


class Stopped(Exception):
    """What ends a run before its time in these tests."""


@ENDINGS
def test_a_run_that_was_stopped_takes_up_behind_its_last_batch(tmp_path: Path, ending: str) -> None:
    source, target = written(tmp_path / f"in{ending}"), tmp_path / f"out{ending}"
    worked: list[int] = []

    def once(texts: Texts) -> Columns:
        if len(worked) == 2:
            raise Stopped
        worked.append(len(texts))
        return lengths(texts)

    with pytest.raises(Stopped):
        rewrite(source, target, "text", once, size=2)
    assert not target.exists()
    again: list[int] = []

    def rest(texts: Texts) -> Columns:
        again.append(len(texts))
        return lengths(texts)

    assert rewrite(source, target, "text", rest, size=2) == len(ROWS)
    assert (worked, again) == ([2, 2], [1])
    assert [int(str(row["length"])) for row in read(target)] == [len(text) for _, text in ROWS]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([source.name, target.name])


def test_a_run_on_another_file_begins_anew(tmp_path: Path) -> None:
    source, target = written(tmp_path / "in.csv"), tmp_path / "out.csv"

    def stop(texts: Texts) -> Columns:
        raise Stopped

    with pytest.raises(Stopped):
        rewrite(source, target, "text", stop, size=2)
    written(source, [("9", "other text")])
    rewrite(source, target, "text", lengths, size=2)
    assert [row["id"] for row in read(target)] == ["9"]


def test_no_more_rows_are_held_than_a_batch(tmp_path: Path) -> None:
    source = written(tmp_path / "in.parquet", [(str(n), "x") for n in range(25)])
    sizes: list[int] = []

    def work(texts: Texts) -> Columns:
        sizes.append(len(texts))
        return lengths(texts)

    rewrite(source, tmp_path / "out.parquet", "text", work, size=10)
    assert sizes == [10, 10, 5]


@ENDINGS
def test_progress_reaches_the_end_of_the_file(tmp_path: Path, ending: str) -> None:
    source, target = written(tmp_path / f"in{ending}"), tmp_path / f"out{ending}"
    told: list[tuple[int, int]] = []
    rewrite(
        source, target, "text", lengths, size=2,
        progress=lambda _, done, total: told.append((done, total)),
    )  # fmt: skip
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize(
    ("source", "target"),
    [("a.csv", "b.parquet"), ("a.txt", "b.txt"), ("a.csv", "a.csv"), ("a", "b")],
)
def test_endings_that_differ_or_are_unknown_are_wrong_usage(source: str, target: str) -> None:
    with pytest.raises(UsageError):
        form_of(Path(source), Path(target))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing there"):
        rewrite(tmp_path / "none.csv", tmp_path / "out.csv", "text", lengths)


@ENDINGS
def test_a_missing_column_is_said_with_the_columns_there_are(tmp_path: Path, ending: str) -> None:
    source = written(tmp_path / f"in{ending}")
    with pytest.raises(LayoutError, match="id, text"):
        rewrite(source, tmp_path / f"out{ending}", "title", lengths)


def test_a_place_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    source = written(tmp_path / "in.csv")
    with pytest.raises(UsageError):
        rewrite(source, source / "out.csv", "text", lengths)


@given(st.lists(st.tuples(st.text("ab\n\r,\"'é ", min_size=1), st.text('ab\n\r,"é ')), max_size=7))
def test_csv_comes_back_cell_for_cell(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("cells")
    source, target = written(folder / "in.csv", rows), folder / "out.csv"
    rewrite(source, target, "text", lengths, size=3)
    assert [(row["id"], row["text"]) for row in read(target)] == rows
