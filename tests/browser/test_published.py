"""A published site, served as files by any server: its search box, its links, its languages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.fixtures.postings import snapshot

from metier.publish import publish


class _Quiet(SimpleHTTPRequestHandler):
    """The server of files of the standard library, without its log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site in English and Spanish."""
    source, site = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("site")
    snapshot(source)
    folder = Path(site) / "careers"
    publish(folder, "all", atlas=str(source), languages=("en", "es"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/careers/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_box_leads_to_a_comparison_by_keyboard_alone(page: Page, published: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(published)
    page.get_by_label("First career").focus()
    page.keyboard.type("loan cl")
    offered = page.locator("#title-1-titles option").first
    expect(offered).to_have_attribute("value", "Loan clerk")
    page.keyboard.press("Tab")
    page.keyboard.type("bill collector")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Compare")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bill collector and loan clerk")
    assert page.url == f"{published}compare/bill-collector-vs-loan-clerk.html"
    assert complaints == []


def test_one_title_leads_to_its_career_and_none_says_so(page: Page, published: str) -> None:
    page.goto(published)
    page.get_by_label("First career").fill("zzz")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("status")).to_have_text(
        "There is no such title; the list from A to Z has them all."
    )
    page.get_by_label("First career").fill("loan clerk")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{published}career/loan-clerk.html")


def test_without_scripts_links_lead_to_every_career_and_comparison(
    browser: Browser, published: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published)
    expect(page.get_by_role("search")).to_be_hidden()
    page.get_by_role("link", name="Professions from A to Z").click()
    page.get_by_role("link", name="Loan clerk").click()
    page.get_by_role("link", name="bill collector").click()
    expect(page).to_have_url(f"{published}compare/bill-collector-vs-loan-clerk.html")
    context.close()


def test_the_spanish_tree_searches_within_itself(page: Page, published: str) -> None:
    page.goto(published)
    page.get_by_role("link", name="Español").click()
    expect(page).to_have_url(f"{published}es/index.html")
    page.locator("#title-1").fill("loan clerk")
    page.locator("#title-2").fill("bill collector")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{published}es/compare/bill-collector-vs-loan-clerk.html")
    assert page.locator("html").get_attribute("lang") == "es"


def test_a_page_asks_for_nothing_that_is_not_there(page: Page, published: str) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status > 399 else None)
    for name in ("", "careers.html", "compare/bill-collector-vs-loan-clerk.html", "es/"):
        page.goto(f"{published}{name}", wait_until="networkidle")
        assert page.evaluate("document.styleSheets.length") == 1
    assert missing == []
