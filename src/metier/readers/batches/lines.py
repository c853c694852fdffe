"""The bytes of a text file as lines: unpacked, in UTF-8, none longer than a limit."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from metier.errors import InputError

LONGEST = 4 * 2**20
"""The bytes that a line, or a record of several lines, may have; a longer one is set aside."""

_SAMPLE = 2**20
_PACKED = b"\x1f\x8b"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)
_FOREIGN_LINES = 5
_FOREIGN_SHARE = 0.2
"""A text is of another encoding if so many of its first lines, and such a share, are not UTF-8."""


Stream = io.BufferedReader | gzip.GzipFile


class _NotUtf16(Exception):
    """Bytes that are not UTF-16 in a file that begins as such."""


class Fault(NamedTuple):
    """Why a row cannot be read."""

    reason: str
    expected: str
    found: str


TOO_LONG = Fault("a row too long", f"at most {LONGEST // 2**20} MB in a row", "more")


def not_utf8(error: UnicodeDecodeError) -> Fault:
    """The fault of a row with bytes of another encoding."""
    return Fault("not UTF-8", "text in UTF-8", f"byte {error.object[error.start]:#04x}")


class Overlong(bytes):
    """What is left of a line longer than the limit: a quotation mark if it had an odd number.

    So a reader of CSV that skips it knows all the same whether a quoted field is open.
    """


def lines(stream: Stream | io.BytesIO, longest: int = LONGEST) -> Iterator[bytes]:
    r"""The lines of a stream, each with its line break.

    >>> list(lines(io.BytesIO(b'a\n"bcdefg\nh'), longest=4))
    [b'a\n', b'"', b'h']
    """
    while line := stream.readline(longest):
        if len(line) < longest or line.endswith(b"\n"):
            yield line
            continue
        marks = line.count(b'"')
        while not line.endswith(b"\n") and (line := stream.readline(longest)):
            marks += line.count(b'"')
        yield Overlong(b'"' * (marks % 2))


@dataclass(slots=True)
class Source:
    """An open text file.

    Attributes:
        stream: its bytes in UTF-8.
        rows: how many have been read of it so far, for the error where it ends early.
    """

    stream: Stream
    rows: int = 0

    def lines(self) -> Iterator[bytes]:
        """Each line with its line break."""
        return lines(self.stream)


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """A text file as UTF-8: gzip is unpacked, a byte order mark taken off, UTF-16 recoded.

    Raises:
        InputError: nothing there, empty, a gzip damaged or cut short, or text of another
            encoding.
    """
    if not path.is_file():
        raise InputError(str(path), "a file", "nothing there", "check the path")
    with _unpacked(path) as stream:
        sample = _sample(stream)
    with _unpacked(path) as stream:
        source = Source(stream)
        try:
            if _is_utf16(sample):
                source.stream = io.BufferedReader(_Recoded(stream))
            elif sample.startswith(codecs.BOM_UTF8):
                stream.read(len(codecs.BOM_UTF8))
            if sample:
                _check_encoding(path, sample)
            elif not stream.read(1):
                raise InputError(path.name, "rows", "an empty file", "fetch the file again")
            yield source
        except _DAMAGE as error:
            raise InputError(
                path.name,
                "a whole gzip file",
                f"one that ends or breaks after {source.rows:,} readable rows ({error})",
                "fetch the file again",
            ) from error
        except _NotUtf16 as error:
            raise InputError(path.name, "text in UTF-16", str(error), "fetch it again") from error


def _sample(stream: Stream) -> bytes:
    sample = b""
    try:
        while len(sample) < _SAMPLE and (piece := stream.read1(_SAMPLE)):
            sample += piece
    except _DAMAGE:
        return sample  # the reading comes to it again, and tells how far it came
    return sample


@contextmanager
def _unpacked(path: Path) -> Iterator[Stream]:
    with path.open("rb") as raw:
        if raw.peek(2).startswith(_PACKED):
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield unpacked
        else:
            yield raw


def _check_encoding(path: Path, sample: bytes) -> None:
    if _is_utf16(sample):
        return
    if sample.count(b"\0") > len(sample) // 5:
        raise InputError(
            path.name,
            "text in UTF-8",
            "a NUL in every few bytes",
            "if it is text in UTF-16 or UTF-32, save it as UTF-8: iconv -f UTF-16LE -t UTF-8",
        )
    whole = sample.split(b"\n") if len(sample) < _SAMPLE else sample.split(b"\n")[:-1]
    foreign = [line for line in whole if not _is_utf8(line)]
    if len(foreign) < _FOREIGN_LINES or len(foreign) < _FOREIGN_SHARE * len(whole):
        return
    if all(line.isascii() or not _is_utf8(line) for line in whole):
        raise InputError(
            path.name,
            "text in UTF-8",
            f"{len(foreign)} of the first {len(whole)} lines in another encoding",
            "if it is Windows-1252 or Latin-1, recode it: iconv -f WINDOWS-1252 -t UTF-8",
        )


def _is_utf16(sample: bytes) -> bool:
    return sample.startswith(_WIDE) and not sample.startswith(codecs.BOM_UTF32_LE)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Recoded(io.RawIOBase):
    """A stream of UTF-16 as UTF-8."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-16")()

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview[int], /) -> int:  # type: ignore[override]
        """Fill the buffer as far as the next bytes of the stream go; 0 at its end."""
        text = ""
        ended = False
        while not text and not ended:
            # two bytes of UTF-16 become three of UTF-8 at most
            piece = self._stream.read1(len(buffer) // 2)
            ended = not piece
            try:
                text = self._decoder.decode(piece, final=ended)
            except UnicodeDecodeError as error:
                raise _NotUtf16(str(error)) from error
        recoded = text.encode()
        buffer[: len(recoded)] = recoded
        return len(recoded)
