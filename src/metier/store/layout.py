"""What a snapshot looks like on disk.

    DIR/current            the id of the snapshot in force, one line
    DIR/<id>/manifest.json format, id, releases, and every file's size and sha256
    DIR/<id>/facts.parquet ...
    DIR/<id>/titles.model  the trained classifier of titles, if the build made one

A snapshot's folder is named by its content and never changes; taking up a new
one is the replacement of the one-line file `current`, which is atomic.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from metier.errors import SnapshotError

FORMAT = "metier/snapshot/1"
MANIFEST = "manifest.json"
MODEL = "titles.model"
CURRENT = "current"
ID_LENGTH = 16
_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")

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

ASIDE_COLUMNS = ("source", "file", "record", "column", "expected", "found", "reason")
"""The columns of asides.parquet: rows of records that were set aside, and why."""


def canonical(content: Mapping[str, object]) -> str:
    """JSON that is the same text for the same content.

    >>> canonical({"b": 1, "a": "é"})
    '{\\n "a": "é",\\n "b": 1\\n}\\n'
    """
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def snapshot_id(content: Mapping[str, object]) -> str:
    """The id of a snapshot, from its manifest without the id: releases, files and their sha256.

    >>> snapshot_id({"format": FORMAT, "files": {}, "releases": []})
    'c7e033f484fa444f'
    """
    return hashlib.sha256(canonical(content).encode()).hexdigest()[:ID_LENGTH]


def is_id(text: str) -> bool:
    """Whether a text has the form of a snapshot's id.

    >>> is_id("c7e033f484fa444f"), is_id("C7E033F484FA444F\\n")
    (True, False)
    """
    return _ID.fullmatch(text) is not None


def locate(path: Path) -> Path:
    """The folder of the snapshot in force at `path`.

    Args:
        path: a snapshot's own folder, or the folder of a build's output.

    Raises:
        SnapshotError: there is none.
    """
    try:
        return _locate(path)
    except (OSError, ValueError) as error:  # no leave to look, a name that no folder can have
        raise SnapshotError(
            str(path)[:200], "a snapshot", str(error)[:80], "check the path"
        ) from error


def beside(path: Path, id: str) -> Path | None:
    """The folder of the snapshot with that id in a build's output; None where there is none.

    Args:
        path: of a build's output, which keeps former snapshots beside the one in force.
        id: as anybody may write it.

    >>> beside(Path("."), "../../etc") is None
    True
    """
    found = is_id(id) and (path / id / MANIFEST).is_file()
    return path / id if found else None


def _locate(path: Path) -> Path:
    if (path / MANIFEST).is_file():
        return path
    pointer = path / CURRENT
    if pointer.is_file():
        line = pointer.read_bytes().decode("utf-8", "replace")
        id = line.removesuffix("\n")
        if is_id(id) and line != id and (path / id / MANIFEST).is_file():
            return path / id
        raise SnapshotError(
            str(pointer), "the id of a snapshot beside it", repr(id[:40]), "build it again"
        )
    found = "a file" if path.is_file() else "nothing there"
    if path.is_dir():
        found = "a folder without one"
    raise SnapshotError(
        str(path), "a snapshot", found, "make one with: metier build SPEC.toml --output DIR"
    )
