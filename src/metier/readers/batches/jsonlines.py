"""JSON lines, or one JSON array or object, as values; every unreadable line set aside."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from metier.errors import InputError
from metier.readers.batches.delimited import Row
from metier.readers.batches.lines import (
    LONGEST,
    TOO_LONG,
    Fault,
    Overlong,
    Source,
    not_utf8,
    opened,
)

_FIRST = 1000
"""The records whose keys are taken for the columns of a file."""

_PIECE = 2**20
_TOO_DEEP = Fault("nested too deep", "a JSON object", "hundreds of levels")
_WHITE = " \t\r\n"


def keys(path: Path) -> list[str]:
    """The keys of the first 1,000 objects; those of an object within with a dot: `pay.unit`.

    Raises:
        InputError: the file cannot be opened as text, or none of the first lines is an object.
    """
    found: dict[str, None] = {}
    for _, value in islice(objects(path), _FIRST):
        if isinstance(value, dict):
            for key, inner in value.items():
                found[key] = None
                if isinstance(inner, dict):
                    found.update(dict.fromkeys(f"{key}.{name}" for name in inner))
    if not found:
        raise InputError(path.name, "JSON objects", "none", "is it another kind of file?")
    return list(found)


def rows(path: Path, wanted: Sequence[str]) -> Iterator[Row]:
    """A text (empty if missing) for each of the keys `wanted`, by line; by element of an array.

    Raises:
        InputError: the file cannot be opened as text, or is a gzip cut short.
    """
    ways = [(name, name.split(".")) for name in wanted]
    for number, value in objects(path):
        if isinstance(value, Fault):
            yield number, value
        elif isinstance(value, dict):
            yield number, _row(value, ways)
        else:
            found = f"a {type(value).__name__}"
            yield number, Fault("not a JSON object", "a JSON object", found)


def _row(value: Mapping[str, object], ways: Sequence[tuple[str, list[str]]]) -> list[str] | Fault:
    try:
        return [text(value[name] if name in value else inside(value, way)) for name, way in ways]
    except RecursionError:
        return _TOO_DEEP


def text(value: object) -> str:
    """A JSON value as a text; objects and arrays as JSON.

    >>> text("a"), text(1.5), text(True), text(None), text([1])
    ('a', '1.5', 'true', '', '[1]')
    """
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value)


def inside(value: object, way: Sequence[str]) -> object:
    """What stands at the end of a way of keys; None if there is no such way.

    >>> inside({"pay": {"unit": "HOUR"}}, ["pay", "unit"])
    'HOUR'
    """
    for name in way:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def objects(path: Path) -> Iterator[tuple[int, object]]:
    """The values of a JSON file, each with its line, or its place in the array from 1.

    In the place of an unreadable line stands a `Fault`.

    A file is an array (or one object over several lines) if its first line is not JSON by
    itself and begins with a bracket (or the file is named `.json` or `.jsonld`).

    Raises:
        InputError: the file cannot be opened as text, is a gzip cut short, or an array or
            object is broken: what follows in it cannot be told apart.
    """
    whole = _is_whole(path)
    with opened(path) as source:
        found = _elements(path, source) if whole else _by_line(source.lines())
        for number, value in found:
            yield number, value
            source.rows += not isinstance(value, Fault)


def _is_whole(path: Path) -> bool:
    with opened(path) as source:
        start = source.stream.read1(_PIECE).lstrip()[:1]
    if start not in (b"[", b"{"):
        return False
    with opened(path) as source:
        following = source.lines()
        first = next(line for line in following if line.strip() or type(line) is Overlong)
        alone = type(first) is not Overlong and _is_json(first)
        if start == b"[":
            return not alone or not any(line.strip() for line in following)
    return not alone and _is_single(path)


def _is_single(path: Path) -> bool:
    return bool({".json", ".jsonld"} & set(path.suffixes))


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _by_line(source: Iterator[bytes]) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(source, start=1):
        if type(line) is Overlong:
            yield number, TOO_LONG
        elif line.strip():
            yield number, _value(line)


def _value(line: bytes) -> object:
    try:
        return json.loads(line)
    except UnicodeDecodeError as error:
        return not_utf8(error)
    except RecursionError:
        return _TOO_DEEP
    except ValueError as error:
        return Fault("not JSON", "a JSON object", str(error))


def _elements(path: Path, source: Source) -> Iterator[tuple[int, object]]:
    """The elements of one array, or one object, held one at a time."""
    pieces = _pieces(path, source)
    decoder = json.JSONDecoder()
    buffer = next(pieces, "").lstrip(_WHITE)
    inside = buffer.startswith("[")
    buffer = buffer[inside:]
    number = 0
    at = 0
    while True:
        at, buffer = _skip(buffer, at, pieces, _WHITE + "," if number else _WHITE)
        if at == len(buffer) or (inside and buffer[at] == "]"):
            break
        number += 1
        while True:
            try:
                value, end = decoder.raw_decode(buffer, at)
                # a number at the end of a piece may go on in the next
                if end < len(buffer) or not (more := next(pieces, "")):
                    break
            except (ValueError, RecursionError) as error:
                more = "" if len(buffer) - at > LONGEST else next(pieces, "")
                if isinstance(error, RecursionError) or not more:
                    raise InputError(
                        f"{path.name}:{number}",
                        f"a JSON value of at most {LONGEST // 2**20} MB",
                        str(error)[:80],
                        f"the {number - 1:,} before are readable; JSON lines survive a broken row",
                    ) from error
            buffer, at = buffer[at:] + more, 0
        yield number, value
        at = end
    if inside and at == len(buffer):
        raise InputError(
            path.name, "the closing bracket of the array", f"the end after {number:,} rows"
        )


def _skip(buffer: str, at: int, pieces: Iterator[str], what: str) -> tuple[int, str]:
    """Where the next character not of `what` stands, with more of the text if need be."""
    while True:
        while at < len(buffer) and buffer[at] in what:
            at += 1
        if at < len(buffer) or not (more := next(pieces, "")):
            return at, buffer
        buffer, at = more, 0


def _pieces(path: Path, source: Source) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in chain(iter(lambda: source.stream.read1(_PIECE), b""), [b""]):
            # never empty but at the end, which is how the end is told
            if decoded := decoder.decode(piece, final=not piece):
                yield decoded
    except UnicodeDecodeError as error:
        raise InputError(
            path.name, "text in UTF-8", f"byte {error.object[error.start]:#04x}"
        ) from error
