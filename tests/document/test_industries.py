"""The chart of industries has the largest ones, largest first, and says which are most common."""

from __future__ import annotations

from tests.fixtures.comparisons import clerks_and_collectors

from metier.atlas import Atlas
from metier.document.industries import MOST, industry_chart
from metier.document.naming import tags


def test_the_largest_shares_come_first(almanac: Atlas) -> None:
    comparison = almanac.compare("registered nurse", "medical assistant")
    chart = industry_chart(comparison, tags(comparison.careers))
    assert chart
    assert len(chart.keys) <= MOST
    ends = [max(p.value for p in chart.points if p.key == key) for key in chart.keys]
    assert ends == sorted(ends, reverse=True)
    assert "health care and social assistance for both" in chart.sentence
    assert "May 2024" in chart.source


def test_without_jobs_by_industry_there_is_no_chart() -> None:
    assert industry_chart(clerks_and_collectors(), ("clerks", "collectors")) is None
