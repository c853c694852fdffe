"""Files and folders as batches of text: nothing is lost, nothing passed over in silence."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError, LayoutError
from metier.readers.batches import files, names, parts
from metier.readers.records import Ledger

OWN = ("title", "pay_min", "place")
Rows = list[tuple[int, list[str | None]]]


def read(
    path: Path, columns: Mapping[str, str] | None = None, own: Sequence[str] = OWN
) -> tuple[Rows, Ledger]:
    ledger = Ledger()
    rows: Rows = []
    for part in parts(path, own, columns or {}, ledger, required=own[:1]):
        assert part.batch.schema.names == ["row", *own]
        for row in part.batch.to_pylist():
            rows.append((row.pop("row"), list(row.values())))
    return rows, ledger


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_columns_are_found_by_mapping_and_by_themselves(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "Job, PAY MIN ,url\nCook,12,x\n")
    assert read(path, {"title": "job"}) == ([(1, ["Cook", "12", None])], Ledger())
    assert names(path) == ["Job", "PAY MIN", "url"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_told_from_the_header(tmp_path: Path, mark: str) -> None:
    path = written(tmp_path, "a.csv", f'title{mark}"pa,y;"{mark}place\nCook{mark}1{mark}Here\n')
    assert read(path)[0] == [(1, ["Cook", None, "Here"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom"])
def test_text_with_a_byte_order_mark_is_recoded(tmp_path: Path, encoding: str) -> None:
    content = "title,place\n" + "Chefköchin,Zürich €\n" * 3000
    packed = (
        b"\xfe\xff" + content.encode("utf-16-be")
        if encoding == "utf-16-be-bom"
        else content.encode(encoding)
    )
    rows, _ = read(written(tmp_path, "a.csv", packed))
    assert len(rows) == 3000
    assert rows[-1] == (3000, ["Chefköchin", None, "Zürich €"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "latin-1", "utf-32"])
def test_a_file_in_another_encoding_is_refused_with_what_to_do(
    tmp_path: Path, encoding: str
) -> None:
    content = "title,place\n" + "Köchin,Zürich\n" * 30
    with pytest.raises(InputError) as caught:
        read(written(tmp_path, "a.csv", content.encode(encoding)))
    assert "UTF-8" in caught.value.hint or "UTF-16" in caught.value.expected


def test_a_row_with_bytes_of_another_encoding_is_set_aside(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", b"title\nCook\nK\xf6chin\nK\xc3\xb6chin\n")
    rows, ledger = read(path)
    assert rows == [(1, ["Cook", None, None]), (3, ["Köchin", None, None])]
    assert [(a.row, a.reason, a.found) for a in ledger.listed] == [(2, "not UTF-8", "byte 0xf6")]


def test_rows_of_the_wrong_width_are_set_aside_and_blank_lines_are_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "title,place\nA,x\nB\n\n\nC,y,z\nD,w\n,\n")
    rows, ledger = read(path)
    assert rows == [(1, ["A", None, "x"]), (4, ["D", None, "w"]), (5, [None, None, None])]
    assert dict(ledger.aside) == {"too few columns": 1, "too many columns": 1}
    assert [(a.row, a.expected, a.found) for a in ledger.listed] == [
        (2, "2 columns", "1 columns"),
        (3, "2 columns", "3 columns"),
    ]


def test_a_quotation_mark_that_is_never_closed_takes_its_own_line_only(tmp_path: Path) -> None:
    rows, ledger = read(written(tmp_path, "b.csv", 'title,place\nA,x\n"B,y\nC,z\nD,w\n'))
    assert rows == [(1, ["A", None, "x"]), (3, ["C", None, "z"]), (4, ["D", None, "w"])]
    assert dict(ledger.aside) == {"a quotation mark not closed": 1}


def test_a_line_too_long_is_set_aside_in_bounded_memory(tmp_path: Path) -> None:
    long = b"x" * (30 * 2**20)
    path = written(
        tmp_path, "a.csv", b"title,place\nA,x\nB," + long + b'\nC,"' + long + b'"\nD,y\n'
    )
    rows, ledger = read(path)
    assert rows == [(1, ["A", None, "x"]), (4, ["D", None, "y"])]
    assert [(a.row, a.reason) for a in ledger.listed] == [
        (2, "a row too long"),
        (3, "a row too long"),
    ]
    lines = b'{"title": "A"}\n{"title": "' + long + b'"}\n{"title": "C"}\n'
    rows, ledger = read(written(tmp_path, "a.jsonl", lines))
    assert [number for number, _ in rows] == [1, 3]
    assert dict(ledger.aside) == {"a row too long": 1}


def test_a_field_longer_than_the_csv_limit_is_set_aside(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", f"title,place\nA,{'x' * 200_000}\nB,y\n")
    rows, ledger = read(path)
    assert rows == [(2, ["B", None, "y"])]
    assert ledger.listed[0].row == 1


def test_rows_with_nul_bytes_are_set_aside(tmp_path: Path) -> None:
    rows, ledger = read(written(tmp_path, "a.csv", b"title,place\nA,x\0\nB,y\n"))
    assert [number for number, _ in rows] == [2]
    assert dict(ledger.aside) == {"a NUL byte": 1}


def test_a_gzip_is_read_and_one_that_ends_early_is_refused_with_the_rows_read(
    tmp_path: Path,
) -> None:
    lines = [json.dumps({"title": f"Cook {n * 7919 % 10007}"}) for n in range(9_000)]
    for name, content in (
        ("a.jsonl.gz", "\n".join(lines)),
        ("a.csv.gz", "title\n" + "\n".join(f"Cook {n * 7919 % 10007}" for n in range(9_000))),
    ):
        packed = gzip.compress(content.encode())
        assert len(read(written(tmp_path, name, packed))[0]) == 9_000
        with pytest.raises(InputError) as caught:
            read(written(tmp_path, f"cut-{name}", packed[: len(packed) // 2]))
        assert "readable rows" in caught.value.found
        assert " 0 readable" not in caught.value.found
        damaged = packed[:1000] + bytes(100) + packed[1100:]
        with pytest.raises(InputError):
            read(written(tmp_path, f"damaged-{name}", damaged))


def test_broken_json_lines_are_set_aside_one_by_one(tmp_path: Path) -> None:
    lines = [
        b'{"title": "A", "pay_min": 12.5, "place": {"city": "X"}}',
        b'{"title": "B", ',
        b"[1]",
        b"",
        b'{"title": "\xf6"}',
        b'{"title": "\\ud800"}',
        b'{"title": "\\u0000"}',
        b'{"title": ' * 5000 + b"1" + b"}" * 5000,
        b'{"TITLE": "lower", "title": true}',
    ]
    rows, ledger = read(written(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert rows == [(1, ["A", "12.5", '{"city": "X"}']), (9, ["true", None, None])]
    assert [(a.row, a.reason) for a in ledger.listed] == [
        (2, "not JSON"),
        (3, "not a JSON object"),
        (5, "not UTF-8"),
        (6, "not UTF-8"),
        (7, "a NUL byte"),
        (8, "nested too deep"),
    ]


def test_a_key_within_an_object_is_reached_with_dots(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"job": {"name": "A"}}\n{"job": 3}\n')
    rows, _ = read(path, {"title": "job.name"})
    assert rows == [(1, ["A", None, None]), (2, [None, None, None])]


def test_a_key_that_comes_late_is_still_found(tmp_path: Path) -> None:
    lines = ['{"title": "A"}'] * 1500 + ['{"title": "B", "place": "late"}']
    assert read(written(tmp_path, "a.jsonl", "\n".join(lines)))[0][-1][1][2] == "late"


def test_partitions_are_read_as_one_with_what_their_folders_say(tmp_path: Path) -> None:
    for year, titles in ((2023, ["A", "B"]), (2024, ["C"])):
        (tmp_path / f"posted={year}").mkdir()
        table = pa.table({"title": titles, "pay_min": [float(year)] * len(titles)})
        pq.write_table(table, tmp_path / f"posted={year}" / "part-0.parquet")
    rows, _ = read(tmp_path, own=("title", "pay_min", "posted"))
    assert rows == [
        (1, ["A", "2023", "2023"]),
        (2, ["B", "2023", "2023"]),
        (3, ["C", "2024", "2024"]),
    ]


def test_parquet_columns_of_any_type_become_text(tmp_path: Path) -> None:
    table = pa.table(
        {
            "title": pa.array(["A", None]).dictionary_encode(),
            "pay_min": pa.array([b"12", b"\xff"]),
            "where": pa.array([{"city": "X"}, None]),
            "tags": pa.array([["a"], []]),
            "remote": pa.array([True, None]),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    own = ("title", "pay_min", "place", "tags", "remote")
    rows, ledger = read(tmp_path / "a.parquet", {"place": "where.city"}, own)
    assert rows == [(1, ["A", "12", "X", '["a"]', "true"])]
    assert dict(ledger.aside) == {"not UTF-8": 1}


def test_a_parquet_file_cut_short_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"title": ["A"] * 1000}), tmp_path / "a.parquet")
    content = (tmp_path / "a.parquet").read_bytes()
    with pytest.raises(InputError):
        read(written(tmp_path, "b.parquet", content[:-20]))


def test_a_missing_or_doubled_column_is_refused_with_the_columns_found(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "Title,title ,TITLE,pay\n1,2,3,4\n")
    with pytest.raises(LayoutError) as caught:
        read(path, {"place": "city"})
    assert "pay" in caught.value.found
    with pytest.raises(LayoutError):
        read(written(tmp_path, "b.csv", "title,title\nA,B\n"))


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet", "a.csv.gz", "a.xlsx", "none"])
def test_an_empty_unknown_or_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    if name != "none":
        written(tmp_path, name, b"")
    with pytest.raises(InputError):
        read(tmp_path / name)
    with pytest.raises(InputError):
        files(tmp_path / "folder")


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=30))
def test_what_a_csv_writer_writes_is_what_is_read(rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([["title", "pay_min", "place"], *rows])
    with tempfile.TemporaryDirectory() as folder:
        found, ledger = read(written(Path(folder), "a.csv", text.getvalue()))
    assert [cells for _, cells in found] == [[bare(cell) for cell in row] for row in rows]
    assert not ledger.rows_in


def bare(cell: str) -> str | None:
    trimmed = pa.compute.utf8_trim_whitespace(cell).as_py()
    return trimmed or None
