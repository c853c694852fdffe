"""Size and sha256 of each file of a folder, in a file of their own, so that damage is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from metier.errors import SnapshotError
from metier.store.layout import canonical

CHECKSUMS = "checksums.json"
_CHANGED = "a file changed after the build"


def write(folder: Path, known: Mapping[str, Any]) -> None:
    """Write the checksums of a folder's files.

    Args:
        known: those of files that are known to be unchanged, which are not read.
    """
    sums = {name: known.get(name) or _checksum(folder / name) for name in files(folder)}
    (folder / CHECKSUMS).write_text(_text(sums), encoding="utf-8")


def verify(folder: Path) -> dict[str, Any]:
    """Hold every byte of a folder's files against their checksums.

    Returns:
        The checksum of each file.

    Raises:
        SnapshotError: a file is missing, was changed or does not belong there; it is named.
    """
    try:
        text = (folder / CHECKSUMS).read_bytes().decode("utf-8")
        known = dict(json.loads(text)["files"])
        if _text(known) != text:
            raise damaged(folder / CHECKSUMS, _CHANGED)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(folder / CHECKSUMS, str(error)[:120]) from error
    found = checksums(folder, files(folder))
    for name in sorted({*known, *found}):
        if found.get(name) is None:
            raise damaged(folder / name, "no such file")
        if known.get(name) != found[name]:
            raise damaged(folder / name, _CHANGED)
    return known


def checksums(folder: Path, names: Sequence[str]) -> dict[str, dict[str, Any] | None]:
    """Size and sha256 of files of a folder; None of one that is not there to read."""
    # hashing leaves the interpreter free, so that two cores read
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(_checksum_or_none, map(folder.joinpath, names))
        return dict(zip(names, found, strict=True))


def damaged(path: Path, found: str) -> SnapshotError:
    """The error that names what is damaged."""
    return SnapshotError(str(path), "the index of the postings", found, "build it again")


def files(folder: Path) -> list[str]:
    """The names of a folder's files, without the checksums and without locks, which say nothing."""
    names = (file.name for file in folder.iterdir() if file.suffix != ".lock")
    return sorted(name for name in names if name != CHECKSUMS)


def _text(sums: Mapping[str, Any]) -> str:
    """The checksums as they are written, under a checksum of their own."""
    whole = hashlib.sha256(canonical(sums).encode()).hexdigest()
    return canonical({"files": sums, "sha256": whole})


def _checksum_or_none(file: Path) -> dict[str, Any] | None:
    try:
        return _checksum(file)
    except OSError:
        return None


def _checksum(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"bytes": file.stat().st_size, "sha256": digest}
