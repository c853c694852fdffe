"""The data dictionary of the person files: what each variable and code means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from metier.errors import LayoutError
from metier.readers.tables import delimited


def labels(path: Path) -> Mapping[str, Mapping[str, str]]:
    """The label of every code of every variable.

    Args:
        path: `PUMS_Data_Dictionary_YYYY_Nyr.csv`.

    Returns:
        Variable to code to label, in the dictionary's order and with the codes' leading
        zeros. Ranges of numbers have no labels; a blank code (`bb`) is written as such.
        A variable's own name in words stands under the empty code.

    Raises:
        LayoutError: the file is not such a dictionary.
        InputError: the file is missing or empty.
    """
    found: dict[str, dict[str, str]] = {}
    for line, row in delimited(path):
        kind = row[0] if row else ""
        if kind == "NAME" and len(row) >= 5:
            found.setdefault(row[1], {}).setdefault("", row[4])
        elif kind == "VAL" and len(row) >= 7:
            if row[4] == row[5]:
                found.setdefault(row[1], {}).setdefault(row[4], row[6])
        else:
            raise LayoutError(
                f"{path.name}:{line}",
                "a record NAME or VAL of a PUMS data dictionary",
                repr(",".join(row)[:60]),
                "give the dictionary in CSV form",
            )
    return found
