"""Frequent titles and the occupation each names, as this project reads them.

The file beside this module has one line for each title. It stands above the
official lists: those put a title under every occupation in which somebody has it.
"""

from __future__ import annotations

import csv
from importlib import resources

from metier.errors import InputError
from metier.model.codes import soc
from metier.model.records import TitleEntry

LISTING = "lexicon"
"""The listing of the entries given back."""

_FILE = "lexicon.csv"


def lexicon() -> tuple[TitleEntry, ...]:
    """All titles of the lexicon, in the order of the file.

    Raises:
        InputError: a line has no title.
        CodeError: a line's code is no SOC code.

    >>> [entry.code.value for entry in lexicon() if entry.title == "bill collector"]
    ['43-3011']
    """
    text = resources.files("metier.coding").joinpath(_FILE).read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> tuple[TitleEntry, ...]:
    """The lexicon from the text of such a file: title, code.

    Raises:
        InputError: a line has no title.
        CodeError: a line's code is no SOC code.

    >>> read("title,code\\nnurse,29-1141\\n")[0].code.value
    '29-1141'
    """
    found: list[TitleEntry] = []
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        title = (row["title"] or "").strip()
        if not title:
            raise InputError(f"{_FILE}:{line}", "a title", "none")
        found.append(TitleEntry(title, soc((row["code"] or "").strip()), LISTING))
    return tuple(found)
