"""Titles whose listing in the official lists is not followed, and why.

The file beside this module has one line for each occupation that a corrected
title may mean. A line gives its probability and its reason, in words of this
project.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib import resources

from metier.errors import InputError
from metier.model.codes import soc
from metier.model.records import TitleEntry

LISTING = "correction"
"""The listing of the entries given back."""

_FILE = "corrections.csv"


def corrections() -> tuple[TitleEntry, ...]:
    """All corrections, in the order of the file.

    Returns:
        Entries whose weight is the probability that the title means the
        occupation; those of one title add up to at most 1.

    Raises:
        InputError: a line has no reason, or a probability that cannot be.
        CodeError: a line's code is no SOC code.

    >>> [entry.code.value for entry in corrections() if entry.title == "Loan servicing specialist"]
    ['43-4131', '13-2072', '13-2071']
    """
    text = resources.files("metier.coding").joinpath(_FILE).read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> tuple[TitleEntry, ...]:
    """Corrections from the text of such a file: title, code, probability, reason.

    Raises:
        InputError: a line has no reason, or a probability that cannot be.
        CodeError: a line's code is no SOC code.
    """
    found: list[TitleEntry] = []
    sums: defaultdict[str, float] = defaultdict(float)
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        title, reason = row["title"].strip(), row["reason"].strip()
        probability = _probability(row["probability"])
        sums[title] += probability
        if not reason:
            raise InputError(f"{_FILE}:{line}", "a reason", "none")
        if not 0 < probability <= 1 or sums[title] > 1 + 1e-9:
            raise InputError(
                f"{_FILE}:{line}", "probabilities of one title within 1", row["probability"]
            )
        found.append(TitleEntry(title, soc(row["code"]), LISTING, probability, reason))
    return tuple(found)


def _probability(text: str) -> float:
    """The number; 0, which no line may have, where there is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0
