"""The columns that coded titles add to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from metier.model.coding import Coding

NAMES = ("code", "occupation_title", "probability", "seniority", "canonical_title")
"""The new columns, in order."""


def columns(
    texts: Sequence[str | None], code: Callable[[Sequence[str]], Sequence[Coding]]
) -> Mapping[str, Sequence[object]]:
    """The columns of some titles; equal titles are coded once.

    Args:
        texts: as typed; None is a title of no letters.
        code: reads titles.

    Returns:
        A value for each text under each of `NAMES`; None where there is nothing to say:
        no code where the title was declined, no seniority where it states none.
    """
    distinct = list(dict.fromkeys(text or "" for text in texts))
    place = {text: at for at, text in enumerate(distinct)}
    rows = [_row(coding) for coding in code(distinct)]
    taken = [rows[place[text or ""]] for text in texts]
    return (
        dict(zip(NAMES, map(list, zip(*taken, strict=True)), strict=True))
        if taken
        else {name: [] for name in NAMES}
    )


def _row(coding: Coding) -> tuple[object, ...]:
    about = (coding.seniority or None, coding.canonical_title or None)
    best = coding.best
    if best is None:
        return (None, None, None, *about)
    return (best.code.value, best.occupation_title or None, best.probability, *about)
