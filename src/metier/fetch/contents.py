"""What a fetched file has in it: its checksum, and whether it is what its name says."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path, PurePath

from metier.errors import InputError

_ZIPPED = (".zip", ".xlsx")
_PAGE = (b"<!doctype html", b"<html")


def sha256_of(path: Path) -> str:
    """The checksum of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_kind(path: Path, name: str) -> None:
    """Nothing, if a file is of the kind that its name says.

    Publishers answer some requests with a page that says what is wrong, and status 200.

    Args:
        path: where the file is.
        name: the one that it is to have.

    Raises:
        InputError: it is not.
    """
    with path.open("rb") as file:
        begin = file.read(512).lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if begin.startswith(_PAGE):
        raise InputError(name, "a file of data", "a web page", "the publisher's page may say why")
    if PurePath(name).suffix.lower() in _ZIPPED and not zipfile.is_zipfile(path):
        raise InputError(name, "a zip archive or workbook", "something else, or a part of one")


def take_member(archive: Path, name: str, target: Path, largest: int) -> None:
    """One file of a zip archive, written to a place.

    Args:
        archive: a zip archive.
        name: the file's own name, in whatever folder of the archive.
        target: where to write it.
        largest: bytes that it may have.

    Raises:
        InputError: the archive does not have it once, or damaged, or larger.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            found = [info for info in packed.infolist() if PurePath(info.filename).name == name]
            if len(found) != 1:
                names = ", ".join(sorted(info.filename for info in packed.infolist())[:5])
                raise InputError(
                    archive.name,
                    f"one {name}",
                    names or "nothing",
                    "the address may have another edition by now",
                )
            if found[0].file_size > largest:
                raise InputError(
                    f"{archive.name}#{name}",
                    f"at most {largest:,} bytes",
                    f"{found[0].file_size:,}",
                )
            with packed.open(found[0]) as source, target.open("wb") as copy:
                while block := source.read(1 << 20):
                    copy.write(block)
    except (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error) as error:
        raise InputError(archive.name, "a zip archive that is whole", str(error)[:200]) from error
