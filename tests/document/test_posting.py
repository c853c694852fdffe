"""A posting as a page says what the posting says, and no more."""

from __future__ import annotations

from datetime import date

from metier.document.nodes import Grid, Paragraph
from metier.document.posting import Beside, posting_document
from metier.render.json import to_json
from metier.store.postings import POSTINGS

BARE: dict[str, object] = dict.fromkeys(POSTINGS.names) | {"posting": 7}
FULL = BARE | {
    "title": "Loan clerk",
    "company": "First Bank",
    "posted": date(2025, 11, 1),
    "pay_low": 45_000.0,
    "pay_high": 52_000.0,
    "remote": False,
    "skills": ["Excel", "Word"],
    "url": "https://example.org/7",
    "description": "Opens accounts.\n\nCloses accounts.",
}


def rows(posting: dict[str, object]) -> dict[str, str]:
    (grid,) = [b for b in posting_document(posting, "59b4").blocks if isinstance(b, Grid)]
    return {row[0]: row[1] for row in grid.rows}


def test_what_a_posting_says_is_shown() -> None:
    assert rows(FULL) == {
        "company": "First Bank",
        "posted": "1 November 2025",
        "pay a year": "$45,000 to $52,000",
        "remote": "no",
        "skills asked for": "Excel and Word",
    }


def test_what_a_posting_does_not_say_is_left_out() -> None:
    assert rows(BARE) == {}
    assert posting_document(BARE, "59b4").title == "A posting without a title"


def test_what_the_snapshot_knows_beside_it_is_told_and_leads_on() -> None:
    beside = Beside(
        "loan clerks", "near the 40th percentile", "jobs.csv", (("First Bank", "/companies/x"),)
    )
    read = FULL | {"occupation": "43-4131", "id": "77"}
    blocks = posting_document(read, "59b4", beside).blocks
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    told = {row[0]: row[1] for row in grid.rows}
    assert told["occupation read from the title"] == "loan clerks (43-4131)"
    assert told["where its pay lies"] == "near the 40th percentile"
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    assert [span.href for span in paragraphs[0].spans if span.href] == ["/companies/x"]
    assert paragraphs[-1].text == "From jobs.csv, number 77 there. Snapshot 59b4."


def test_the_text_comes_in_paragraphs_and_the_address_as_a_link() -> None:
    made = [b for b in posting_document(FULL, "59b4").blocks if isinstance(b, Paragraph)]
    assert made[0].spans[0].href == "https://example.org/7"
    assert [block.text for block in made[1:3]] == ["Opens accounts.", "Closes accounts."]


def test_the_data_has_days_in_iso_form() -> None:
    assert '"posted": "2025-11-01"' in to_json(posting_document(FULL, "59b4"))
