"""Worksheets and delimited text as rows: headers, numbers, and files that are broken."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fixtures.workbooks import workbook

from metier.errors import InputError, LayoutError
from metier.readers.tables import (
    Value,
    delimited,
    find_header,
    fold,
    number,
    sheet_rows,
    sheet_table,
    stacked,
    table,
)

ROWS: Sequence[Sequence[Value]] = [
    ["Table 1. Pay", ""],
    ["", ""],
    ["OCC_CODE", "A\nMEAN"],
    ["43-3011", 49060.0],
    ["43-4131", 52520.0],
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "book.xlsx"
    return workbook(path, {"Notes": [["note"]], "Figures": ROWS, "Blank": []})


@given(st.text())
def test_folding_a_header_twice_changes_no_more_than_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(f"  {text}\n") == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize("header", ["Change, 2024–34", "CHANGE,\n2024—34", " change,  2024-34 "])
def test_headers_that_differ_in_case_blanks_and_dashes_are_one(header: str) -> None:
    assert fold(header) == "change, 2024-34"


@given(st.floats(-1e12, 1e12).map(lambda value: round(value, 2)))
def test_a_number_is_read_with_and_without_thousands_commas(value: float) -> None:
    assert number(value) == number(f"{value:.2f}") == number(f" {value:,.2f} ") == value


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans()))
def test_what_is_read_as_a_number_is_finite(value: Value) -> None:
    found = number(value)
    assert found is None or math.isfinite(found)


@pytest.mark.parametrize(
    "cell", ["", "*", "#", "n/a", "-", "1-2", "12,5", "1,23,456", "1_000", "٣", "nan", "inf", True]
)
def test_what_is_no_number_is_none(cell: Value) -> None:
    assert number(cell) is None


@pytest.mark.parametrize("cell", [math.nan, math.inf, "1e999"])
def test_a_number_without_an_end_is_none(cell: Value) -> None:
    assert number(cell) is None


def test_the_header_is_the_first_row_with_all_the_names() -> None:
    assert find_header("f", "s", ROWS, "occ_code", "A mean") == 2
    again = [*ROWS, ["OCC_CODE", "A MEAN"]]
    assert find_header("f", "s", again, "OCC_CODE") == 2


def test_a_header_further_down_than_looked_for_is_an_error_that_shows_the_first_row() -> None:
    with pytest.raises(LayoutError) as caught:
        find_header("pay.xlsx", "May", ROWS, "OCC_CODE", within=2)
    assert caught.value.place == "pay.xlsx#May"
    assert "Table 1. Pay" in caught.value.found


@pytest.mark.parametrize("rows", [[], [["A MEAN"], ["OCC_CODE"]]])
def test_names_that_never_stand_in_one_row_are_no_header(rows: list[list[Value]]) -> None:
    with pytest.raises(LayoutError):
        find_header("f", "s", rows, "OCC_CODE", "A MEAN")


def test_a_cell_is_named_as_the_spreadsheet_and_its_publisher_name_it() -> None:
    found = table("f.xlsx", "May", ROWS, 2)
    at = found.position("a mean")
    cell = found.cell(at, 1)
    assert found.rows[1][at] == 52520.0
    assert (cell.sheet, cell.column, cell.record, cell.row) == ("May", "A\nMEAN", 2, 5)
    assert found.place(at, 1) == f"f.xlsx#{cell}"


def test_a_column_is_found_by_any_of_its_names_and_the_first_of_two_alike_counts() -> None:
    found = table("f", "s", [["B", "A", "a "], [1.0, 2.0, 3.0]], 0)
    assert found.position("none", "A") == 1


def test_a_missing_column_is_an_error_that_lists_those_there_are() -> None:
    with pytest.raises(LayoutError) as caught:
        table("f.xlsx", "May", ROWS, 2).position("H_MEAN")
    assert "OCC_CODE" in caught.value.found
    assert "'H_MEAN'" in caught.value.expected
    assert caught.value.hint


def test_wider_names_stand_before_narrower_ones_and_an_empty_header_row_is_none() -> None:
    rows: list[list[Value]] = [
        ["Title", "Jobs", "", "Pay"],
        ["", "", "", ""],
        ["", 2016.0, "2026", ""],
        ["All", 1.0, 2.0, 3.0],
    ]
    found = stacked("f", "s", rows, range(3), ": ")
    assert found.header == ["Title", "Jobs: 2016", "Jobs: 2026", "Pay"]
    assert found.rows == rows[3:]
    assert found.cell(0, 0).row == 4


def test_a_sheet_is_found_by_its_position_or_the_beginning_of_its_name(book: Path) -> None:
    name, rows = sheet_rows(book, 1)
    assert (name, rows) == sheet_rows(book, "figures")
    assert name == "Figures"
    assert rows == [list(row) for row in ROWS]


def test_empty_rows_at_the_top_are_kept_so_that_row_numbers_hold(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", {"May": [[None], [None], ["OCC_CODE"]]})
    assert sheet_rows(path)[1] == [[""], [""], ["OCC_CODE"]]


def test_a_table_begins_below_the_first_row_with_the_names_of_its_columns(book: Path) -> None:
    found = sheet_table(book, "OCC_CODE", "a mean", sheet=1)
    assert (found.sheet, found.header) == ("Figures", ["OCC_CODE", "A\nMEAN"])
    assert found.above == [list(row) for row in ROWS[:2]]
    assert found.rows == [list(row) for row in ROWS[3:]]
    assert found.place(1, 0) == "book.xlsx#Figures!A\nMEAN:1"
    with pytest.raises(LayoutError, match="'OCC_CODE', 'H_MEAN'"):
        sheet_table(book, "OCC_CODE", "H_MEAN", sheet=1)
    with pytest.raises(LayoutError, match="in the first 2 rows"):
        sheet_table(book, "OCC_CODE", sheet=1, within=2)


@pytest.mark.parametrize("wanted", [3, "Wages"])
def test_a_sheet_that_is_not_there_is_an_error_that_lists_the_sheets(
    book: Path, wanted: str | int
) -> None:
    with pytest.raises(LayoutError) as caught:
        sheet_rows(book, wanted)
    assert caught.value.found == "sheets Notes, Figures, Blank"


def test_an_empty_sheet_is_an_error(book: Path) -> None:
    with pytest.raises(InputError, match="an empty sheet"):
        sheet_rows(book, "Blank")


@pytest.mark.parametrize(
    ("content", "found"),
    [(None, "nothing there"), (b"", "an empty file"), (b"a,b\n1,2\n", "cannot be opened")],
)
def test_what_is_no_workbook_is_an_error_that_says_what_it_is(
    tmp_path: Path, content: bytes | None, found: str
) -> None:
    path = tmp_path / "book.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=found) as caught:
        sheet_rows(path)
    assert caught.value.hint


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_workbook_cut_short_anywhere_is_an_error(
    book: Path, tmp_path: Path, data: st.DataObject
) -> None:
    whole = book.read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 30))])
    with pytest.raises(InputError):
        sheet_rows(path, "Figures")


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_workbook_with_a_damaged_byte_is_read_or_refused(
    book: Path, tmp_path: Path, data: st.DataObject
) -> None:
    damaged = bytearray(book.read_bytes())
    damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(damaged)
    with suppress(InputError):
        assert sheet_rows(path, 1)[1]


def test_rows_of_text_come_with_the_line_they_start_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes('\ufeffcode,title\r\n1,"two\r\nlines"\r\n2,é\r\n'.encode())
    assert list(delimited(path)) == [
        (1, ["code", "title"]),
        (2, ["1", "two\r\nlines"]),
        (4, ["2", "é"]),
    ]


def test_quotation_marks_between_tabs_are_literal(tmp_path: Path) -> None:
    path = tmp_path / "rows.txt"
    path.write_text('1\t"Doc" Smith\n2\t"open\n')
    assert [row for _, row in delimited(path, "\t")] == [["1", '"Doc" Smith'], ["2", '"open']]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.from_regex('[^"\t\r\n\0]*', fullmatch=True), min_size=2), min_size=1))
def test_tabbed_text_gives_back_the_cells_it_was_written_from(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    path = tmp_path / "rows.txt"
    text = "\n".join("\t".join(row) for row in rows)
    path.write_text(f"\ufeff{text}\n", "utf-8", newline="")
    assert list(delimited(path, "\t")) == list(enumerate(rows, 1))


@pytest.mark.parametrize(
    ("content", "place", "found"),
    [
        (None, "", "nothing there"),
        (b"", "rows.csv", "an empty file"),
        (b"title\ncaf\xe9\n", "rows.csv", "0xe9"),
        (b"title\n" + b"x" * 200_000 + b"\n", "rows.csv:2", "field larger"),
    ],
)
def test_text_that_cannot_be_read_is_an_error_that_says_where(
    tmp_path: Path, content: bytes | None, place: str, found: str
) -> None:
    path = tmp_path / "rows.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(delimited(path))
    assert caught.value.place == (place or str(path))
    assert found in caught.value.found


def test_text_in_another_encoding_is_read_when_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("title\ncafé\n".encode("cp1252"))
    assert [row for _, row in delimited(path, encoding="cp1252")] == [["title"], ["café"]]
