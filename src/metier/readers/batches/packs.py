"""Rows of any form packed into columns of valid text, a bounded number at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.batches import columnar, delimited, jsonlines
from metier.readers.batches.delimited import Row
from metier.readers.batches.lines import LONGEST, Fault

_ROWS = 8192
_LARGE = 16
_LONG = LONGEST // 128
"""A pack ends early after so many rows longer than so many characters."""

_NUL = Fault("a NUL byte", "text", "a NUL byte")
_NOT_TEXT = Fault("not UTF-8", "text in UTF-8", "bytes or characters that are not")


@dataclass(slots=True)
class Pack:
    """Rows read together.

    Attributes:
        numbers: of the readable rows.
        columns: their texts, one array for each column asked for.
        faults: of the others, by their numbers.
        last: the number of the last row, readable or not.
    """

    numbers: Sequence[int]
    columns: Sequence[pa.Array]
    faults: list[tuple[int, Fault]] = field(default_factory=list)
    last: int = 0


def packs(file: Path, form: str, wanted: Sequence[str]) -> Iterator[Pack]:
    """All rows of a file: `.csv`, `.jsonl` or `.parquet`.

    Raises:
        InputError: it cannot be read as what its name says.
    """
    if form == ".parquet":
        last = 0
        for rows, columns in columnar.batches(file, wanted):
            numbers = range(last + 1, last + 1 + rows)
            last += rows
            yield _valid(Pack(numbers, columns, [], last))
        return
    source = delimited.rows(file, wanted) if form == ".csv" else jsonlines.rows(file, wanted)
    yield from packed(source, len(wanted))


def packed(source: Iterator[Row], width: int) -> Iterator[Pack]:
    """Rows of `width` texts, a bounded number and length at a time."""
    numbers: list[int] = []
    texts: list[list[str]] = []
    faults: list[tuple[int, Fault]] = []
    large = number = 0
    for number, row in source:
        if isinstance(row, Fault):
            faults.append((number, row))
        else:
            numbers.append(number)
            texts.append(row)
            large += sum(map(len, row)) > _LONG
        if len(numbers) + len(faults) >= _ROWS or large >= _LARGE:
            yield _pack(numbers, texts, width, faults, number)
            numbers, texts, faults, large = [], [], [], 0
    if numbers or faults:
        yield _pack(numbers, texts, width, faults, number)


def _pack(
    numbers: list[int],
    texts: list[list[str]],
    width: int,
    faults: list[tuple[int, Fault]],
    last: int,
) -> Pack:
    columns = [_column(column) for column in zip(*texts, strict=True)]
    if all(columns):
        nothing = pa.array([], pa.string())
        return Pack(numbers, columns or [nothing] * width, faults, last)
    wrong = [next(filter(None, map(_fault, row)), None) for row in texts]
    faults += [(n, fault) for n, fault in zip(numbers, wrong, strict=True) if fault]
    numbers = [n for n, fault in zip(numbers, wrong, strict=True) if not fault]
    texts = [row for row, fault in zip(texts, wrong, strict=True) if not fault]
    return _pack(numbers, texts, width, sorted(faults), last)


def _column(texts: Sequence[str]) -> pa.Array | None:
    """The texts as one array; None if one of them has a NUL or half a surrogate pair.

    They are joined by NULs and taken apart again by Arrow, which is several times faster than
    to hand over one after another.
    """
    try:
        joined = pa.scalar("\0".join(texts), pa.large_string())
    except UnicodeEncodeError:
        return None
    values = pc.split_pattern(joined, "\0").values
    return values.cast(pa.string()) if len(values) == len(texts) else None


def _fault(text: str) -> Fault | None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _NOT_TEXT
    return _NUL if "\0" in text else None


def _valid(pack: Pack) -> Pack:
    """A pack of Parquet without rows that have a NUL or bytes that are not UTF-8."""
    foreign = np.zeros(len(pack.numbers), bool)
    nul = np.zeros(len(pack.numbers), bool)
    for column in pack.columns:
        try:
            column.validate(full=True)
        except pa.ArrowInvalid:
            foreign |= [
                one is not None and not _decodes(one)
                for one in column.cast(pa.binary()).to_pylist()
            ]
        nul |= pc.match_substring(column, "\0").fill_null(False).to_numpy(zero_copy_only=False)
    if not (foreign | nul).any():
        return pack
    for number, not_text, has_nul in zip(pack.numbers, foreign, nul, strict=True):
        if not_text or has_nul:
            pack.faults.append((number, _NOT_TEXT if not_text else _NUL))
    kept = ~(foreign | nul)
    return Pack(
        [n for n, keep in zip(pack.numbers, kept, strict=True) if keep],
        [column.filter(pa.array(kept)) for column in pack.columns],
        sorted(pack.faults),
        pack.last,
    )


def _decodes(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True
