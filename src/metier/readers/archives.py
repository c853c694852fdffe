"""Zip archives as they may be opened: how large they really are is known before they are read.

A kilobyte of an archive can hold a megabyte of blanks, and its directory can lie about that. So
an archive is refused by its directory if that promises too much, and what the directory promises
is checked by unpacking the parts, in pieces, which are forgotten.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from metier.errors import InputError

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)
"""What reading a damaged archive raises; RuntimeError is for encryption and unknown packing."""

MEMBERS = 10_000
DENSEST = 200
"""Times that a large part may be smaller packed; official files are packed to a 26th at most."""
_LARGE = 2**26
_PIECE = 2**20
_HEADER = struct.Struct("<26xHH")
_HINT = "it was made to fill a disk or a memory: fetch it from its publisher"


@contextmanager
def opened(path: Path, most: int) -> Iterator[zipfile.ZipFile]:
    """An archive whose directory promises nothing odd.

    Args:
        most: bytes that its parts may have together.

    Raises:
        InputError: too large, packed too densely, too many parts, one that is encrypted, a link,
            or named so that it would lie outside a folder.
        zipfile.BadZipFile: it is damaged.
    """
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if len(parts) > MEMBERS:
            _refuse(path.name, f"at most {MEMBERS:,} parts", f"{len(parts):,}")
        for part in parts:
            _check(f"{path.name}#{part.filename[:80]!r}", part)
        whole = sum(part.file_size for part in parts)
        if whole > most:
            _refuse(path.name, f"at most {most:,} bytes unpacked", f"{whole:,}")
        yield archive


def _check(place: str, part: zipfile.ZipInfo) -> None:
    name = part.filename
    steps = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in steps or ":" in steps[0]:
        _refuse(place, "a name within the archive", "a name outside of it")
    if stat.S_ISLNK(part.external_attr >> 16):
        _refuse(place, "a file", "a link to another")
    if part.flag_bits & 1:
        raise InputError(place, "a file", "an encrypted one", "save it without a password")
    if part.file_size > max(_LARGE, DENSEST * part.compress_size):
        packed = f"{part.file_size:,} bytes in {part.compress_size:,}"
        _refuse(place, f"a file packed to a {DENSEST}th at most", packed)


def unpacked(path: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every part's name, and its bytes in pieces, no more of them than the directory promises.

    `zipfile` stops where the directory says that a part ends, and what reads the archive after
    us may not: so the parts are unpacked here.

    Raises:
        InputError: a part is longer than promised.
        zipfile.BadZipFile, zlib.error, struct.error: it is damaged.
    """
    with path.open("rb") as stream:
        for part in archive.infolist():
            yield part.filename, _pieces(f"{path.name}#{part.filename[:80]!r}", part, stream)


def _pieces(place: str, part: zipfile.ZipInfo, stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(part.header_offset)
    stream.seek(sum(_HEADER.unpack(stream.read(_HEADER.size))), 1)
    left, size = part.compress_size, 0
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (packed := stream.read(min(left, _PIECE))):
        left -= len(packed)
        while packed:
            if part.compress_type == zipfile.ZIP_DEFLATED:
                piece, packed = inflater.decompress(packed, _PIECE), inflater.unconsumed_tail
            else:
                piece, packed = packed, b""
            size += len(piece)
            if size > part.file_size:
                _refuse(place, f"{part.file_size:,} bytes, as the archive says", "more")
            yield piece


def _refuse(place: str, expected: str, found: str) -> None:
    raise InputError(place, expected, found, _HINT)
