"""Files of any size, read and written again batch by batch with columns added.

CSV, JSON lines and Parquet. The answer has the form of the question: every
column and value that was there stays as it is, and the new columns follow; one
that had the name of a new column gives way to it. Batches are written as
pieces into a folder beside the output; an interrupted run that is started
again takes up behind the last whole piece, and only a whole answer gets the
output's name.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from metier.errors import InputError, UsageError
from metier.streams.forms import FORMS, Columns, Form, Texts

__all__ = ["BATCH", "Columns", "Progress", "Texts", "Work", "form_of", "rewrite"]

BATCH = 5_000
"""Rows held at a time."""
_KEY = "of.json"

Work = Callable[[Texts], Columns]
"""From the texts of a batch to its new columns, as long as the texts."""
Progress = Callable[[str, int, int], None]
"""Called with what is being done, the bytes (or rows) behind, and all of them."""


def rewrite(
    source: Path,
    target: Path,
    column: str,
    work: Work,
    *,
    progress: Progress | None = None,
    size: int = BATCH,
) -> int:
    """Write `source` again as `target`, with the columns that `work` makes of one of its columns.

    Args:
        source, target: with the same ending: `.csv`, `.jsonl` (or `.ndjson`), `.parquet`.
        column: whose texts are worked on.
        work: called once for each batch.
        progress: called after each batch.
        size: rows in a batch, which is what is held in memory.

    Returns:
        The number of rows.

    Raises:
        UsageError: the files have different or other endings, are one file, or cannot be written.
        InputError: the source is missing or damaged.
        LayoutError: it has no such column.
    """
    form = form_of(source, target)
    if not source.is_file():
        found = "a folder" if source.is_dir() else "nothing there"
        raise InputError(str(source), "a file", found, "check the path")
    folder = target.with_name(target.name + ".part")
    try:
        begun = _begun(folder, _key(source, column, size))
        length, rows, pieces = form.length(source), 0, []
        for number, batch in enumerate(form.read(source, column, size)):
            piece = folder / f"{number:06d}"
            if number >= begun:
                unfinished = piece.with_suffix(".new")
                form.write(batch, work(batch.texts), unfinished, first=number == 0)
                unfinished.replace(piece)
            pieces.append(piece)
            rows += len(batch.texts)
            if progress is not None:
                progress(source.name, batch.done, length)
        whole = folder / "whole"
        form.join(pieces, whole)
        whole.replace(target)
        shutil.rmtree(folder)
    except OSError as error:
        place = str(error.filename or target)
        reason = str(error.strerror).lower()
        raise UsageError(
            place, "a place to read and write", reason, "give another --output"
        ) from error
    return rows


def form_of(source: Path, target: Path) -> Form:
    """The form of two files by their endings.

    Raises:
        UsageError: the endings differ or are not known, or the two are one file.
    """
    endings = {path.suffix.lower().replace("ndjson", "jsonl") for path in (source, target)}
    if source.resolve() == target.resolve():
        raise UsageError(
            "--output", "another file than the one read", str(target), "give it another name"
        )
    if len(endings) > 1:
        found = f"{source.suffix or source} and {target.suffix or target}"
        raise UsageError(
            "--output", "a file with the ending of the one read", found, "rename one of the two"
        )
    form = FORMS.get(endings.pop())
    if form is None:
        raise UsageError(
            str(source), f"a file ending in {', '.join(FORMS)}", source.name, "save it as one"
        )
    return form


def _key(source: Path, column: str, size: int) -> str:
    about = source.stat()
    return json.dumps([source.name, about.st_size, about.st_mtime_ns, column, size])


def _begun(folder: Path, key: str) -> int:
    """How many pieces an interrupted run of the same work left; the folder is made ready."""
    note = folder / _KEY
    if note.is_file() and note.read_text("utf-8") == key:
        return next(n for n in range(10**6) if not (folder / f"{n:06d}").is_file())
    if folder.is_dir():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    note.write_text(key, "utf-8")
    return 0
