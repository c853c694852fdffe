"""The chart of the industries that the careers' jobs are in."""

from __future__ import annotations

from collections.abc import Sequence

from metier.document.chart import Chart, ChartKind, Point
from metier.document.modes import most_common
from metier.document.sources import source_line
from metier.model.comparison import Comparison, Row
from metier.model.measure import Unit
from metier.words import say

MOST = 8
"""Industries that are drawn: those with the largest share of some career's jobs."""


def industry_chart(comparison: Comparison, short: Sequence[str]) -> Chart | None:
    """Shares of jobs by industry, the largest first; None where they are not known.

    Args:
        short: a name for each career.
    """
    ranked = sorted(comparison.industries, key=_largest, reverse=True)[:MOST]
    if not ranked:
        return None
    points = tuple(
        Point(career, row.label, value)
        for row in ranked
        for career, answer in enumerate(row.answers)
        if (value := answer.estimate.value) is not None
    )
    return Chart(
        ChartKind.SHARES,
        "chart-industries",
        say("Where the jobs are"),
        say("Share of jobs by industry; most common: {told}.", told=most_common(points, short)),
        say("Industry"),
        Unit.PERCENT,
        tuple(short),
        points,
        source_line(answer for row in ranked for answer in row.answers),
    )


def _largest(row: Row) -> float:
    return max(answer.estimate.value or 0.0 for answer in row.answers)
