"""Two snapshots held against each other: what was added, removed and changed.

A change of a figure with an error on both sides is tested as the difference of two estimates
of independent samples. Editions of a survey share part of their samples, and a file that was
revised shares all of it: then the error of the difference is smaller than assumed, and a
difference that is not clear may be one all the same. All tests of a comparison are held
together by the procedure of Benjamini and Hochberg, as those of a page are.
"""

from __future__ import annotations

from collections import Counter
from math import inf
from pathlib import Path

from metier.errors import UsageError
from metier.model.differences import Change, Differences, MeasureChanges, ReleaseChange
from metier.model.estimate import Estimate
from metier.store.differing import Differing, Pair
from metier.store.read import Snapshot
from metier.survey.inference import false_discovery, margin, two_sided_p, z


def differences(
    before: Path, after: Path, *, confidence: float = 0.9, limit: int = 3
) -> Differences:
    """What changed from one snapshot to another.

    Args:
        before: the first snapshot, or the folder of a build's output.
        after: the second.
        confidence: of the tests; at most 1 - confidence of the changes called clear are
            expected to be none.
        limit: changes of each measure that are given; all are counted.

    Raises:
        SnapshotError: one of them is missing, damaged, or of another format.
        UsageError: the confidence is not between 0 and 1, or the limit below 0.
    """
    z(confidence)  # refuses what is no confidence
    if limit < 0:
        raise UsageError("limit", "0 or more", str(limit))
    first, second = Snapshot(before), Snapshot(after)
    differing = Differing(first, second)
    tested = differing.errors()
    real = false_discovery([two_sided_p(gap, error) for _, gap, error in tested], 1 - confidence)
    found = [one for one, clear in zip(tested, real, strict=True) if clear]
    score = min((gap / error if error else inf for _, gap, error in found), default=inf)
    several = Counter(measure for measure, _, _ in tested)
    clear = Counter(measure for measure, _, _ in found)
    return Differences(
        first.id,
        second.id,
        confidence,
        _files(first, second),
        _releases(first, second),
        tuple(
            MeasureChanges(*counts, several[counts.measure], clear[counts.measure])
            for counts in differing.counts()
        ),
        tuple(
            _change(pair, score, confidence, first, second)
            for pair in differing.widest(limit, score)
        ),
    )


def _files(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """Files of one snapshot only, or of other bytes, by name."""
    names = sorted({*before.files, *after.files})
    return tuple(name for name in names if before.files.get(name) != after.files.get(name))


def _releases(before: Snapshot, after: Snapshot) -> tuple[ReleaseChange, ...]:
    """Releases of one snapshot only, or of other bytes, by address."""
    addresses = sorted({*before.releases, *after.releases})
    pairs = [(at, before.releases.get(at), after.releases.get(at)) for at in addresses]
    return tuple(
        ReleaseChange(address, old, new)
        for address, old, new in pairs
        if old is None or new is None or old.sha256 != new.sha256
    )


def _margin(estimate: Estimate, confidence: float) -> float | None:
    error = estimate.standard_error
    return None if error is None else margin(error, confidence)


def _change(
    pair: Pair, score: float, confidence: float, before: Snapshot, after: Snapshot
) -> Change:
    named = after.occupation(pair.occupation) or before.occupation(pair.occupation)
    clear = None if pair.score is None else pair.score >= score
    return Change(
        pair.occupation,
        str(pair.occupation.value) if named is None else named.title,
        pair.title,
        pair.measure,
        pair.slice,
        pair.source,
        pair.before,
        pair.after,
        (_margin(pair.before, confidence), _margin(pair.after, confidence)),
        clear,
    )
