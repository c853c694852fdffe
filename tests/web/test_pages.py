"""Pages of the almanac and of records."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.fixtures.employers import folder
from tests.fixtures.postings import snapshot

from metier.atlas import Atlas
from metier.web.pages import company_slug
from metier.web.site import Site


def test_the_example_comparisons_of_the_first_page_are_there(site: TestClient) -> None:
    text = site.get("/").text
    assert '<a href="/compare/registered-nurse-vs-medical-assistant">' in text
    assert text.count('name="title"') == 5


def test_every_occupation_is_a_link_on_both_lists(site: TestClient, almanac: Atlas) -> None:
    entries = almanac.catalogue().entries
    for path in ("/careers", "/professions"):
        text = site.get(path).text
        assert all(f'<a href="/career/{entry.slug}">' in text for entry in entries)


@pytest.mark.parametrize("path", ["/jobs", "/companies", "/companies/first-bank"])
def test_a_page_without_records_says_how_to_add_them(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert "under" in answer.text or "specification" in answer.text
    assert site.get(f"{path}.json").json()["count"] == 0


def test_sources_lead_to_the_publications(site: TestClient) -> None:
    assert 'href="https://www.bls.gov/' in site.get("/sources").text


def test_suggestions_are_titles_with_their_addresses(site: TestClient) -> None:
    found = site.get("/suggest?q=loan+servicing").json()["titles"]
    assert found[0]["title"] == "Loan servicing specialist"
    assert found[0]["address"] == "/career/loan-servicing-specialist"
    assert site.get("/suggest").json()["titles"] == []


def test_postings_are_listed_page_by_page_each_with_its_own(recorded: TestClient) -> None:
    first = recorded.get("/jobs?q=clerk")
    assert first.text.count('<th scope="row" role="rowheader"><a href="/jobs/') == 20
    assert '<a href="/jobs?q=clerk&amp;offset=20">Next</a>' in first.text
    second = recorded.get("/jobs?q=clerk&offset=20")
    assert second.text.count('<th scope="row" role="rowheader"><a href="/jobs/') == 10
    assert '<a href="/jobs?q=clerk">Previous</a>' in second.text
    assert "Next" not in second.text


def test_one_posting_has_its_text(recorded: TestClient) -> None:
    answer = recorded.get("/jobs/7")
    assert answer.status_code == 200
    assert "Bank 7" in answer.text
    assert '<p class="text">accounts</p>' in answer.text
    assert 'href="/companies/bank-7"' in answer.text


@pytest.mark.parametrize("name", ["999", "x", "9" * 30, "²", str(2**63)])
def test_a_posting_that_is_not_there_is_not_found(recorded: TestClient, name: str) -> None:
    assert recorded.get(f"/jobs/{name}").status_code == 404


@pytest.mark.parametrize(
    "query", ["min_pay=much", "since=soon", "sort=size", "limit=-1", "offset=99999999"]
)
def test_what_cannot_be_asked_is_refused_in_words(recorded: TestClient, query: str) -> None:
    answer = recorded.get(f"/jobs.json?{query}")
    assert answer.status_code == 422
    assert answer.json()["error"]["expected"]


def test_the_spellings_of_a_company_have_one_address(almanac: Atlas) -> None:
    assert company_slug(almanac, "Coca-Cola, Inc.") == company_slug(almanac, "coca-cola")
    assert company_slug(almanac, "---") == "---"


def test_a_company_is_found_by_the_beginning_of_its_name_and_a_slip_is_forgiven() -> None:
    with TestClient(Site(folder()), follow_redirects=False) as client:
        found = client.get("/companies?q=ald")
        assert '<a href="/companies/alder-bank">Alder Bank</a>' in found.text
        assert "No company is called" in client.get("/companies?q=aldr+bnk").text
        assert client.get("/companies.json?q=zzqx").json()["companies"] == []
        missing = client.get("/companies/aldr-bank")
        assert missing.status_code == 404
        assert '<a href="/companies/alder-bank">Alder Bank</a>' in missing.text


def test_the_page_of_a_company_leads_to_the_careers_there() -> None:
    with TestClient(Site(folder()), follow_redirects=False) as client:
        page = client.get("/companies/alder-bank").text
    assert 'href="/career/bill-and-account-collector"' in page


def test_fields_are_sorted_as_asked(site: TestClient) -> None:
    text = site.get("/careers?sort=pay").text
    first = text.split('id="field-management"')[1].split("/career/")[1].split('"')[0]
    assert first == "chief-executive"
    assert site.get("/careers?sort=size").status_code == 422


def test_each_company_of_a_ranking_leads_to_its_page() -> None:
    with TestClient(Site(folder()), follow_redirects=False) as client:
        assert '<a href="/companies/alder-bank">Alder Bank</a>' in client.get("/companies").text
        page = client.get("/companies/alder-bank")
        assert page.status_code == 200
        assert "<h1>Alder Bank</h1>" in page.text
        assert client.get("/companies/zzqx").status_code == 404
        assert client.get("/companies.json?by=size").status_code == 422


def test_counts_lead_to_the_postings_that_they_count(recorded: TestClient) -> None:
    text = recorded.get("/jobs?q=clerk&offset=20").text
    found = re.search(r'<a href="([^"]+)">Bank 3</a></th><td[^>]*><div>(\d+)<', text)
    assert found
    assert found[1] == "/jobs?q=clerk&amp;company=Bank+3"
    narrowed = recorded.get("/jobs.json?q=clerk&company=Bank+3").json()
    assert narrowed["count"] == int(found[2]) > 0
    for column in ("state", "occupation"):
        counted = next(f for f in narrowed["facets"] if f["column"] == column)["counts"]
        assert f'">{counted[0]["name"]}</a>' in text


def test_a_reader_is_not_told_where_the_files_of_the_host_are(tmp_path: Path) -> None:
    snapshot(tmp_path, {"title": "Loan clerk", "occupation": "43-4131", "state": "TX"})
    with TestClient(Site(tmp_path)) as damaged:
        for file in tmp_path.glob("*/search/*"):
            file.write_bytes(b"damaged")
        answer = damaged.get("/jobs.json?q=unasked")
    assert answer.status_code == 503
    assert answer.json()["error"]["found"] == "a fault, told in the log"
    assert str(tmp_path) not in answer.text
