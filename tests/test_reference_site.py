"""Every address of the site and every schema of its answers is in the reference, and no other."""

from __future__ import annotations

import re

from tests.reference import FOLDER
from tests.reference_site import PLAIN, routes_in_source, schemas_in_source
from tests.schema_site import NO_DATA


def test_every_schema_of_a_document_is_described_and_no_other() -> None:
    """But for those of pages without a data form."""
    said = set(re.findall(r"`(metier/[a-z-]+/\d+)`", (FOLDER / "json.md").read_text("utf-8")))
    assert said == schemas_in_source() - NO_DATA
    assert schemas_in_source() > NO_DATA


def test_every_address_beside_pages_and_feeds_is_described_and_no_other() -> None:
    assert routes_in_source() == set(PLAIN)
