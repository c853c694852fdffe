"""What is in a wheel or a source archive of metier."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Mapping
from email import message_from_bytes
from pathlib import Path
from typing import Any


def files(archive: Path) -> dict[str, int]:
    """The files of a wheel or a source archive, without the name of its folder, and their sizes."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {file.filename: file.file_size for file in wheel.infolist()}
    with tarfile.open(archive) as source:
        return {file.name.partition("/")[2]: file.size for file in source if file.isfile()}


def requires(wheel: Path) -> list[str]:
    """What a wheel says it needs, extras left out."""
    with zipfile.ZipFile(wheel) as archive:
        (path,) = (path for path in archive.namelist() if path.endswith(".dist-info/METADATA"))
        told = message_from_bytes(archive.read(path)).get_all("Requires-Dist", [])
    return [str(line) for line in told if "extra ==" not in str(line)]


def manifest(wheel: Path) -> Mapping[str, Any]:
    """The manifest of the almanac in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        id = archive.read("metier/almanac/current").decode().strip()
        found: Mapping[str, Any] = json.loads(archive.read(f"metier/almanac/{id}/manifest.json"))
    return found
