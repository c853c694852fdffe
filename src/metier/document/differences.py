"""What changed from one snapshot to another, as a document."""

from __future__ import annotations

from itertools import groupby

from metier.document.nodes import Block, Data, Document, Grid, Paragraph, Span
from metier.model.comparison import Answer
from metier.model.differences import Change, Differences, MeasureChanges, ReleaseChange
from metier.model.estimate import Estimate
from metier.model.measure import Unit, measure
from metier.words import display, figure, say, say_many, when


def differences_document(found: Differences) -> Document:
    """Files and releases that changed, how many facts of each measure, and the widest changes.

    Measures of which nothing changed are in the data form only.
    """
    title = say("From snapshot {before} to {after}", before=found.before, after=found.after)
    files = (
        say("Files that differ: {files}.", files=", ".join(found.files))
        if found.files
        else say("All files are the same.")
    )
    said = [Paragraph((Span(text),)) for text in (_summary(found), files)]
    blocks: tuple[Block, ...] = (*said, *_grids(found))
    return Document("diff", title, _summary(found), blocks, _data(found))


def _summary(found: Differences) -> str:
    added, removed, changed, tested, clear = (
        sum(getattr(counts, name) for counts in found.measures)
        for name in ("added", "removed", "changed", "tested", "clear")
    )
    if not (added or removed or changed):
        return say("No figure changed.")
    counted = say(
        "{added} figures added, {removed} removed, {changed} changed.",
        added=f"{added:,}",
        removed=f"{removed:,}",
        changed=f"{changed:,}",
    )
    if not tested:
        return f"{counted} {say('None of the changed ones has an error in both snapshots.')}"
    told = say_many(
        "Of {n} changed figure with an error in both, {clear} differs by more than the errors "
        "allow ({confidence} % confidence, all tests held together, as if the samples had "
        "nothing in common).",
        "Of {n} changed figures with an error in both, {clear} differ by more than the errors "
        "allow ({confidence} % confidence, all tests held together, as if the samples had "
        "nothing in common).",
        tested,
        clear=f"{clear:,}",
        confidence=f"{100 * found.confidence:g}",
    )
    return f"{counted} {told}"


def _grids(found: Differences) -> tuple[Grid, ...]:
    """The tables that have a row."""
    grids = (
        Grid(
            say("Releases"),
            (say("release"), say("before"), say("after")),
            tuple(_release_row(release) for release in found.releases),
        ),
        Grid(
            say("Figures by measure"),
            (
                *(say("measure"), say("same"), say("added"), say("removed"), say("changed")),
                *(say("tested"), say("clear")),
            ),
            tuple(
                _counts_row(counts)
                for counts in found.measures
                if counts.added or counts.removed or counts.changed
            ),
        ),
        *(_widest(id, tuple(changes)) for id, changes in groupby(found.changes, _measure_of)),
    )
    return tuple(grid for grid in grids if grid.rows)


def _measure_of(change: Change) -> str:
    return change.measure


def _widest(id: str, changes: tuple[Change, ...]) -> Grid:
    """The widest changes of one measure."""
    return Grid(
        say("Widest changes: {measure}", measure=id),
        (
            *(say("of"), say("where and when")),
            *(say("before"), say("after"), say("change")),
        ),
        tuple(_change_row(change) for change in changes),
    )


def _release_row(release: ReleaseChange) -> tuple[str, ...]:
    sides = (release.before, release.after)
    return (
        release.address,
        *(
            say("not there") if side is None else f"{side.file} ({side.sha256[:12]})"
            for side in sides
        ),
    )


def _counts_row(counts: MeasureChanges) -> tuple[str, ...]:
    numbers = (counts.same, counts.added, counts.removed, counts.changed)
    return (
        counts.measure,
        *(f"{number:,}" for number in (*numbers, counts.tested, counts.clear)),
    )


def _change_row(change: Change) -> tuple[str, ...]:
    unit, where = measure(change.measure).unit, change.slice
    place = (where.place, where.industry, where.employer, where.group, when(where.period))
    return (
        change.title or change.name,
        ", ".join(part for part in place if part),
        display(Answer(change.before, change.margins[0]), unit, exact=True),
        display(Answer(change.after, change.margins[1]), unit, exact=True),
        _by_how_much(change, unit),
    )


def _by_how_much(change: Change, unit: Unit) -> str:
    """The gap and whether it is clear, or what else changed."""
    if change.gap is None:
        return say("not by a number")
    if change.gap == 0:
        return say("the same value")
    gap = figure(change.gap, unit, signed=True)
    if change.clear is None:
        return say("not tested: {gap}", gap=gap)
    if change.clear:
        return say("more than the errors allow: {gap}", gap=gap)
    return say("within the errors: {gap}", gap=gap)


def _data(found: Differences) -> Data:
    return {
        "schema": "metier/diff/1",
        "before": found.before,
        "after": found.after,
        "confidence": found.confidence,
        "files": list(found.files),
        "releases": [
            {
                "address": release.address,
                "before": release.before.sha256 if release.before else None,
                "after": release.after.sha256 if release.after else None,
            }
            for release in found.releases
        ],
        "measures": [
            {
                "measure": counts.measure,
                "same": counts.same,
                "added": counts.added,
                "removed": counts.removed,
                "changed": counts.changed,
                "tested": counts.tested,
                "clear": counts.clear,
            }
            for counts in found.measures
        ],
        "changes": [_change_data(change) for change in found.changes],
    }


def _change_data(change: Change) -> Data:
    return {
        "measure": change.measure,
        "occupation": change.occupation.value,
        "occupation_title": change.name,
        "title": change.title,
        "place": change.slice.place,
        "period": change.slice.period,
        "universe": change.slice.universe,
        "industry": change.slice.industry,
        "employer": change.slice.employer,
        "group": change.slice.group,
        "source": change.source,
        "before": _estimate_data(change.before, change.margins[0]),
        "after": _estimate_data(change.after, change.margins[1]),
        "gap": change.gap,
        "clear": change.clear,
    }


def _estimate_data(estimate: Estimate, margin: float | None) -> Data:
    return {
        "value": estimate.value,
        "standard_error": estimate.standard_error,
        "margin": margin,
        "n": estimate.n,
        "status": estimate.status.value,
        "category": estimate.category,
        "reason": estimate.reason,
    }
