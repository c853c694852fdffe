"""A sample on disk for repeated work: rows in order of group and value, in small integers.

A folder of plain arrays, mapped into memory when opened, so that nothing is read
that is not asked for:

    layout.json      the format, the shape, and the sha256 of every array
    groups.json      the groups, in order
    group.bin        of each row, its group
    value.bin        of each row, the variable
    weights.bin      rows x weights: the full-sample weight and its replicates

Only samples with replicate weights have one: linearised variance needs the
clusters, whose rows this order tears apart.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from metier.errors import InputError, UsageError
from metier.model.sample import Sample
from metier.survey import encoding
from metier.survey.kernels import Array
from metier.survey.tally import Counts, Tally

FORMAT = "metier/layout/2"
_GATHER = 1 << 16

Progress = Callable[[int], None]
"""Called with how many rows are behind."""


def write(
    batches: Iterable[pa.RecordBatch],
    sample: Sample,
    folder: Path,
    progress: Progress = lambda rows: None,
) -> None:
    """Write the rows of a sample; memory stays bounded by a few numbers a row.

    Args:
        batches: with the sample's columns; rows without group or value are left out.
        sample: one variable, of whole numbers; weights of whole numbers.
        folder: made whole or not at all; one that is there is replaced.

    Raises:
        UsageError: the sample has no replicates, or not one variable.
        InputError: a column is not of whole numbers, or there are no rows.
    """
    if not sample.scheme.replicated or len(sample.variables) != 1:
        raise UsageError("layout", "a sample with replicates and one variable", repr(sample))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".layout-") as scratch:
        spool = Path(scratch) / "spool"
        rows, groups, group, value = _spool(batches, sample, spool, progress)
        whole = Path(scratch) / "whole"
        whole.mkdir()
        order = np.lexsort((value, group))
        group[order].astype("<i4").tofile(whole / "group.bin")
        value_kind = _kind(value, 4)
        value[order].astype(value_kind).tofile(whole / "value.bin")
        bound = _gather(spool, rows, len(sample.weights), order, whole / "weights.bin")
        (whole / "groups.json").write_text(json.dumps(groups))
        wide = (whole / "weights.bin").stat().st_size // max(1, rows * len(sample.weights))
        about = {
            "format": FORMAT,
            "rows": rows,
            "weights": list(sample.weights),
            "by": list(sample.by),
            "variable": sample.variables[0],
            "kinds": {"group": "<i4", "value": value_kind, "weights": f"<i{wide}"},
            "bound": bound,
            "sha256": {file.name: _digest(file) for file in sorted(whole.iterdir())},
        }
        (whole / "layout.json").write_text(json.dumps(about, indent=1))
        if folder.exists():
            shutil.rmtree(folder)
        whole.rename(folder)


def read(folder: Path, sample: Sample, verify: bool = True) -> Tally:
    """Open a layout as the tally of its sample, without reading its weights.

    Args:
        folder: as `write` made it.
        sample: the one it was written from.
        verify: whether every byte is checked against its sha256 first.

    Raises:
        InputError: the folder is no layout, is damaged, or is of another sample.
    """
    try:
        about = json.loads((folder / "layout.json").read_text())
        groups = json.loads((folder / "groups.json").read_text())
    except (OSError, ValueError) as error:
        raise InputError(str(folder), "a layout of survey rows", str(error)) from error
    asked = (FORMAT, list(sample.weights), list(sample.by), sample.variables[0])
    if (about["format"], about["weights"], about["by"], about["variable"]) != asked:
        raise InputError(str(folder), "a layout of this sample", "one of another", "write it anew")
    damaged = [n for n, h in about["sha256"].items() if verify and _digest(folder / n) != h]
    if damaged:
        raise InputError(str(folder / damaged[0]), "the bytes that were written", "others")
    rows = about["rows"]
    arrays: dict[str, Array] = {
        name: np.memmap(folder / f"{name}.bin", kind, "r").view(np.ndarray)
        for name, kind in about["kinds"].items()
    }
    counts = Counts(
        arrays["group"],
        arrays["value"],
        np.broadcast_to(np.int64(1), rows),
        arrays["weights"].reshape(rows, len(sample.weights)),
        float(about["bound"]),
        rowwise=True,
    )
    named = tuple(tuple(group) for group in groups)
    return Tally(sample, named, {sample.variables[0]: counts}, rows, 0)


def _spool(
    batches: Iterable[pa.RecordBatch], sample: Sample, path: Path, progress: Progress
) -> tuple[int, list[Any], Array, Array]:
    """Weights to a file in the order they come; groups and values in memory."""
    rows = 0
    known: dict[tuple[int | str, ...], int] = {}
    codes: list[Array] = []
    values: list[Array] = []
    with path.open("wb") as file:
        for batch in batches:
            groups, own = encoding.grouped(batch, sample.by)
            levels, places = encoding.valued(batch, sample.variables[0])
            columns = [encoding.weights(batch, name) for name in sample.weights]
            if levels.dtype.kind != "i" or any(column.dtype.kind not in "iu" for column in columns):
                raise InputError("layout", "whole numbers", "a column of fractions")
            kept = np.flatnonzero((own >= 0) & (places >= 0))
            there = np.array([known.setdefault(group, len(known)) for group in groups], np.int32)
            codes.append(there[own[kept]])
            values.append(levels[places[kept]])
            matrix = np.empty((kept.size, len(columns)), "<i4")
            for at, column in enumerate(columns):
                matrix[:, at] = column[kept]
            matrix.tofile(file)
            rows += kept.size
            progress(rows)
    if not rows:
        raise InputError("layout", "rows with a group and a value", "none")
    ordered = sorted(known)
    place = np.empty(len(known), np.int32)
    place[[known[group] for group in ordered]] = np.arange(len(known), dtype=np.int32)
    return rows, ordered, place[np.concatenate(codes)], np.concatenate(values)


def _gather(spool: Path, rows: int, width: int, order: Array, path: Path) -> float:
    """The spooled weights in order, in 16 bits if they fit; the sum of absolute weights."""
    source = np.memmap(spool, "<i4", "r").reshape(rows, width)
    ends, sizes = np.zeros(2, np.int64), np.zeros(width)
    for start in range(0, rows, _GATHER):
        part = source[start : start + _GATHER].astype(np.int64)
        ends = np.array([min(ends[0], part.min()), max(ends[1], part.max())])
        sizes += np.abs(part).sum(axis=0)
    kind = _kind(ends, 2)
    with path.open("wb") as file:
        for start in range(0, rows, _GATHER):
            source[order[start : start + _GATHER]].astype(kind).tofile(file)
    return float(sizes.max())


def _kind(values: Array, least: int) -> str:
    """The smallest kind of whole number, of at least so many bytes, that holds all values."""
    ends = np.array([values.min(), values.max()])
    fits = (n for n in (2, 4) if n >= least and (ends.astype(f"<i{n}") == ends).all())
    return f"<i{next(fits, 8)}"


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(str(path), "an array of a layout", str(error)) from error
