"""A document in each form, and the layouts of the site."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from metier.atlas import Atlas
from metier.document.nodes import Document, Paragraph, Span
from metier.web.asked import Asked
from metier.web.pages import PAGES
from metier.web.rendering import failed, rendered

PAIR = "/compare/loan-servicing-specialist-vs-collections-specialist"
HOSTILE = '"><script>alert(1)</script>'


def test_the_data_form_is_that_of_the_command_line(site: TestClient, almanac: Atlas) -> None:
    made = almanac.compare("loan servicing specialist", "collections specialist")
    assert site.get(f"{PAIR}.json").text == made.to_json()
    assert site.get(f"{PAIR}.txt").text == made.to_text()


@pytest.mark.parametrize(
    ("form", "begins"),
    [("md", "# Loan servicing specialist"), ("csv", "snapshot,"), ("txt", "Loan servicing")],
)
def test_a_suffix_picks_the_form(site: TestClient, form: str, begins: str) -> None:
    assert site.get(f"{PAIR}.{form}").text.startswith(begins)


def test_a_page_names_its_forms_its_careers_and_its_readings(site: TestClient) -> None:
    text = site.get(f"{PAIR}?in=MD").text
    assert f'href="{PAIR}.json?in=MD"' in text
    assert '<a href="/career/collections-specialist">Collections specialist</a>' in text
    assert re.search(r'<a href="\?in=MD&amp;as=13-2072&amp;as=auto">loan officers', text)


def test_the_form_of_what_matters_says_what_was_chosen(site: TestClient) -> None:
    text = site.get(f"{PAIR}?first=people&only=people&only=pay.annual.mean").text
    assert text.count('<option value="people" selected>') == 1
    assert len(re.findall(r'name="only" value="[a-z.-]+" checked>', text)) == 2
    assert site.get(f"{PAIR}?first=,&only=").headers["location"] == PAIR


def test_no_page_has_a_script_or_a_style_of_its_own(site: TestClient) -> None:
    for path in (PAIR, "/", "/careers", "/jobs", "/nowhere", f"/embed/{PAIR.split('/')[-1]}"):
        text = site.get(path).text
        assert "<style" not in text
        assert ' style="' not in text
        assert not re.search(r"<script(?! src=\"/static/| type=\"application/ld\+json\")", text)
        assert not re.search(r"\son[a-z]+=", text)


def test_what_was_asked_is_only_text_on_the_page() -> None:
    document = Document("x", HOSTILE, HOSTILE, (Paragraph((Span(HOSTILE, href=HOSTILE),)),), {})
    asked = Asked(HOSTILE, {"in": (HOSTILE,), "q": (HOSTILE,), "as": (HOSTILE,)})
    for page in PAGES:
        assert "<script>" not in rendered(document, page, asked, "html", "/x")
    assert "<script>" not in failed(document, "html")


def test_an_error_where_a_table_was_asked_for_is_text() -> None:
    document = Document("error", "Not found", "", (Paragraph((Span("Nothing."),)),), {})
    assert failed(document, "csv") == "Not found\n\nNothing.\n"
