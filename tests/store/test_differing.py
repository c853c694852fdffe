"""The facts in which two snapshots differ: counted once each, the widest found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from pathlib import Path

import pytest
from tests.fixtures.small import FACTS, HERE, pay, written

from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.store.differing import Counts, Differing
from metier.store.read import Snapshot

MEAN, DEBT, MARYLAND, BEFORE, GROWTH, ENTRY = FACTS


def differing(folder: Path, before: Sequence[Fact], after: Sequence[Fact]) -> Differing:
    written(folder / "before", before)
    written(folder / "after", after)
    return Differing(Snapshot(folder / "before"), Snapshot(folder / "after"))


def test_a_snapshot_does_not_differ_from_itself(tmp_path: Path) -> None:
    found = differing(tmp_path, FACTS, FACTS)
    assert found.counts() == [
        *(Counts(name, 1, 0, 0, 0) for name in ("education.entry", "employment.growth")),
        Counts("pay.annual.mean", 4, 0, 0, 0),
    ]
    assert (found.errors(), list(found.widest(9, 0))) == ([], [])


def test_every_fact_is_counted_once(tmp_path: Path) -> None:
    after = (pay(Estimate(50000.0, 200.0)), DEBT, ENTRY, pay(Estimate(1.0), title="Dun"), MARYLAND)
    found = differing(tmp_path, FACTS, after)
    assert found.counts() == [
        Counts("education.entry", 1, 0, 0, 0),
        Counts("employment.growth", 0, 0, 1, 0),
        Counts("pay.annual.mean", same=2, added=1, removed=1, changed=1),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        *(Estimate(49060.0), Estimate(49060.0, 196.24, n=5), Estimate(49061.0, 196.24)),
        *(Estimate(None, category="a"), Estimate.withheld("withheld"), Estimate.at_least(49060.0)),
    ],
    ids=["error", "n", "value", "name", "status", "bound"],
)
def test_each_part_of_a_figure_makes_it_another(tmp_path: Path, changed: Estimate) -> None:
    (pair,) = differing(tmp_path, [MEAN], [pay(changed)]).widest(1, 0)
    assert (pair.before, pair.after) == (MEAN.estimate, changed)
    assert (pair.occupation, pair.measure, pair.slice) == (MEAN.occupation, MEAN.measure, HERE)


def test_a_fact_of_another_place_or_period_is_another_fact(tmp_path: Path) -> None:
    moved = replace(MEAN, slice=replace(HERE, place="MD"))
    found = differing(tmp_path, [MEAN], [moved])
    assert found.counts() == [Counts("pay.annual.mean", 0, 1, 1, 0)]


def test_a_gap_is_scored_by_the_errors_of_both(tmp_path: Path) -> None:
    found = differing(tmp_path, [MEAN], [pay(Estimate(50000.0, 300.0))])
    error = hypot(196.24, 300.0)
    ((measure, gap, of_both),) = found.errors()
    assert (measure, gap) == ("pay.annual.mean", 940.0)
    assert of_both == pytest.approx(error)
    (pair,) = found.widest(1, 0)
    assert pair.score == pytest.approx(940 / error)


@pytest.mark.parametrize(
    "after", [Estimate(50000.0), Estimate.at_least(50000.0), Estimate.withheld("withheld")]
)
def test_what_has_no_error_or_no_figure_has_no_score(tmp_path: Path, after: Estimate) -> None:
    found = differing(tmp_path, [MEAN], [pay(after)])
    assert found.errors() == []
    (pair,) = found.widest(1, 0)
    assert pair.score is None


def test_clear_gaps_stand_before_wider_ones(tmp_path: Path) -> None:
    states = ("MD", "TX", "OH", "NY")
    wide = dict(zip(states, (1000.0, 900.0, 50.0, 10.0), strict=True))
    errors = dict(zip(states, (None, 900.0, 1.0, 1.0), strict=True))

    def facts(gap: float) -> list[Fact]:
        return [
            pay(Estimate(40000.0 + gap * wide[at], errors[at]), replace(HERE, place=at))
            for at in states
        ]

    found = differing(tmp_path, facts(0), facts(1))
    assert [pair.slice.place for pair in found.widest(9, 5)] == ["OH", "NY", "MD", "TX"]
    assert [pair.slice.place for pair in found.widest(2, 30)] == ["OH", "MD"]
