"""An error as a page says what the command line says."""

from __future__ import annotations

from metier.document.failure import absence_document, failure_document
from metier.document.nodes import Paragraph, Steps
from metier.errors import NotFoundError

ERROR = NotFoundError("title", "a job title", "'xyzzy'", "try the usual name of the job")


def test_the_four_parts_of_an_error_stand_on_the_page_and_in_the_data() -> None:
    made = failure_document(ERROR, "Not found")
    words = " ".join(block.text for block in made.blocks if isinstance(block, Paragraph))
    assert words == "title: expected a job title, found 'xyzzy'. Try the usual name of the job."
    assert made.subject == {
        "schema": "metier/error/1",
        "error": {
            "place": "title",
            "expected": "a job title",
            "found": "'xyzzy'",
            "hint": "try the usual name of the job",
        },
        "instead": [],
    }


def test_pages_that_may_have_been_meant_are_links() -> None:
    made = failure_document(ERROR, "Not found", [("Teller", "/career/teller")])
    last = made.blocks[-1]
    assert isinstance(last, Paragraph)
    assert [(s.text, s.href) for s in last.spans if s.href] == [("Teller", "/career/teller")]


def test_an_address_in_a_hint_leads_there() -> None:
    none = NotFoundError("address", "a page of this site", "'/x'", "see /careers")
    hint = failure_document(none, "Not found").blocks[1]
    assert isinstance(hint, Paragraph)
    assert [(s.text, s.href) for s in hint.spans] == [
        ("See ", ""),
        ("/careers", "/careers"),
        (".", ""),
    ]


def test_a_page_without_records_tells_how_to_add_them() -> None:
    none = NotFoundError("postings", "a snapshot with postings", "none in it", "build it")
    made = absence_document(none, "jobs", "Jobs")
    steps = next(block for block in made.blocks if isinstance(block, Steps))
    assert steps.note == "Build it."
    assert [step.label for step in steps.items] == ["Name them", "Build", "Serve"]
    assert made.kind == "jobs"
