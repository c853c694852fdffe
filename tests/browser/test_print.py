"""On paper a comparison of two is whole on two sheets, of either size."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from metier.atlas import Atlas

ASKED = (
    ("loan servicing specialist", "loss mitigation specialist", None),
    ("collections specialist", "loss mitigation specialist", None),
    ("loan servicing specialist", "loss mitigation specialist", "MD"),
    ("registered nurse", "medical assistant", "TX"),
    ("software developer", "data scientist", None),
    ("teacher", "principal", None),
    ("paralegal", "lawyer", None),
    ("electrician", "plumber", None),
    ("nurse practitioner", "physician assistant", None),
    ("accountant", "bookkeeper", None),
)
LETTER = ASKED[2], ASKED[5]
"""The longest of them, which the shorter sheet holds too."""
POPOVER = "[popover]"


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """One tab that all pages are printed from."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def sheets(paper: Page, size: str) -> int:
    """How many sheets a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", paper.pdf(format=size)))


@pytest.mark.parametrize(("first", "second", "place"), ASKED)
def test_a_pair_is_whole_on_two_sheets(
    paper: Page, almanac: Atlas, first: str, second: str, place: str | None
) -> None:
    paper.set_content(almanac.compare(first, second, place=place).to_html())
    assert sheets(paper, "A4") == 2
    if (first, second, place) in LETTER:
        assert sheets(paper, "Letter") == 2


def test_paper_has_every_section_and_every_chart_and_nothing_to_press(
    paper: Page, almanac: Atlas
) -> None:
    paper.set_content(almanac.compare("teacher", "principal").to_html())
    paper.emulate_media(media="print")
    for part in paper.locator("details.part > table, figure > svg.chart").all():
        assert part.bounding_box()
    assert not any(each.is_visible() for each in paper.locator(POPOVER).all()[:20])
    assert paper.locator(".choice label:visible").count() == 1
    assert paper.locator("nav.contents").is_hidden()
    paper.emulate_media(media="screen")
