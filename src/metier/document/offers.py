"""The files that can be fetched, as a document."""

from __future__ import annotations

from collections.abc import Sequence

from metier.document.nodes import Document, Grid
from metier.model.offer import Offer
from metier.words import say


def offers_document(offers: Sequence[Offer]) -> Document:
    """Every offer with its file, size and licence.

    Args:
        offers: in the order in which they are to stand.
    """
    grid = Grid(
        say("What can be fetched"),
        (say("release"), say("size"), say("licence"), say("file")),
        tuple(
            (
                offer.release,
                say("not known") if offer.size is None else said_bytes(offer.size),
                offer.licence,
                offer.file,
            )
            for offer in offers
        ),
        tuple(offer.url for offer in offers),
    )
    summary = say("{n} files that can be fetched.", n=f"{len(offers):,}")
    data = {
        "schema": "metier/offers/1",
        "offers": [
            {
                "release": offer.release,
                "title": offer.title,
                "publisher": offer.publisher,
                "licence": offer.licence,
                "page": offer.page,
                "url": offer.url,
                "archive": offer.archive or None,
                "file": offer.file,
                "sha256": offer.sha256,
                "size": offer.size,
            }
            for offer in offers
        ],
    }
    return Document("offers", say("Official files"), summary, (grid,), data)


def said_bytes(size: int) -> str:
    """Bytes in words, to a tenth of a unit.

    >>> said_bytes(289_615), said_bytes(3_091_960)
    ('289.6 kB', '3.1 MB')
    """
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.1f} kB"
