"""A workbook that would take the memory of the machine is refused before it is opened."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from metier.errors import InputError
from metier.readers.sheetsize import check
from metier.readers.tables import sheet_rows

HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def book(folder: Path, sheet: bytes) -> Path:
    """A workbook whose only sheet is that XML."""
    whole = openpyxl.Workbook()
    whole.worksheets[0].append(["a", "b"])
    whole.save(folder / "whole.xlsx")
    path = folder / "book.xlsx"
    with (
        zipfile.ZipFile(folder / "whole.xlsx") as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return path


def test_a_sheet_of_two_cells_far_apart_is_refused_not_opened(tmp_path: Path) -> None:
    far = openpyxl.Workbook()
    far.worksheets[0]["A1"] = far.worksheets[0]["XFD1048576"] = 1
    far.save(tmp_path / "far.xlsx")
    with pytest.raises(InputError, match="cells") as caught:
        sheet_rows(tmp_path / "far.xlsx")
    assert "row 1,048,576 and one in column 16,384" in caught.value.found
    assert caught.value.hint


@pytest.mark.parametrize(
    "sheet",
    [
        b'<row r="1048576"><c r="A1048576"/><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r = '1048576' ><c/></row><row r='1'><c r='XFD1'/></row>",
        b'<row  r="1048576">' + b"<c/>" * 16_000 + b"</row>",
        b'<row><c r="xfd9"/></row><row><c r="A99999999999999999999"/></row>',
        b'<row><c r=' + b" " * 3_000_000 + b'"ZZZ1048576"/></row>',
        b'<x:row r="99999999"><x:c r="B99999999"/></x:row>',
    ],
)  # fmt: skip
def test_an_address_far_away_is_found_however_it_is_written(tmp_path: Path, sheet: bytes) -> None:
    with pytest.raises(InputError, match="cells"):
        check(book(tmp_path, HEAD + sheet + TAIL))


def test_the_rectangle_of_a_usual_sheet_is_small_with_and_without_addresses(tmp_path: Path) -> None:
    rows = b"".join(b"<row><c/><c><v>%d</v></c></row>" % at for at in range(100_000))
    check(book(tmp_path, HEAD + rows + TAIL))
    named = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (at, at) for at in range(1, 100_000))
    check(book(tmp_path, HEAD + named + TAIL))


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of the machine")
    levels = "".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' if at else '<!ENTITY a0 "ha">'
        for at in range(20)
    )
    laughs = (
        f'<?xml version="1.0"?><!DOCTYPE x [{levels}<!ENTITY e SYSTEM "file://{secret}">]>'
    ).encode()
    sheet = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a19;&e;</t></is></c></row>'
    path = book(tmp_path, laughs + HEAD + sheet + TAIL)
    tracemalloc.start()
    try:
        found = str(sheet_rows(path))
    except InputError as error:
        found = str(error)
    assert tracemalloc.get_traced_memory()[1] < 2**26
    tracemalloc.stop()
    assert "hahaha" not in found
    assert "of the machine" not in found


def test_a_file_that_is_no_archive_is_left_to_who_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    check(path)
