"""Broken inputs from whole ones: bytes flipped, spans moved, hostile words and numbers put in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from random import Random

WORDS: Sequence[bytes] = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x98\x80",
    b"\x1b[2J",
    b"\r",
    b"\n\n",
    b'"',
    b"'",
    b",,,,",
    b"\t",
    b"|",
    b"\\",
    b"\\ud800",
    b"<script>alert(1)</script>",
    b"</script><!--",
    b"<![CDATA[",
    b"&lt;&#0;&amp;",
    b"=cmd|' /C calc'!A1",
    b"{}[](*+?",
    b"{" * 2000,
    b"[" * 2000,
    b'{"a":' * 1500,
    b"a" * 70_000,
    b"-" * 9_000,
    b" " * 9_000,
    b"null",
    b"true",
    b"../../etc/passwd",
    b"%00",
    b"\xcc\x81" * 200,
    "١٢٣".encode(),
    "İıſK".encode(),
    b"soc-2018/43-3011",
    b"12/31/9999",
    b"0000-00-00",
)
"""What is put in, one at a time."""

NUMBERS: Sequence[bytes] = (
    b"0", b"-1", b"-0.0", b"1e308", b"1e999", b"-1e999", b"NaN", b"Infinity", b"9" * 400,
    b"9" * 5000, b"9223372036854775808", b"18446744073709551616", b"1e-320", b"0x10", b"1_000",
    b"1,2,3", b"2147483648", b"99999999", b"10000-13-45",
)  # fmt: skip
"""What a number is changed to."""

_DIGITS = re.compile(rb"\d[\d.,]*")

Mutation = Callable[[Random, bytes], bytes]


def _span(random: Random, data: bytes, longest: int = 200) -> tuple[int, int]:
    begin = random.randrange(len(data) + 1)
    return begin, min(len(data), begin + random.randrange(1, longest))


def _flip(random: Random, data: bytes) -> bytes:
    if not data:
        return b"\0"
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _insert(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(WORDS) + data[at:]


def _replace(random: Random, data: bytes) -> bytes:
    begin, end = _span(random, data, 20)
    return data[:begin] + random.choice(WORDS) + data[end:]


def _number(random: Random, data: bytes) -> bytes:
    found = list(_DIGITS.finditer(data))
    if not found:
        return _insert(random, data)
    chosen = random.choice(found)
    return data[: chosen.start()] + random.choice(NUMBERS) + data[chosen.end() :]


def _delete(random: Random, data: bytes) -> bytes:
    begin, end = _span(random, data)
    return data[:begin] + data[end:]


def _repeat(random: Random, data: bytes) -> bytes:
    begin, end = _span(random, data)
    return data[:end] + data[begin:end] * random.choice((1, 3, 100)) + data[end:]


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _lines(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    a, b = random.randrange(len(lines)), random.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _bytes(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.randrange(1, 12)) + data[at:]


_MUTATIONS: Sequence[Mutation] = (
    *(_flip, _insert, _replace, _number, _number, _delete, _repeat, _cut, _lines, _bytes),
)


def mutated(random: Random, data: bytes) -> bytes:
    """The bytes after one to four mutations, at most 300 kB of them."""
    for _ in range(random.randint(1, 4)):
        data = random.choice(_MUTATIONS)(random, data)
    return data[:300_000]


def members(data: bytes) -> Mapping[str, bytes]:
    """The files in a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def archive_mutated(random: Random, data: bytes) -> bytes:
    """A zip archive with one of its files mutated; for one in four, the archive itself."""
    return mutated(random, data) if random.random() < 0.25 else part_mutated(random, data)


def part_mutated(random: Random, data: bytes) -> bytes:
    """A zip archive with one of its files mutated."""
    files = dict(members(data))
    name = random.choice(sorted(files))
    files[name] = mutated(random, files[name])
    return zipped(files)


def text_mutated(random: Random, data: bytes) -> bytes:
    """A short text after one to four mutations, mostly of a few characters."""
    for _ in range(random.randint(1, 4)):
        data = random.choice(_MUTATIONS)(random, data)
    return data[: random.choice((60, 200, 200, 5_000))]
