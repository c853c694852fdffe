"""In the frame that oEmbed hands out nothing scrolls, however wide it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

OF_TWO = (
    "loan-servicing-specialist-vs-loss-mitigation-specialist?in=MD",
    "loan-servicing-specialist-vs-loss-mitigation-specialist?in=MD&lang=es",
    "teacher-vs-principal",
)
OF_MORE = (
    "registered-nurse-vs-medical-assistant-vs-paramedic",
    "software-developer-vs-data-scientist-vs-actuary-vs-statistician-vs-accountant",
)


@pytest.mark.parametrize("name", [*OF_TWO, *OF_MORE])
def test_the_height_told_holds_the_small_page(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/embed/{name}")
    for width in (300, 360, 449, 450, 560, 599, 600, 640, 800):
        said = page.request.get(
            f"{address}/oembed",
            params={"url": f"{address}/compare/{name}", "maxwidth": str(width)},
        ).json()
        page.set_viewport_size({"width": said["width"], "height": 100})
        needed = page.evaluate("document.documentElement.scrollHeight")
        assert said["height"] - 200 < needed <= said["height"], f"{width} wide"
        assert page.evaluate("document.documentElement.scrollWidth") == said["width"]
