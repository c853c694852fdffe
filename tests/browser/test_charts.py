"""Charts say their figures to a pointer and to the keys, and their words keep apart when drawn."""

from __future__ import annotations

from importlib import resources

import pytest
from playwright.sync_api import Page, expect

from metier.atlas import Atlas
from metier.document.comparison import comparison_document
from metier.render.html import to_html

SCRIPT = (resources.files("metier") / "web/static/charts.js").read_text("utf-8")
MEETING = """() => [...document.querySelectorAll("svg.chart:not(.map)")].flatMap((drawing) => {
  const frame = drawing.getBoundingClientRect();
  const boxes = [...drawing.querySelectorAll("text")].filter((one) => one.getClientRects().length)
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const out = boxes.filter(([, a]) => a.left < frame.left - 1 || a.right > frame.right + 1);
  const meet = boxes.flatMap(([said, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1
      && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3)
    .map(([other]) => said + " / " + other));
  return [...out.map(([said]) => said), ...meet];
})"""


@pytest.fixture
def drawn(page: Page, almanac: Atlas) -> Page:
    """A comparison with the site's script of charts."""
    made = almanac.compare("registered nurse", "medical assistant")
    page.set_content(to_html(comparison_document(made)))
    page.add_script_tag(content=SCRIPT)
    return page


@pytest.mark.parametrize("width", [1200, 740, 390, 320])
def test_words_keep_apart_and_within_as_the_browser_draws_them(drawn: Page, width: int) -> None:
    drawn.set_viewport_size({"width": width, "height": 900})
    assert drawn.evaluate(MEETING) == []
    assert drawn.evaluate("document.documentElement.scrollWidth") == width


def test_the_keys_step_through_the_figures_and_leave_them(drawn: Page) -> None:
    told = drawn.locator("#chart-schooling .told")
    drawing = drawn.locator("#chart-schooling svg.chart")
    drawing.press("ArrowRight")
    expect(told).to_contain_text("Less than high school, nurses: ")
    drawing.press("End")
    expect(told).to_contain_text("Doctoral or professional, assistants: ")
    drawing.press("Escape")
    expect(told).to_be_empty()


def test_the_pointer_finds_the_nearest_mark(drawn: Page) -> None:
    dot = drawn.locator("#chart-trend .p").last
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box
    drawn.mouse.move(box["x"] + box["width"] / 2 + 9, box["y"] + box["height"] / 2)
    expect(drawn.locator("#chart-trend .told")).to_contain_text("May 2025, assistants: $")


def test_the_choice_of_the_map_needs_no_script(page: Page, almanac: Atlas) -> None:
    made = almanac.compare("registered nurse", "medical assistant")
    page.set_content(to_html(comparison_document(made)))
    layer = page.locator("#chart-states svg .l3")
    expect(layer).to_be_hidden()
    page.get_by_label("The gap in pay").check(force=True)
    expect(layer).to_be_visible()
    expect(page.locator("#chart-states svg .l1")).to_be_hidden()


def test_a_name_that_is_pointed_at_dims_the_other_career(drawn: Page) -> None:
    drawn.locator("#chart-trend .name.c1").hover()
    assert drawn.locator("#chart-trend .p.s2.off").count() > 5
    assert drawn.locator("#chart-trend .p.s1.off").count() == 0
