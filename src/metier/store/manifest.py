"""What a snapshot says of itself, and whether its files are what it says.

Its id is the digest of the manifest, and the manifest has the digest of every file: one changed
byte anywhere is noticed before anything is read out of the snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from metier.errors import SnapshotError
from metier.store.checksums import checksums
from metier.store.layout import FORMAT, MANIFEST, canonical, is_id, snapshot_id

_CHANGED = "the file was changed after the build: build it again"


def verified(folder: Path) -> dict[str, Any]:
    """The manifest of a snapshot, after every byte of the snapshot was held against it.

    Args:
        folder: the snapshot's own. Where it is named as an id is, it is that of the manifest.

    Raises:
        SnapshotError: a file is missing or damaged, which is named; or the snapshot has the
            format of an older or newer metier.
    """
    path = folder / MANIFEST
    try:
        text = path.read_bytes().decode("utf-8")
        manifest: dict[str, Any] = json.loads(text)
        found, id = manifest["format"], manifest["snapshot"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotError(
            str(path), "a snapshot's manifest", f"a damaged file ({error})", "build it again"
        ) from error
    if found != FORMAT:
        raise _other_format(path, found)
    content = {name: value for name, value in manifest.items() if name != "snapshot"}
    if snapshot_id(content) != id or canonical(manifest) != text:
        raise SnapshotError(
            str(path), f"the content of snapshot {str(id)[:16]}", "other content", _CHANGED
        )
    if is_id(folder.name) and folder.name != id:
        raise SnapshotError(
            str(path),
            f"snapshot {folder.name}, as its folder is named",
            f"snapshot {id}",
            "give the folder its name back, or build it again",
        )
    _verify(folder, manifest["files"])
    return manifest


def _other_format(path: Path, found: object) -> SnapshotError:
    """The error for a snapshot of another version of metier: older, newer, or no format at all."""
    kind, _, ours = FORMAT.rpartition("/")
    known, _, theirs = str(found).rpartition("/")
    newer = known == kind and (len(theirs), theirs) > (len(ours), ours)
    return SnapshotError(
        str(path),
        f"format {FORMAT}",
        repr(found)[:60],
        "a newer metier wrote it: update metier, or build it again with this version"
        if newer
        else "build it again with this version of metier",
    )


def _verify(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> None:
    """Hold the files against the manifest, two at a time.

    Raises:
        SnapshotError: one is missing or is another; the first by name is told.
    """
    found = checksums(folder, sorted(files))
    for name, said in sorted(files.items()):
        if (actual := found[name]) is None:
            raise SnapshotError(
                str(folder / name), "a file of the snapshot", "nothing readable", "build it again"
            )
        if actual["sha256"] != said["sha256"]:
            raise SnapshotError(
                str(folder / name),
                f"sha256 {said['sha256'][:12]}...",
                f"{actual['sha256'][:12]}...",
                _CHANGED,
            )
