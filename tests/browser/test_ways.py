"""The ways of somebody who looks for a job, with scripts and without them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

TEXT = """Loan officer and teller compared

Loan officers earn $45,000 a year on average, tellers $39,000 a year.
"""


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab, once with scripts and once without."""
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_from_the_first_page_to_a_job_and_on_and_back(visitor: Page, hiring: str) -> None:
    visitor.goto(hiring)
    visitor.get_by_label("Words").fill("clerk")
    visitor.get_by_role("button", name="Search").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("30 postings")
    found = visitor.url
    visitor.get_by_role("link", name="Next").click()
    visitor.get_by_role("link", name="Loan clerk").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Loan clerk")
    visitor.get_by_role("link", name="postings like it").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("30 postings")
    for _ in range(3):
        visitor.go_back()
    assert visitor.url == found


def test_counts_narrow_down_and_what_was_asked_stays_in_the_fields(
    visitor: Page, hiring: str
) -> None:
    visitor.goto(f"{hiring}/jobs?q=clerk")
    visitor.get_by_role("link", name="Bank 3", exact=True).click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("1 posting")
    expect(visitor.get_by_label("Words")).to_have_value("clerk")
    expect(visitor.get_by_label("Company", exact=True)).to_have_value("Bank 3")


def test_a_pasted_page_is_checked(visitor: Page, hiring: str) -> None:
    visitor.goto(hiring)
    visitor.get_by_role("link", name="Check a page").click()
    visitor.get_by_label("Text of the page").fill(TEXT)
    visitor.get_by_role("button", name="Check").click()
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.url == f"{hiring}/check"
