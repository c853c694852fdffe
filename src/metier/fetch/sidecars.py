"""What stands beside a fetched file: `FILE.sha256` and, where it is from, `FILE.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from metier.errors import InputError


def beside(path: Path, ending: str) -> Path:
    """The file of the same name with something after it.

    >>> str(beside(Path("a.xlsx"), "sha256"))
    'a.xlsx.sha256'
    """
    return path.with_name(f"{path.name}.{ending}")


def write_sidecars(path: Path, sha256: str, origin: Mapping[str, str | int | None]) -> None:
    """Both sidecars of a file, each whole or not at all.

    Args:
        path: of the file, which need not be there yet.
        sha256: of its bytes; `sha256sum --check` reads it.
        origin: where it is from.
    """
    _write(beside(path, "json"), json.dumps({**origin, "sha256": sha256}, indent=1) + "\n")
    _write(beside(path, "sha256"), f"{sha256}  {path.name}\n")


def noted_sha256(path: Path) -> str | None:
    """The checksum that stands beside a file; None if none does.

    Raises:
        InputError: what stands there is none.
    """
    try:
        said = beside(path, "sha256").read_text("ascii").split()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        said = []
    if not said or len(said[0]) != 64:
        raise InputError(f"{path}.sha256", "a sha256 and a file's name", "something else")
    return said[0].lower()


def _write(path: Path, text: str) -> None:
    made = beside(path, "new")
    made.write_text(text, encoding="utf-8")
    made.replace(path)
