"""Size and sha256 of each file of a folder, in a file of their own, so that damage is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from metier.errors import SnapshotError
from metier.store.layout import canonical

CHECKSUMS = "checksums.json"


def write(folder: Path, known: Mapping[str, Any]) -> None:
    """Write the checksums of a folder's files.

    Args:
        known: those of files that are known to be unchanged, which are not read.
    """
    sums = {name: known.get(name) or _checksum(folder / name) for name in files(folder)}
    (folder / CHECKSUMS).write_text(canonical(sums), encoding="utf-8")


def verify(folder: Path) -> dict[str, Any]:
    """Hold every byte of a folder's files against their checksums.

    Returns:
        The checksum of each file.

    Raises:
        SnapshotError: a file is missing, was changed or does not belong there; it is named.
    """
    try:
        known = dict(json.loads((folder / CHECKSUMS).read_text("utf-8")))
        names = files(folder)
        # hashing leaves the interpreter free, so that two cores read
        with ThreadPoolExecutor(2) as pool:
            found = dict(zip(names, pool.map(_checksum, map(folder.joinpath, names)), strict=True))
    except (OSError, ValueError, TypeError) as error:
        raise damaged(folder, str(error)[:120]) from error
    for name in sorted({*known, *found}, key=str):
        if name not in found:
            raise damaged(folder / str(name), "no such file")
        if known.get(name) != found[name]:
            raise damaged(folder / name, "a file changed after the build")
    return found


def damaged(path: Path, found: str) -> SnapshotError:
    """The error that names what is damaged."""
    return SnapshotError(str(path), "the index of the postings", found, "build it again")


def files(folder: Path) -> list[str]:
    """The names of a folder's files, without the checksums and without locks, which say nothing."""
    names = (file.name for file in folder.iterdir() if file.suffix != ".lock")
    return sorted(name for name in names if name != CHECKSUMS)


def _checksum(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"bytes": file.stat().st_size, "sha256": digest}
