"""What a snapshot looks like on disk.

    DIR/current            the id of the snapshot in force, one line
    DIR/<id>/manifest.json format, id, releases, and every file's size and sha256
    DIR/<id>/facts.parquet ...

A snapshot's folder is named by its content and never changes; taking up a new
one is the replacement of the one-line file `current`, which is atomic.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from metier.errors import SnapshotError

FORMAT = "metier/snapshot/1"
MANIFEST = "manifest.json"
CURRENT = "current"
ID_LENGTH = 16

FACT_COLUMNS = (
    "system",
    "occupation",
    "title",
    "measure",
    "group",
    "place",
    "period",
    "universe",
    "industry",
    "employer",
    "value",
    "standard_error",
    "n",
    "status",
    "category",
    "reason",
    "source",
    "sheet",
    "column",
    "record",
    "row",
    "method",
)
"""The columns of facts.parquet, in order; `system` is the code's system and edition."""


def snapshot_id(digests: Mapping[str, str]) -> str:
    """The id of a snapshot, from its files' names and sha256.

    >>> snapshot_id({"a": "00", "b": "11"}) == snapshot_id({"b": "11", "a": "00"})
    True
    """
    text = "".join(f"{name}\0{digests[name]}\n" for name in sorted(digests))
    return hashlib.sha256(f"{FORMAT}\n{text}".encode()).hexdigest()[:ID_LENGTH]


def locate(path: Path) -> Path:
    """The folder of the snapshot in force at `path`.

    Args:
        path: a snapshot's own folder, or the folder of a build's output.

    Raises:
        SnapshotError: there is none.
    """
    if (path / MANIFEST).is_file():
        return path
    pointer = path / CURRENT
    if pointer.is_file():
        folder = path / pointer.read_text(encoding="utf-8").strip()
        if (folder / MANIFEST).is_file():
            return folder
        raise SnapshotError(
            str(pointer), "the id of a snapshot beside it", repr(folder.name), "build it again"
        )
    found = "a folder without one" if path.is_dir() else "nothing there"
    raise SnapshotError(
        str(path), "a snapshot", found, "make one with: metier build SPEC.toml --output DIR"
    )
