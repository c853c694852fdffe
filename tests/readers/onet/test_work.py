"""Technology and activities."""

from __future__ import annotations

from collections import Counter

from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.readers.base import Reading


def test_technology_is_marked_as_onet_marks_it(release: Reading) -> None:
    """Hot, in demand, both, or only listed."""
    marks = Counter(f.estimate.category for f in release.facts if f.measure == "technology.top")
    assert marks == {
        "listed": 20758,
        "hot technology": 9584,
        "hot technology, in demand": 2032,
        "in demand": 307,
    }


def test_activities_count_tasks(of_collectors: dict[tuple[str, str | None], Fact]) -> None:
    """Three tasks of collectors are about resolving conflicts."""
    fact = of_collectors["activities.top", "Resolving Conflicts and Negotiating with Others"]
    assert fact.estimate.value == 3.0
    assert fact.estimate.status is Status.ESTIMATED
