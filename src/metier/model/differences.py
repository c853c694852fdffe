"""What changed from one snapshot to another."""

from __future__ import annotations

from dataclasses import dataclass

from metier.model.codes import Code
from metier.model.estimate import Estimate
from metier.model.fact import Slice
from metier.model.release import Release


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is in both snapshots with different figures.

    Attributes:
        occupation: whose figure it is; with `title`, of that title within it.
        name: the occupation's official name; its code where the snapshots name none.
        title: the canonical job title; None for figures of an occupation.
        measure: an id of the catalogue.
        slice: place, period, universe and so on.
        source: the address of the release.
        before: the figure of the first snapshot.
        after: that of the second.
        margins: half the width of the interval around each; None where the error is unknown.
        clear: whether the difference is more than the errors of both allow; None where one of
            them has no figure with an error.
    """

    occupation: Code
    name: str
    title: str | None
    measure: str
    slice: Slice
    source: str
    before: Estimate
    after: Estimate
    margins: tuple[float | None, float | None]
    clear: bool | None

    @property
    def gap(self) -> float | None:
        """The second figure minus the first, in the measure's unit; None unless there are two."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class MeasureChanges:
    """How many facts of a measure changed.

    Attributes:
        measure: an id of the catalogue.
        same: in both, with the same figures.
        added: in the second only.
        removed: in the first only.
        changed: in both, with different figures.
        tested: of the changed, those with an error on both sides.
        clear: of the tested, those that differ by more than the errors allow.
    """

    measure: str
    same: int
    added: int
    removed: int
    changed: int
    tested: int
    clear: int


@dataclass(frozen=True, slots=True)
class ReleaseChange:
    """A release that only one snapshot has, or both, read from different files.

    Attributes:
        address: as `oews/2025-05/national`.
        before: in the first snapshot; None if it is not there.
        after: in the second; None if it is not there.
    """

    address: str
    before: Release | None
    after: Release | None


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed from one snapshot to another.

    Attributes:
        before: id of the first.
        after: id of the second.
        confidence: of the tests.
        files: names of the snapshots' files that only one has, or that have other bytes.
        releases: those that changed, by address.
        measures: how many facts changed, by measure; measures of which none did are there too.
        changes: the widest of each measure, those that are clear first.
    """

    before: str
    after: str
    confidence: float
    files: tuple[str, ...]
    releases: tuple[ReleaseChange, ...]
    measures: tuple[MeasureChanges, ...]
    changes: tuple[Change, ...]
