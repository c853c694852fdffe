"""The site as a reader meets it: by keyboard, on a phone, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PAIR = "/compare/loan-servicing-specialist-vs-collections-specialist"
OTHER = "/compare/collections-specialist-vs-loss-mitigation-specialist"
PATHS = ("/", PAIR, "/career/teller?in=MD", "/careers", "/professions", "/jobs", "/sources", "/x")


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


def test_a_place_is_changed_and_the_page_says_what_is_local(page: Page, address: str) -> None:
    page.goto(f"{address}{OTHER}")
    page.get_by_role("combobox", name="Place", exact=True).fill("Maryland")
    page.get_by_role("button", name="Show this place").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("in Maryland", timeout=30_000)
    assert "in=Maryland" in page.url
    assert "for Maryland or, as a line says, the nation" in page.inner_text(".caption")
    assert page.get_by_text("nation)").count()


def test_a_figure_and_a_difference_are_opened_and_left_by_keyboard(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{PAIR}")
    for name, told in (("$52,520", "relative standard error"), ("clerks higher", "−")):
        page.get_by_role("button", name=name).first.focus()
        page.keyboard.press("Enter")
        opened = page.locator("[popover]:popover-open")
        expect(opened).to_be_visible()
        assert told in opened.inner_text()
        assert opened.get_attribute("aria-label")
        page.keyboard.press("Escape")
        expect(opened).to_have_count(0)


def test_what_matters_is_chosen_without_scripts_and_comes_first(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{PAIR}")
    page.get_by_label("What matters most").select_option("people")
    page.get_by_role("button", name="Show it so").click()
    assert page.url == f"{address}{PAIR}?first=people"
    assert page.locator(".part h3").first.inner_text() == "People"
    context.close()


def test_sections_fold_on_a_phone_and_a_link_unfolds_its_own(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{PAIR}")
    assert page.evaluate("document.documentElement.scrollHeight") < 13_000
    people = page.locator("details.part", has=page.locator("#people"))
    expect(people).not_to_have_attribute("open", "")
    page.locator("nav.contents").get_by_role("link", name="People").click()
    expect(people).to_have_attribute("open", "")
    context.close()


def test_an_address_pinned_to_the_snapshot_brings_the_same_page_back(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{PAIR}")
    figures = page.inner_text("table.figures")
    page.get_by_role("link", name="This page as it is today").click()
    assert "snapshot=" in page.url
    page.goto(page.url)
    assert page.inner_text("table.figures") == figures


def test_paper_has_every_section(page: Page, address: str) -> None:
    page.goto(f"{address}{PAIR}")
    page.emulate_media(media="print")
    for part in page.locator("details.part > table").all():
        assert part.bounding_box()
    assert len(page.pdf(format="A4", prefer_css_page_size=True)) > 10_000
