"""The most common level is said once where it is that of all careers."""

from __future__ import annotations

from metier.document.chart import Point
from metier.document.modes import most_common


def test_a_level_common_to_three_careers_is_said_once() -> None:
    points = [Point(career, "Government", 40.0 + career) for career in range(3)]
    said = most_common(points, ["clerks", "cooks", "judges"])
    assert said == ("government for all (40.0 % of clerks, 41.0 % of cooks and 42.0 % of judges)")


def test_a_career_without_a_figure_is_passed_over() -> None:
    points = [Point(0, "Government", 40.0)]
    assert most_common(points, ["clerks", "cooks"]) == "government for clerks (40.0 %)"
    assert most_common([], ["clerks", "cooks"]) == ""
