"""Words for a terminal: nothing that moves its cursor, no figure torn apart by a line's end."""

from __future__ import annotations

import re
from collections.abc import Sequence

CAREERS = ("blue", "yellow", "green", "magenta", "cyan")
"""The colour of each career, in their order."""

TIE = "\ue000"
"""Stands for a blank at which no line may break; the wrapping knows no other."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_TIED = re.compile(r" (?=[±%]( |$|[.,;)]))|(?<=±) ")


def clean(text: str) -> str:
    """Text that moves no cursor and sets no colour, and whose figures are not torn apart."""
    return _TIED.sub(TIE, _CONTROL.sub("", text).replace(TIE, ""))


def marks(numbers: Sequence[int]) -> str:
    """References to notes, with a blank before them.

    >>> marks((1, 3)), marks(())
    (' [1,3]', '')
    """
    return f" [{','.join(str(number) for number in numbers)}]" if numbers else ""
