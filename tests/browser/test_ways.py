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


@pytest.mark.parametrize("first", ["loan servicing specialist", "collections specialist"])
def test_from_the_first_page_to_a_published_pair_its_place_a_figure_and_back(
    visitor: Page, browser: Browser, address: str, first: str
) -> None:
    visitor.goto(address)
    visitor.get_by_label("First career").fill(first)
    visitor.get_by_label("Second career").fill("loss mitigation specialist")
    visitor.get_by_role("button", name="Compare").click()
    heading = visitor.get_by_role("heading", level=1)
    name = f"{first.capitalize()} and loss mitigation specialist"
    expect(heading).to_have_text(name, timeout=30_000)
    visitor.get_by_role("combobox", name="Place", exact=True).fill("Maryland")
    visitor.get_by_role("button", name="Show this place").click()
    expect(heading).to_have_text(f"{name} in Maryland", timeout=30_000)
    visitor.get_by_role("button", name="$").first.click()
    opened = visitor.locator("[popover]:popover-open")
    expect(opened.get_by_text("Formula")).to_be_visible()
    visitor.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    figures = visitor.inner_text("table.figures")
    somebody_else = browser.new_context().new_page()
    somebody_else.goto(visitor.url)
    assert somebody_else.inner_text("table.figures") == figures
    somebody_else.context.close()


def test_from_the_first_page_to_a_company_and_what_its_pay_rests_on(
    visitor: Page, employing: str
) -> None:
    visitor.goto(employing)
    visitor.get_by_role("navigation", name="Site").get_by_role("link", name="Companies").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Companies by pay")
    visitor.get_by_role("link", name="Alder Bank").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Alder Bank")
    assert visitor.url == f"{employing}/companies/alder-bank"
    expect(visitor.get_by_role("table").first).to_be_visible()
