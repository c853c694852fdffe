"""A page's address says its language, which its links keep; it leads to itself in the others."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from metier.web.asked import Asked
from metier.web.languages import NAMES, at, tag_of, tongues
from metier.web.site import Site
from metier.words.language import LANGUAGES, speaking


@pytest.fixture(scope="module")
def site() -> TestClient:
    return TestClient(Site(), base_url="http://localhost")


def test_every_language_has_a_name() -> None:
    assert set(NAMES) == set(LANGUAGES)


def test_links_keep_the_language_once() -> None:
    assert at("/careers") == "/careers"
    with speaking("es"):
        assert at("/careers") == at("/careers?lang=es") == "/careers?lang=es"


def test_an_unknown_language_of_a_failure_is_english() -> None:
    assert [tag_of({"lang": tag}) for tag in ("es", "tlh")] == ["es", "en"]


def test_a_page_stands_in_every_language_with_what_else_is_asked() -> None:
    addresses = [tongue.address for tongue in tongues("/jobs", Asked("", {"q": ("clerk",)}))]
    assert addresses == ["/jobs?q=clerk", "/jobs?q=clerk&lang=es"]


@pytest.mark.parametrize("path", ["/", "/methods", "/career/loan-officer", "/check", "/jobs"])
def test_a_spanish_page_says_so_and_links_to_spanish_pages(site: TestClient, path: str) -> None:
    page = site.get(path, params={"lang": "es"}).text
    assert '<html lang="es">' in page
    assert f'hreflang="en" href="{path}"' in page
    links = re.findall(r'<a href="(/[^"]*)"(?! hreflang)', page)
    assert links
    plain = [link for link in links if "lang=es" not in link]
    assert set(plain) <= {"/openapi.json"}, plain


def test_an_unknown_language_is_refused_with_those_that_are(site: TestClient) -> None:
    answer = site.get("/methods", params={"lang": "tlh"})
    assert answer.status_code == 422
    assert "en, es" in answer.text


def test_data_keep_their_keys_and_say_their_language(site: TestClient) -> None:
    english = site.get("/career/loan-officer.json").json()
    spanish = site.get("/career/loan-officer.json?lang=es").json()
    assert (english["language"], spanish["language"]) == ("en", "es")
    assert english.keys() == spanish.keys()
    assert english["rows"][0]["cells"][0]["value"] == spanish["rows"][0]["cells"][0]["value"]
    assert spanish["rows"][0]["label"] == "Salario promedio anual"
