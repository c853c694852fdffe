"""ESCO's labels of skills: the file `skills_en.csv` of its classification.

Labels are names to look for in texts, not figures: they are given to the
search for skills and are not part of a snapshot.
"""

from __future__ import annotations

import csv
from pathlib import Path

from metier.errors import InputError
from metier.model.skill import SkillKind, Term
from metier.readers import tables

_NAME, _OTHERS = "preferredLabel", "altLabels"


def labels(path: Path) -> tuple[Term, ...]:
    """Every skill's preferred label, with its alternative ones as variants, in file order.

    Raises:
        InputError: missing, empty or no text.
        LayoutError: a column is missing.
    """
    before = csv.field_size_limit(2**31 - 1)
    try:
        lines = list(tables.delimited(path))
    finally:
        csv.field_size_limit(before)  # the limit is one for the whole process
    table = tables.table(path.name, path.stem, [row for _, row in lines], 0)
    at_name, at_others = table.position(_NAME), table.position(_OTHERS)
    found = []
    for (line, row), _ in zip(lines[1:], table.rows, strict=True):
        if len(row) != len(table.header) or not row[at_name].strip():
            raise InputError(f"{path.name}:{line}", f"{len(table.header)} filled columns", str(row))
        others = dict.fromkeys(other.strip() for other in row[at_others].splitlines())
        variants = tuple(other for other in others if other and other != row[at_name])
        found.append(Term(row[at_name].strip(), SkillKind.LABEL, variants=variants))
    return tuple(found)
