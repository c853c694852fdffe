"""What a snapshot holds: its id, releases and counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metier.document.nodes import Data, Document, Grid
from metier.model.release import Release
from metier.words import say, translated, when


def holdings_document(
    snapshot: str, releases: Mapping[str, Release], sizes: Mapping[str, int]
) -> Document:
    """A snapshot's releases with period and licence, and the rows of its tables."""
    ordered = [releases[address] for address in sorted(releases)]
    blocks = (
        Grid(
            say("Releases"),
            (say("release"), say("period"), say("publisher"), say("licence")),
            tuple((r.address, r.period, r.publisher, r.licence) for r in ordered),
        ),
        Grid(
            say("Tables"),
            (say("table"), say("rows")),
            tuple((n, f"{sizes[n]:,}") for n in sorted(sizes)),
        ),
    )
    title = say("Snapshot {id}", id=snapshot)
    data = _data(snapshot, ordered, sizes)
    summary = say("Snapshot {id}, {n} releases.", id=snapshot, n=len(ordered))
    return Document("info", title, summary, blocks, data)


def sources_document(
    snapshot: str, releases: Mapping[str, Release], sizes: Mapping[str, int]
) -> Document:
    """The publications that the figures come from, each with its period and its page."""
    ordered = sorted(releases.values(), key=lambda r: (r.publisher, r.title, r.period, r.address))
    grid = Grid(
        say("{n} releases in snapshot {id}", n=f"{len(ordered):,}", id=snapshot),
        (
            say("publication"),
            say("period"),
            say("publisher"),
            say("rests on"),
            say("licence"),
        ),
        tuple(
            (r.title, when(r.period), r.publisher, translated(r.basis), r.licence) for r in ordered
        ),
        tuple(r.url for r in ordered),
    )
    data = _data(snapshot, ordered, sizes)
    summary = say("{n} releases.", n=f"{len(ordered):,}")
    return Document("sources", say("Sources"), summary, (grid,), data)


def _data(snapshot: str, ordered: Sequence[Release], sizes: Mapping[str, int]) -> Data:
    return {
        "schema": "metier/info/1",
        "snapshot": snapshot,
        "counts": dict(sizes),
        "releases": [
            {
                "address": r.address,
                "title": r.title,
                "publisher": r.publisher,
                "period": r.period,
                "file": r.file,
                "sha256": r.sha256,
                "url": r.url,
                "licence": r.licence,
                "basis": r.basis.value,
            }
            for r in ordered
        ],
    }
