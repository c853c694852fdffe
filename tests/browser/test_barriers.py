"""What axe-core calls a barrier is on no kind of page, light or dark, on a phone or a desk."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = """([within, rules]) => axe
  .run(within, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) })
  .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200)]))"""
"""Only what is found wrong comes back: the rest of axe's answer takes longer than its rules."""
OPEN = "document.querySelectorAll('details').forEach((each) => each.open = true)"
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that are on whose answer depends on whether a page is light or dark."""
SIZES = {"desk": (1200, 900), "phone": (390, 844)}

PAIR = "loan-servicing-specialist-vs-collections-specialist"
PAGES = (
    *("/", "/careers", "/professions", "/career/teller?in=MD", f"/compare/{PAIR}"),
    "/compare/registered-nurse-vs-medical-assistant-vs-paramedic?in=MD&first=people",
    *(
        "/?lang=es",
        "/career/loan-officer?lang=es",
        "/sources",
        "/methods",
        "/explain/teller-vs-cashier?measure=pay.trend",
        "/check",
        "/jobs",
        "/companies",
        f"/embed/{PAIR}",
    ),
    "/embed?title=loan+officer&title=teller",
    *("/nowhere", "/career/xyzzyq", "/compare/teller-vs-cashier?confidence=7"),
)
RECORDED = ("/", "/jobs", "/jobs?q=clerk&lang=es", "/jobs?q=xyzzyq", "/jobs/1")
EMPLOYING = ("/companies", "/companies?by=rating", "/companies?q=xyzzyq", "/companies/alder-bank")


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all pages; a page's own rules of what it may load do not keep axe out."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def barriers(page: Page, within: str = "html") -> list[object]:
    """What axe finds in a part of the page as it stands, in each size and scheme."""
    page.evaluate(OPEN)
    page.evaluate(AXE)
    found: list[object] = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            told = page.evaluate(RUN, [within, None if scheme == "light" else COLOURS])
            found += [(size, scheme, *one) for one in told]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_almanac_has_no_barrier(tab: Page, address: str, path: str) -> None:
    tab.goto(f"{address}{path}")
    assert barriers(tab) == []


@pytest.mark.parametrize("path", RECORDED)
def test_a_page_of_postings_has_no_barrier(tab: Page, hiring: str, path: str) -> None:
    tab.goto(f"{hiring}{path}")
    assert barriers(tab) == []


@pytest.mark.parametrize("path", EMPLOYING)
def test_a_page_of_companies_has_no_barrier(tab: Page, employing: str, path: str) -> None:
    tab.goto(f"{employing}{path}")
    assert barriers(tab) == []


def test_what_a_check_finds_has_no_barrier(tab: Page, address: str, data: Path) -> None:
    tab.goto(f"{address}/check")
    page = data / "published" / "collections-specialist-vs-loss-mitigation-specialist.txt"
    tab.get_by_label("Text of the page").fill(page.read_text("utf-8"))
    tab.get_by_role("button", name="Check").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("contradictions found")
    assert barriers(tab) == []


def test_an_opened_figure_has_no_barrier(tab: Page, address: str) -> None:
    tab.goto(f"{address}/compare/{PAIR}")
    tab.get_by_role("button", name="$52,520").first.click()
    opened = "[popover]:popover-open"
    expect(tab.locator(opened)).to_be_visible()
    assert barriers(tab, opened) == []
