"""Errors are answers: the same four parts as a page and as data."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

PARTS = {"place", "expected", "found", "hint"}


@pytest.mark.parametrize(
    ("path", "status", "place"),
    [
        ("/career/zzqx-qqq", 404, "title"),
        ("/compare/teller", 422, "titles"),
        ("/compare/a-vs-b-vs-c-vs-d-vs-e-vs-f", 422, "titles"),
        ("/career/teller?in=Atlantis", 404, "in"),
        ("/career/teller?as=banana", 422, "as"),
        ("/career/teller?confidence=2", 422, "confidence"),
        ("/nowhere", 404, "address"),
    ],
)
def test_an_error_is_a_page_and_data_with_its_four_parts(
    site: TestClient, path: str, status: int, place: str
) -> None:
    page = site.get(path)
    assert page.status_code == status
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert "<h1>" in page.text
    head, mark, query = path.partition("?")
    data = site.get(f"{head}.json{mark}{query}")
    assert data.status_code == status
    error = data.json()["error"]
    assert set(error) == PARTS
    assert error["place"] == place


@pytest.mark.parametrize(
    ("form", "media"), [("md", "markdown"), ("txt", "plain"), ("csv", "plain")]
)
def test_an_error_is_text_where_text_was_asked_for(site: TestClient, form: str, media: str) -> None:
    answer = site.get(f"/career/zzqx-qqq.{form}")
    assert answer.headers["content-type"] == f"text/{media}; charset=utf-8"
    assert "expected a job title" in answer.text


def test_titles_that_were_meant_are_offered(site: TestClient) -> None:
    said = site.get("/compare/teller-vs-zzqx-qqq-nurs.json").json()
    assert {"title": "Nurse practitioner", "address": "/career/nurse-practitioner"} in said[
        "instead"
    ]
    text = site.get("/compare/teller-vs-zzqx-qqq-nurs").text
    assert '<a href="/career/nurse-practitioner">Nurse practitioner</a>' in text


@pytest.mark.parametrize(
    "query", ["in=Atlantis", "as=banana", "confidence=2", "first=pays", "snapshot=x"]
)
def test_an_error_names_no_option_and_leads_to_the_page_without_it(
    site: TestClient, query: str
) -> None:
    answer = site.get(f"/career/teller.json?{query}")
    said = answer.json()
    assert said["error"]["place"] == query.partition("=")[0]
    assert not re.search(r"--[a-z]|metier [a-z]", " ".join(map(str, said["error"].values())))
    assert "/career/teller.json" in [one["address"].partition("?")[0] for one in said["instead"]]


def test_the_site_is_read_only(site: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = site.request(method, "/careers")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("path", "to"), [("/careers/", "/careers"), ("//example.org/", "/example.org")]
)
def test_a_slash_at_the_end_leads_to_the_address_without(
    site: TestClient, path: str, to: str
) -> None:
    answer = site.get(f"http://testserver{path}")
    assert (answer.status_code, answer.headers["location"]) == (301, to)
