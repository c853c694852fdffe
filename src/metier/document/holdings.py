"""What a snapshot holds: its id, releases and counts."""

from __future__ import annotations

from collections.abc import Mapping

from metier.document.nodes import Data, Document, Grid
from metier.model.release import Release


def holdings_document(
    snapshot: str, releases: Mapping[str, Release], sizes: Mapping[str, int]
) -> Document:
    """A snapshot's releases with period and licence, and the rows of its tables."""
    ordered = [releases[address] for address in sorted(releases)]
    blocks = (
        Grid(
            "Releases",
            ("release", "period", "publisher", "licence"),
            tuple((r.address, r.period, r.publisher, r.licence) for r in ordered),
        ),
        Grid("Tables", ("table", "rows"), tuple((n, f"{sizes[n]:,}") for n in sorted(sizes))),
    )
    data: Data = {
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
    title = f"Snapshot {snapshot}"
    return Document("info", title, f"{title}, {len(ordered)} releases.", blocks, data)
