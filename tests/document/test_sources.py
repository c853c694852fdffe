"""A chart names each of its publications once, with its period and whom it counts."""

from __future__ import annotations

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.sources import source_line
from metier.model.comparison import Answer
from metier.model.estimate import Estimate


def test_a_publication_is_named_once() -> None:
    rows = clerks_and_collectors().rows
    pay = [a for row in rows if row.measure.id == "pay.annual.mean" for a in row.answers]
    line = source_line([*pay, *pay])
    assert line.count("May 2025") == 1
    assert line.endswith("wage and salary jobs")


def test_what_has_no_release_is_left_out() -> None:
    assert source_line([Answer(Estimate.absent("no public source"))]) == ""
