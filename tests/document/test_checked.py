"""What was found on a page stands with the lines that it is about."""

from __future__ import annotations

from pathlib import Path

from metier.atlas import Atlas
from metier.document.checked import checked_document
from metier.document.nodes import Grid, Paragraph
from metier.model.claim import Pasted
from metier.model.comparison import Flag

TEXT = "first\n| second |\nthird\nfourth"
FLAGS = (
    Flag("race-total", "61 + 30 = 91 (line 2)."),
    Flag("race-unknown", "Unknown (lines 2, 3 and 9)."),
)


def test_the_lines_that_flags_name_are_shown_once_in_order() -> None:
    document = checked_document(FLAGS, Pasted(TEXT), None, "No figures.", {"audited": []})
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    assert grid.rows == (("2", "| second |"), ("3", "third"))
    assert isinstance(document.blocks[-1], Paragraph)
    assert document.blocks[-1].text == "No figures."
    assert document.subject["audited"] == []


def test_a_page_without_contradictions_names_no_lines() -> None:
    document = checked_document((), Pasted(TEXT), None)
    assert not any(isinstance(block, Grid) for block in document.blocks)


def test_the_audit_says_what_each_title_was_read_as(almanac: Atlas, data: Path) -> None:
    path = next((data / "published").glob("loan*"))
    document = checked_document((), Pasted("", path.name), almanac.audit(path))
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "Loss mitigation specialist was read as credit counselors (13-2071)."
