"""A real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
"""Every address but those of a server that a test runs itself."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it such tests are left out, but in CI they fail."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing in CI", pytrace=False)
        pytest.skip(f"{CHROMIUM} is not on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture
def elsewhere() -> list[str]:
    """The addresses that `page` asked for over the network; each was refused."""
    return []


@pytest.fixture
def page(browser: Browser, elsewhere: list[str]) -> Iterator[Page]:
    """A fresh tab that can load nothing from elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")

    def refuse(route: Route) -> None:
        elsewhere.append(route.request.url)
        route.abort()

    context.route(ELSEWHERE, refuse)
    yield context.new_page()
    context.close()
