"""What a snapshot holds, as a document."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.rows import OEWS

from metier.document.holdings import holdings_document, sources_document
from metier.document.nodes import Grid
from metier.model.comparison import Comparison

RELEASE = replace(OEWS, title="OEWS")
OLDER = replace(RELEASE, address="oews/2024-05/national", period="2024-05")
HELD = {release.address: release for release in (RELEASE, OLDER)}


def test_releases_come_in_order_of_their_address_with_period_and_licence() -> None:
    document = holdings_document("0123", HELD, {"facts": 371503, "links": 7})
    releases, tables = document.blocks
    assert isinstance(releases, Grid)
    assert releases.rows == (
        ("oews/2024-05/national", "2024-05", "BLS", "public domain"),
        ("oews/2025-05/national", "2025-05", "BLS", "public domain"),
    )
    assert isinstance(tables, Grid)
    assert tables.rows == (("facts", "371,503"), ("links", "7"))
    assert document.summary == "Snapshot 0123, 2 releases."


def test_the_data_form_has_the_id_the_counts_and_every_release_in_full() -> None:
    subject = holdings_document("0123", HELD, {"facts": 371503}).subject
    assert not isinstance(subject, Comparison)
    assert (subject["snapshot"], subject["counts"]) == ("0123", {"facts": 371503})
    releases = subject["releases"]
    assert isinstance(releases, list)
    assert releases[1] == {
        "address": "oews/2025-05/national",
        "title": "OEWS",
        "publisher": "BLS",
        "period": "2025-05",
        "file": "national_M2025_dl.xlsx",
        "sha256": "0" * 64,
        "url": "https://www.bls.gov/oes/",
        "licence": "public domain",
        "basis": "survey",
    }


def test_sources_name_each_publication_with_its_period_and_lead_to_its_page() -> None:
    (grid,) = sources_document("0123", HELD, {}).blocks
    assert isinstance(grid, Grid)
    assert [row[:3] for row in grid.rows] == [
        ("OEWS", "May 2024", "BLS"),
        ("OEWS", "May 2025", "BLS"),
    ]
    assert grid.links == ("https://www.bls.gov/oes/",) * 2
