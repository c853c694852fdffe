"""Every address of the site, schema of an answer and class of error is in the reference."""

from __future__ import annotations

import re

from tests.reference import FOLDER
from tests.reference_errors import CLASSES, raised
from tests.reference_site import PLAIN, routes_in_source, schemas_in_source
from tests.schema_site import NO_DATA


def test_every_schema_of_a_document_is_described_and_no_other() -> None:
    """But for those of pages without a data form."""
    said = set(re.findall(r"`(metier/[a-z-]+/\d+)`", (FOLDER / "json.md").read_text("utf-8")))
    assert said == schemas_in_source() - NO_DATA
    assert schemas_in_source() > NO_DATA


def test_every_address_beside_pages_and_feeds_is_described_and_no_other() -> None:
    assert routes_in_source() == set(PLAIN)


def test_every_class_of_error_is_drawn_in_the_tree_and_raised_somewhere() -> None:
    tree = (FOLDER / "errors.md").read_text("utf-8").partition("`metier`")[0]
    assert all(re.search(rf"── {name}\b", tree) for name in CLASSES)
    assert {name for name, *_ in raised()} == set(CLASSES)
