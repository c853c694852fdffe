"""The most common level of each career's distribution, in words."""

from __future__ import annotations

from collections.abc import Sequence

from metier.document.chart import Point
from metier.model.measure import Unit
from metier.words import figure, join, mid_sentence, say


def most_common(points: Sequence[Point], short: Sequence[str]) -> str:
    """The level with the largest share of each career; said once where it is that of all.

    Args:
        points: shares in per cent, keyed by level.
        short: a name for each career; one without points is passed over.

    >>> few, many = Point(0, "16 to 19", 2.0), Point(0, "25 to 34", 27.0)
    >>> most_common([few, many, Point(1, "25 to 34", 32.0)], ["nurses", "assistants"])
    '25 to 34 for both (27.0 % of nurses and 32.0 % of assistants)'
    >>> most_common([many, Point(1, "35 to 44", 32.0)], ["nurses", "assistants"])
    '25 to 34 for nurses (27.0 %) and 35 to 44 for assistants (32.0 %)'
    """
    told = {
        tag: max(mine, key=lambda point: point.value)
        for career, tag in enumerate(short)
        if (mine := [point for point in points if point.career == career])
    }
    shares = {tag: figure(top.value, Unit.PERCENT, top.margin) for tag, top in told.items()}
    levels = {top.key for top in told.values()}
    if len(told) > 1 and len(levels) == 1:
        of_each = [say("{share} of {career}", share=shares[tag], career=tag) for tag in told]
        level = within(levels.pop())
        if len(told) == 2:
            return say("{level} for both ({shares})", level=level, shares=join(of_each))
        return say("{level} for all ({shares})", level=level, shares=join(of_each))
    return join(
        [
            say(
                "{level} for {career} ({share})",
                level=within(top.key),
                career=tag,
                share=shares[tag],
            )
            for tag, top in told.items()
        ]
    )


def within(level: str) -> str:
    """A level's name within a sentence.

    >>> within("25 to 34"), within("Some college")
    ('25 to 34', 'some college')
    """
    return level if level[:1].isdigit() else mid_sentence(level)
