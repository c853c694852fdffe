"""The browser that pages are tested in."""

from __future__ import annotations

from playwright.sync_api import Page


def test_a_page_that_loads_something_from_elsewhere_is_noticed(
    page: Page, elsewhere: list[str]
) -> None:
    page.set_content("<h1>Two careers</h1><img src='https://example.org/pixel.png'>")
    assert page.get_by_role("heading").inner_text() == "Two careers"
    assert elsewhere == ["https://example.org/pixel.png"]


def test_a_page_that_stands_on_its_own_asks_for_nothing(page: Page, elsewhere: list[str]) -> None:
    page.set_content("<style>p { color: teal }</style><p>$52,520 ± 260</p>")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(0, 128, 128)"
    )
    assert elsewhere == []
