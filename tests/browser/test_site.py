"""The site as a reader meets it: by keyboard, on a phone, without scripts."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from metier.web.site import Site

PAIR = "/compare/loan-servicing-specialist-vs-collections-specialist"
PATHS = ("/", PAIR, "/career/teller?in=MD", "/careers", "/professions", "/jobs", "/sources", "/x")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server on a free port."""
    server = uvicorn.Server(uvicorn.Config(Site(), port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)  # the server tells nobody when it listens
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def test_from_the_first_page_to_a_comparison_by_keyboard_alone(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)
    page.get_by_label("First career").focus()
    page.keyboard.type("loan servicing specialist")
    page.keyboard.press("Tab")
    page.keyboard.type("collections specialist")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Compare")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Loan servicing specialist and collections specialist", timeout=30_000
    )
    assert page.url == f"{address}{PAIR}"
    assert complaints == []


def test_titles_are_offered_as_they_are_typed(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("First career").press_sequentially("loan serv")
    offered = page.locator("#title-1-titles option").first
    expect(offered).to_have_attribute("value", "Loan servicing specialist", timeout=20_000)


def test_without_scripts_the_form_a_reading_and_a_figure_work(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_label("First career").fill("loan servicing specialist vs collections specialist")
    page.get_by_label("Place").fill("MD")
    page.get_by_role("button", name="Compare").click()
    assert page.url == f"{address}{PAIR}?in=MD"
    page.get_by_role("button", name="$", exact=False).first.click()
    expect(page.locator("[popover]:popover-open dt").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="loan officers").first.click()
    assert page.url == f"{address}{PAIR}?in=MD&as=13-2072&as=auto"
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_wider_than_a_phone_or_complains(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{address}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.evaluate("document.styleSheets.length") == 1
    refused = [said for said in complaints if "404" not in said]
    assert refused == []
    context.close()


def test_a_page_that_is_not_of_the_site_may_frame_the_small_page_alone(
    page: Page, address: str
) -> None:
    frames = "".join(
        f"<iframe src='{path}'></iframe>" for path in (PAIR.replace("compare", "embed"), PAIR)
    )
    page.route(
        f"{address}/host", lambda route: route.fulfill(body=frames, content_type="text/html")
    )
    page.goto(f"{address}/host")
    framed, refused = page.frame_locator("iframe").first, page.frame_locator("iframe").last
    expect(framed.get_by_role("link", name="All figures, with sources")).to_be_attached(
        timeout=20_000
    )
    expect(refused.get_by_role("heading", level=1)).to_have_count(0)
