"""What a chart rests on, in one line."""

from __future__ import annotations

from collections.abc import Iterable

from metier.model.comparison import Answer
from metier.model.release import Release
from metier.words import join, translated, when


def source_line(answers: Iterable[Answer]) -> str:
    """Publisher, publication, period and whom it counts, each publication once, in order.

    Answers without a release are left out; the line is empty where none has one.
    """
    found: dict[Release, dict[str, None]] = {}
    for one in answers:
        if one.release is not None and one.fact is not None:
            found.setdefault(one.release, {})[translated(one.fact.slice.universe)] = None
    return "; ".join(
        f"{release.publisher}, {release.title}, {when(release.period)}: {join([*whom])}"
        for release, whom in found.items()
    )
