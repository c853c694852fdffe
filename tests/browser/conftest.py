"""A real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, sync_playwright
from tests.fixtures import employers
from tests.fixtures.postings import snapshot

from metier.web.site import Site

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


@contextmanager
def _served(folder: Path | None) -> Iterator[str]:
    """The address of a server of a snapshot on a free port."""
    settings = uvicorn.Config(Site(folder), port=0, log_level="warning", lifespan="off")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)  # the server tells nobody when it listens
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The site of the embedded almanac."""
    with _served(None) as found:
        yield found


@pytest.fixture(scope="session")
def hiring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a snapshot with thirty postings."""
    folder: Path = tmp_path_factory.mktemp("postings")
    clerk = {
        "title": "Loan clerk", "occupation": "43-4131", "state": "TX", "pay_low": 50e3,
        "posted": date(2025, 11, 3), "skills": ["Excel"], "description": "Opens\naccounts",
    }  # fmt: skip
    snapshot(folder, *({**clerk, "company": f"Bank {at}"} for at in range(30)))
    with _served(folder) as found:
        yield found


@pytest.fixture(scope="session")
def employing() -> Iterator[str]:
    """The site of a snapshot with companies."""
    with _served(employers.folder()) as found:
        yield found
