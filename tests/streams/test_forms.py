"""Files that are not what their name says are refused with the place."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from metier.errors import InputError, LayoutError
from metier.streams.forms import FORMS


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.csv", b"id,text\n1,x\n2\n", "a.csv:3"),
        ("a.csv", b"id,text\n1,\xff\xfe\n", "a.csv"),
        ("a.jsonl", b'{"text": "x"}\nnot json\n', "a.jsonl:2"),
        ("a.jsonl", b'["text"]\n', "a.jsonl:1"),
        ("a.jsonl", b"[" * 100_000 + b"\n", "a.jsonl:1"),
        ("a.parquet", b"PAR1 but not really", "a.parquet"),
    ],
)
def test_a_damaged_file_is_refused_at_its_place(
    tmp_path: Path, name: str, content: bytes, place: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(FORMS[path.suffix].read(path, "text", 10))
    assert caught.value.place == place


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbftext\nx\n")
    (batch,) = FORMS[".csv"].read(path, "text", 10)
    assert batch.texts == ["x"]


def test_an_empty_csv_has_no_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.touch()
    with pytest.raises(LayoutError):
        list(FORMS[".csv"].read(path, "text", 10))


def test_a_blank_line_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text,id\nx,1\n\ny,2\n\n")
    (batch,) = FORMS[".csv"].read(path, "text", 10)
    assert batch.texts == ["x", "y"]


def test_other_columns_of_parquet_keep_their_types(tmp_path: Path) -> None:
    path, piece = tmp_path / "a.parquet", tmp_path / "piece"
    kinds = {"n": pa.array([1, None], pa.int16()), "text": pa.array(["x", None], pa.string())}
    pq.write_table(pa.table(kinds), path)
    (batch,) = FORMS[".parquet"].read(path, "text", 10)
    FORMS[".parquet"].write(batch, {"m": [["a"], []]}, piece, first=True)
    schema = pq.read_schema(piece)
    assert (schema.field("n").type, schema.field("m").type) == (pa.int16(), pa.list_(pa.string()))


def test_values_that_are_no_text_are_read_as_json_writes_them(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": 5}\n{"text": null}\n{"text": ["a"]}\n{"id": 1}\n', "utf-8")
    (batch,) = FORMS[".jsonl"].read(path, "text", 10)
    assert batch.texts == ["5", None, '["a"]', None]
