"""A change has a gap where there are two numbers."""

from __future__ import annotations

import pytest

from metier.model.codes import soc
from metier.model.differences import Change
from metier.model.estimate import Estimate
from metier.model.fact import Slice

HERE = Slice("US", "2025", "jobs")


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        (Estimate(10.0), Estimate(12.5), 2.5),
        (Estimate(10.0), Estimate.withheld("withheld"), None),
        (Estimate(None, category="a"), Estimate(None, category="b"), None),
    ],
)
def test_a_gap_is_the_second_figure_minus_the_first(
    before: Estimate, after: Estimate, gap: float | None
) -> None:
    change = Change(
        soc("43-3011"), "A", None, "pay.annual.mean", HERE, "a", before, after, (None, None), None
    )
    assert change.gap == gap
