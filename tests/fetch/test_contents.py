"""A file is what its name says, and what is taken from an archive is what was asked for."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from metier.errors import InputError
from metier.fetch.contents import check_kind, sha256_of, take_member


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(name, body)
    return path


def test_a_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"bytes")
    assert sha256_of(path) == hashlib.sha256(b"bytes").hexdigest()


@pytest.mark.parametrize("page", [b"<!DOCTYPE html>\n", b"\xef\xbb\xbf \n<html lang='en'>"])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.zip", "a.txt"])
def test_a_web_page_is_no_data(tmp_path: Path, page: bytes, name: str) -> None:
    (tmp_path / "part").write_bytes(page)
    with pytest.raises(InputError, match=f"{name}: expected a file of data, found a web page"):
        check_kind(tmp_path / "part", name)


def test_a_workbook_is_a_zip_archive_and_a_table_need_not_be(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "whole", {"a": b"a" * 99})
    check_kind(whole, "a.xlsx")
    (tmp_path / "part").write_bytes(whole.read_bytes()[:40])
    with pytest.raises(InputError, match="a zip archive or workbook"):
        check_kind(tmp_path / "part", "a.XLSX")
    check_kind(tmp_path / "part", "a.csv")


def test_a_file_is_taken_out_of_whatever_folder_it_is_in(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"oesm25nat/b.xlsx": b"b", "oesm25nat/c.xlsx": b"c"})
    take_member(archive, "b.xlsx", tmp_path / "b", 10)
    assert (tmp_path / "b").read_bytes() == b"b"


@pytest.mark.parametrize(
    ("files", "found"),
    [({}, "nothing"), ({"c": b""}, "c"), ({"x/b": b"", "y/b": b""}, "x/b, y/b")],
    ids=["empty", "another", "two"],
)
def test_an_archive_without_the_file_says_what_it_has(
    tmp_path: Path, files: dict[str, bytes], found: str
) -> None:
    archive = zipped(tmp_path / "a.zip", files)
    with pytest.raises(InputError, match=f"expected one b, found {found}"):
        take_member(archive, "b", tmp_path / "b", 10)
    assert not (tmp_path / "b").exists()


def test_a_packed_file_has_a_largest_size(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"b": bytes(1 << 20)})
    with pytest.raises(InputError, match="at most 1,000 bytes, found 1,048,576"):
        take_member(archive, "b", tmp_path / "b", 1000)


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"b": bytes(range(256)) * 9})
    whole = bytearray(archive.read_bytes())
    whole[60:80] = bytes(20)
    archive.write_bytes(whole)
    with pytest.raises(InputError, match="a zip archive that is whole"):
        take_member(archive, "b", tmp_path / "b", 9999)
