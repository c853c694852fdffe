"""What changed between two snapshots is counted, tested together and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fixtures.rows import OEWS
from tests.fixtures.small import FACTS, HERE, pay, written

from metier.differences import differences
from metier.errors import SnapshotError, UsageError
from metier.model.differences import Differences
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.release import Release

STATES = ("AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DE", "FL", "GA")


def found(
    folder: Path,
    before: Sequence[Fact],
    after: Sequence[Fact],
    *,
    releases: Sequence[Release] = (OEWS,),
    confidence: float = 0.9,
    limit: int = 3,
) -> Differences:
    written(folder / "before", before)
    written(folder / "after", after, releases=releases)
    return differences(folder / "before", folder / "after", confidence=confidence, limit=limit)


def of_states(scores: Sequence[float]) -> list[Fact]:
    """Pay in as many states, each so many standard errors of a difference above 40,000."""
    error = 100.0
    return [
        pay(Estimate(40000.0 + score * error * 2**0.5, error), replace(HERE, place=state))
        for state, score in zip(STATES, scores, strict=False)
    ]


def test_a_snapshot_does_not_differ_from_itself(tmp_path: Path) -> None:
    same = found(tmp_path, FACTS, FACTS)
    assert same.before == same.after
    assert (same.files, same.releases, same.changes) == ((), (), ())
    assert sum(counts.same for counts in same.measures) == len(FACTS)


def test_releases_that_came_went_or_were_read_anew_are_named(tmp_path: Path) -> None:
    anew = replace(OEWS, sha256="1" * 64)
    other = replace(OEWS, address="oews/2025-05/state")
    (changed, added) = found(tmp_path, FACTS, FACTS, releases=(anew, other)).releases
    assert (changed.address, changed.before, changed.after) == (OEWS.address, OEWS, anew)
    assert (added.address, added.before, added.after) == (other.address, None, other)


def test_changes_are_tested_all_together(tmp_path: Path) -> None:
    one = found(tmp_path / "one", of_states([0]), of_states([1.7]))
    ten = found(tmp_path / "ten", of_states([0] * 10), of_states([1.7, *[0.1] * 9]))
    assert [counts.clear for counts in (*one.measures, *ten.measures)] == [1, 0]
    assert [counts.tested for counts in (*one.measures, *ten.measures)] == [1, 10]


def test_a_clear_change_is_told_from_one_within_the_errors(tmp_path: Path) -> None:
    changes = found(tmp_path, of_states([0] * 3), of_states([5, 1, 0.5])).changes
    assert [change.clear for change in changes] == [True, False, False]
    assert [change.slice.place for change in changes] == ["AK", "AL", "AR"]
    assert changes[0].gap == pytest.approx(5 * 100 * 2**0.5)
    assert changes[0].margins == (164.5, 164.5)
    assert changes[0].name == "Bill and Account Collectors"


def test_a_change_without_an_error_is_not_tested(tmp_path: Path) -> None:
    (change,) = found(tmp_path, [pay(Estimate(1.0))], [pay(Estimate(2.0, 1.0))]).changes
    assert change.clear is None
    assert change.margins == (None, 1.645)


def test_as_many_changes_are_given_as_asked_for(tmp_path: Path) -> None:
    before, after = of_states([0] * 5), of_states([5, 4, 3, 2, 1])
    assert len(found(tmp_path / "2", before, after, limit=2).changes) == 2
    none = found(tmp_path / "0", before, after, limit=0)
    assert (none.changes, none.measures[0].changed) == ((), 5)


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="confidence"):
        found(tmp_path / "a", FACTS, FACTS, confidence=90)
    with pytest.raises(UsageError, match="limit"):
        found(tmp_path / "b", FACTS, FACTS, limit=-1)
    with pytest.raises(SnapshotError):
        differences(tmp_path / "nowhere", tmp_path / "a" / "before")
