"""The table of pages holds together."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.web.asked import FORMS
from metier.web.page import Page
from metier.web.pages import PAGES


def test_every_page_has_an_address_of_its_own_and_a_summary() -> None:
    assert len({page.path for page in PAGES}) == len(PAGES)
    assert all(page.summary.endswith(".") for page in PAGES)


def test_a_page_about_something_names_an_example_and_no_other_does() -> None:
    assert all(("{name}" in page.path) == bool(page.example) for page in PAGES)


def test_a_page_has_one_spelling_and_every_form_unless_said_otherwise(almanac: Atlas) -> None:
    plain = Page("/x", "X.", PAGES[0].make)
    assert plain.forms == FORMS
    assert plain.settle(almanac, "x") == "x"
