"""Archives that would fill a memory or leave their folder are refused by what they promise."""

from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from metier.errors import InputError
from metier.readers.archives import MEMBERS, opened, unpacked

MB = 2**20


def packed(folder: Path, *parts: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def refusal(path: Path, most: int = 1024 * MB) -> InputError:
    with pytest.raises(InputError) as caught, opened(path, most):
        pass
    assert caught.value.hint
    return caught.value


def test_a_usual_archive_is_opened_and_its_parts_are_what_they_were(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a/b.csv", b"1,2\n" * 500_000), ("c", b""))
    with opened(path, 10 * MB) as archive:
        parts = {name: b"".join(pieces) for name, pieces in unpacked(path, archive)}
    assert parts == {"a/b.csv": b"1,2\n" * 500_000, "c": b""}


def test_an_archive_of_blanks_is_refused_by_its_directory(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a.csv", b" " * 100 * MB))
    assert path.stat().st_size < MB
    assert "104,857,600 bytes in" in refusal(path).found


def test_an_archive_larger_than_allowed_is_refused_whatever_its_density(tmp_path: Path) -> None:
    path = packed(tmp_path, *((str(at), b"a" * 1_000) for at in range(20)))
    assert refusal(path, 19_999).found == "20,000"


def test_a_part_longer_than_the_directory_says_is_refused_as_soon_as_it_is(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a.csv", b" " * 50 * MB))
    lying = path.read_bytes().replace(struct.pack("<I", 50 * MB), struct.pack("<I", 10))
    path.write_bytes(lying)
    with opened(path, 100 * MB) as archive:
        parts = unpacked(path, archive)
        _, pieces = next(parts)
        with pytest.raises(InputError, match="10 bytes") as caught:
            next(pieces)
    assert caught.value.found == "more"


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", "..\\a", "C:\\a", "C:/a"])
def test_a_name_outside_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    assert "outside" in refusal(packed(tmp_path, (name, b"a"))).found


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("psam_p01.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refusal(packed(tmp_path, (link, b"/etc/passwd"))).found == "a link to another"


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a", b"abc"))
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    assert refusal(path).found == "an encrypted one"


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, *((str(at), b"") for at in range(MEMBERS + 1)))
    assert "10,001" in refusal(path).found
