"""Codes that say what a person does and where: unreadable or unknown ones are errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.errors import CodeError
from metier.model.states import STATES
from metier.readers.acs.columns import Numbers, flags
from metier.readers.acs.files import Part

_LETTERS = {state.fips: state.letters for state in STATES}


def known(part: Part, column: Any, name: str, labels: Mapping[str, str] | None, at: Numbers) -> Any:
    """A column of four-digit codes, if all of them are.

    Args:
        labels: of every code; None where they are not at hand.
        at: the number of each row in the file, from 0.

    Raises:
        CodeError: one has another form, is blank, or has no label.
    """
    _refuse(part, column, name, at, pc.match_substring_regex(column, r"^\d{4}$"), "four digits", "")
    if labels is not None:
        listed = pc.is_in(column, pa.array([code for code in labels if code]))
        _refuse(
            part, column, name, at, listed, "a code of the data dictionary",
            "give the data dictionary of the file's own year",
        )  # fmt: skip
    return column


def letters(part: Part, fips: Any, at: Numbers) -> Any:
    """The states' letters for their numbers.

    Raises:
        CodeError: a number is no state's.
    """
    place = pc.index_in(fips, pa.array(list(_LETTERS)))
    _refuse(part, fips, "STATE", at, pc.is_valid(place), "a state's number", "")
    return pc.take(pa.array(list(_LETTERS.values())), place)


def _refuse(
    part: Part, column: Any, name: str, at: Numbers, right: Any, expected: str, hint: str
) -> None:
    wrong = np.flatnonzero(~flags(right))
    if wrong.size:
        first = int(wrong[0])
        place = part.place(name, int(at[first]))
        raise CodeError(place, expected, repr(column[first].as_py()), hint)
