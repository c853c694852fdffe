"""Feeds are for other sites: they may be kept, but for each host by itself."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from metier.web.feed import Feed
from metier.web.feeds import FEEDS
from metier.web.pages import PAGES


def test_no_feed_stands_at_the_address_of_a_page() -> None:
    paths = [one.path for one in (*FEEDS, *PAGES)]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: str(feed.path))
def test_what_a_feed_says_depends_on_its_host(site: TestClient, feed: Feed) -> None:
    answer = site.get(feed.path, params=feed.example)
    assert answer.status_code == 200
    assert answer.headers["vary"].removeprefix("accept-encoding, ") == "host"


def test_a_browser_that_asks_for_an_icon_is_led_to_it(site: TestClient) -> None:
    assert site.get("/favicon.ico").headers["location"].startswith("/static/mark-")
