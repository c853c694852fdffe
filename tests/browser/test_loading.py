"""A page loads from its own host alone, stays where it is while it does, and is small."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

PAIR = "/compare/loan-servicing-specialist-vs-collections-specialist"
TWO_CAREERS = (PAIR, f"{PAIR}?in=MD", "/compare/teacher-vs-principal", f"{PAIR}?lang=es")
KINDS = (*TWO_CAREERS, "/", "/careers", "/career/teller", "/sources", "/methods", "/check")
MOST = 60_000
"""Bytes over the wire of a comparison of two: the page with its style, scripts and mark."""
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


class Visit:
    """A visitor's first page: nothing of the site is kept yet."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.bytes = 0
        self.asked: list[str] = []
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", self._count)
        page.on("request", lambda request: self.asked.append(request.url))
        page.add_init_script(SHIFTS)
        page.goto(url, wait_until="networkidle")

    def _count(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])


@pytest.fixture(params=[(1200, 900), (390, 844)], ids=["desk", "phone"])
def fresh(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab of a visitor who was never here."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_and_nothing_comes_from_elsewhere(
    fresh: Page, address: str, path: str
) -> None:
    visit = Visit(fresh, f"{address}{path}")
    height = fresh.evaluate("document.documentElement.scrollHeight")
    for at in range(0, height, 2_000):
        fresh.evaluate(f"scrollTo(0, {at})")
    fresh.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert fresh.evaluate("window.shifted") == 0
    assert {urlsplit(url).netloc for url in visit.asked} == {urlsplit(address).netloc}


@pytest.mark.parametrize("path", TWO_CAREERS)
def test_a_comparison_takes_few_bytes_over_the_wire(page: Page, address: str, path: str) -> None:
    visit = Visit(page, f"{address}{path}")
    assert len(visit.asked) >= 4
    assert 10_000 < visit.bytes <= MOST
