"""Careers side by side, on figures that can be checked.

import metier
atlas = metier.open()
atlas.compare("collections specialist", "loss mitigation specialist")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from metier.errors import (
    CodeError,
    InputError,
    LayoutError,
    MetierError,
    NotFoundError,
    SnapshotError,
    UsageError,
)

if TYPE_CHECKING:
    from metier.atlas import Atlas
    from metier.build import Built, Progress
    from metier.model.comparison import Flag
    from metier.model.differences import Differences

__version__ = "0.1.0"

__all__ = [
    "CodeError",
    "InputError",
    "LayoutError",
    "MetierError",
    "NotFoundError",
    "SnapshotError",
    "UsageError",
    "__version__",
    "build_snapshot",
    "check_page",
    "diff",
    "open",
]


def open(path: str | Path | None = None) -> Atlas:
    """Open a snapshot; the embedded almanac if no path is given.

    Raises:
        SnapshotError: missing, damaged, or of another format.
    """
    from metier.atlas import Atlas

    return Atlas(path)


def build_snapshot(
    specification: str | Path,
    output: str | Path,
    *,
    strict: bool = False,
    engine: str = "local",
    progress: Progress | None = None,
) -> Built:
    """Build a snapshot from the files that a specification names.

    Args:
        specification: a TOML file; see docs/how-to/build.md.
        output: the folder to build into; the snapshot before stays until the new one is whole.
        strict: refuse the build at the first unreadable figure.
        engine: where person records are counted, `local` or `spark`; the snapshot is the same.
        progress: called with what is being done, the steps behind, and all steps.

    Raises:
        UsageError: the specification is not one, or there is no such engine.
        InputError: a file cannot be read as what it was said to be.
    """
    from metier.build import build

    return build(
        Path(specification),
        Path(output),
        strict=strict,
        engine=engine,
        progress=progress or (lambda *_: None),
    )


def check_page(page: str | Path, atlas: Atlas | None = None) -> tuple[Flag, ...]:
    """The contradictions of a published comparison page.

    Args:
        page: a text file with the page's tables and sentences.
        atlas: whose official figures it is held against; the embedded almanac if None.

    Raises:
        InputError: the file is not such a page.
    """
    return (atlas or open()).check_page(page)


def diff(
    before: str | Path, after: str | Path, *, confidence: float = 0.9, limit: int = 3
) -> Differences:
    """What changed from one snapshot to another.

    Args:
        before: the first snapshot, or the folder of a build's output.
        after: the second.
        confidence: of the tests of changed figures.
        limit: changes of each measure that are given; all are counted.

    Raises:
        SnapshotError: one of them is missing, damaged, or of another format.
        UsageError: the confidence is not between 0 and 1, or the limit below 0.
    """
    from metier.differences import differences

    return differences(Path(before), Path(after), confidence=confidence, limit=limit)
