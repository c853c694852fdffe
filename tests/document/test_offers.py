"""The files that can be fetched, as a document."""

from __future__ import annotations

from metier.document.nodes import Grid
from metier.document.offers import offers_document, said_bytes
from metier.model.comparison import Comparison
from metier.model.offer import Offer

OFFERS = (
    Offer(
        *("a/2025", "A", "BLS", "public domain", "https://x/", "https://x/a.zip", "a.csv", "a.zip"),
        *("0" * 64, 1234),
    ),
    Offer("b/2025", "B", "BEA", "CC BY 4.0", "https://y/", "https://y/b.csv", "b.csv"),
)


def test_each_offer_has_its_size_where_known_its_licence_and_its_address() -> None:
    (grid,) = offers_document(OFFERS).blocks
    assert isinstance(grid, Grid)
    assert grid.rows == (
        ("a/2025", "1.2 kB", "public domain", "a.csv"),
        ("b/2025", "not known", "CC BY 4.0", "b.csv"),
    )
    assert grid.links == ("https://x/a.zip", "https://y/b.csv")


def test_the_data_form_has_every_offer_in_full() -> None:
    subject = offers_document(OFFERS).subject
    assert not isinstance(subject, Comparison)
    told = subject["offers"]
    assert isinstance(told, list)
    assert told[0]["archive"] == "a.zip"
    assert told[1] == {
        "release": "b/2025",
        "title": "B",
        "publisher": "BEA",
        "licence": "CC BY 4.0",
        "page": "https://y/",
        "url": "https://y/b.csv",
        "archive": None,
        "file": "b.csv",
        "sha256": None,
        "size": None,
    }


def test_bytes_are_said_to_a_tenth() -> None:
    assert [said_bytes(size) for size in (0, 999_949, 1_000_000, 612_345_678)] == [
        *("0.0 kB", "999.9 kB", "1.0 MB", "612.3 MB")
    ]
