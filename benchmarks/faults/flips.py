"""Bytes changed in a snapshot, one at a time: each has to be noticed, and its file named."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from metier.errors import SnapshotError

from .cases import in_force


def flip(output: Path, file: Path, at: int, other: int) -> str:
    """Change a byte, open the snapshot as anybody does, and put the byte back.

    Args:
        other: from 1 to 255; what the byte differs by.

    Returns:
        "noticed"; or what must not be.
    """
    with file.open("r+b") as stream:
        stream.seek(at)
        (byte,) = stream.read(1)
        stream.seek(at)
        stream.write(bytes([byte ^ other]))
    try:
        in_force(output)
        return f"NOT NOTICED: {file.name} at {at}, {byte} to {byte ^ other}"
    except SnapshotError as error:
        named = file.name in error.place or file.name in error.found
        return "noticed" if named else f"NOT NAMED: {file.name}, but {error}"
    finally:
        with file.open("r+b") as stream:
            stream.seek(at)
            stream.write(bytes([byte]))


def campaign(output: Path, flips: int, seed: int = 1) -> dict[str, Counter[str]]:
    """Outcomes for each file of a snapshot, `current` included.

    Args:
        output: a folder with one snapshot, which is as it was at the end.
        flips: for each file; half are single bits, half any other byte.
    """
    draw, found = random.Random(seed), {}
    for file in files(output):
        size = file.stat().st_size
        outcomes = Counter[str]()
        for number in range(flips if size else 0):
            at = number % size if size <= flips else draw.randrange(size)
            other = 1 << draw.randrange(8) if number % 2 else draw.randrange(1, 256)
            outcomes[flip(output, file, at, other)] += 1
        found[file.relative_to(output).as_posix()] = outcomes
    return found


def files(output: Path) -> list[Path]:
    """The files of an output that belong to a snapshot."""
    return sorted(
        path
        for path in output.rglob("*")
        if path.is_file() and not path.relative_to(output).as_posix().startswith(".")
    )
