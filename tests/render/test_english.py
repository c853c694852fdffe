"""On a page of another language all that is left in English is said to be English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.words.catalogue import extracted
from tests.words.pseudo import Pseudo, messages_of, unsaid, words_of_page

import metier
from metier.atlas import Atlas
from metier.model.states import STATES
from metier.render.english import marked
from metier.web.site import Site
from metier.words import language

ENGLISH = re.compile(r'<span lang="en">[^<]*</span>')
ATTRIBUTES = re.compile(r'\s(?:title|aria-label|placeholder|alt|content)="[^"]*"')
NOT_TEXT = re.compile(r"<(svg|title|option|textarea|style|script)\b.*?</\1>", re.DOTALL)
NAMES = {
    *("metier build specification.toml --output atlas", "metier serve --atlas atlas"),
    "California and Texas",
    *("O*NET", "metier", "OEWS", "ACS", "CPS", "SOC", "US", "English", "JSON", "CSV", "Markdown"),
    *(state.name for state in STATES),
    *(state.letters for state in STATES),
}
"""What is the same in every language: names of places, publications, commands and forms."""


@pytest.fixture(scope="module")
def atlas() -> Iterator[Atlas]:
    """The almanac, spoken of in brackets where Spanish is asked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(language.LOADED, "es", Pseudo(messages_of(extracted())))
        yield metier.open()


def unmarked(html: str, atlas: Atlas) -> set[str]:
    """English words that neither a message has nor a mark."""
    said = words_of_page(ATTRIBUTES.sub("", NOT_TEXT.sub("", ENGLISH.sub(" ", html))))
    places = {place.name for place in atlas._snapshot.places()}
    files = {release.file for release in atlas.releases.values()}
    addresses = {release.url for release in atlas.releases.values()}
    return unsaid(said, NAMES | places | files | addresses | {atlas.id})


def test_all_that_is_english_on_a_comparison_is_marked(atlas: Atlas) -> None:
    made = atlas.compare("loan servicing specialist", "collections specialist", language="es")
    assert not unmarked(made.to_html(), atlas)


@pytest.mark.parametrize("path", ["/", "/careers", "/professions", "/jobs", "/methods"])
def test_all_that_is_english_on_a_page_of_the_site_is_marked(atlas: Atlas, path: str) -> None:
    site = TestClient(Site(), base_url="http://localhost")
    assert not unmarked(site.get(f"{path}?lang=es").text, atlas)


def test_an_english_page_is_left_as_it_is(atlas: Atlas) -> None:
    made = atlas.compare("loan servicing specialist", "collections specialist")
    assert 'lang="en">Loan' not in made.to_html()


def test_a_drawing_within_a_drawing_is_left_as_it_is() -> None:
    inner = "<svg><text>clerks</text></svg><g><text>loan clerks</text></g>"
    drawing = f"<svg><desc>clerks</desc>{inner}</svg>"
    assert marked(drawing, {"clerks"}) == drawing


def test_names_are_marked_whole_and_only_in_running_text() -> None:
    page = (
        '<title>Clerks</title><p title="clerks">clerks &amp; loan clerks, clerkship</p>'
        '<svg><text>clerks</text></svg><a lang="en" href="/">clerks</a>'
    )
    assert marked(page, {"clerks", "loan clerks"}) == (
        '<title>Clerks</title><p title="clerks"><span lang="en">clerks</span> &amp; '
        '<span lang="en">loan clerks</span>, clerkship</p>'
        '<svg><text>clerks</text></svg><a lang="en" href="/">clerks</a>'
    )
