"""Pages say in schema.org's words what they say in their own, and nothing of it is markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from metier.atlas import Atlas
from metier.document.nodes import Document
from metier.document.posting import posting_document
from metier.model.comparison import Comparison, Row
from metier.model.estimate import Estimate
from metier.web.asked import Asked
from metier.web.comparing import career
from metier.web.linked import linked

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def graph(text: str) -> list[dict[str, Any]]:
    (found,) = DATA.findall(text)
    said = json.loads(found)
    assert said["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = said["@graph"]
    return graph


def test_careers_are_occupations_with_the_pay_that_the_page_shows(
    site: TestClient, almanac: Atlas
) -> None:
    officer, teller = graph(site.get("/compare/loan-officer-vs-teller").text)
    assert (officer["@type"], teller["name"]) == ("Occupation", "Teller")
    row = almanac.compare("loan officer", "teller")["pay.annual.median"]
    shown = [answer.estimate.value for answer in row.answers]
    assert [one["estimatedSalary"]["median"] for one in (officer, teller)] == shown
    pay = officer["estimatedSalary"]
    assert pay["percentile10"] < pay["percentile25"] < pay["median"] < pay["percentile75"]
    assert (pay["currency"], pay["duration"]) == ("USD", "P1Y")


def test_a_bound_is_not_given_out_as_a_percentile(almanac: Atlas) -> None:
    made = career(almanac, Asked("loan-officer", {}))
    assert isinstance(made.subject, Comparison)
    rows = tuple(map(_bounded, made.subject.rows))
    for subject, known in ((made.subject, True), (replace(made.subject, rows=rows), False)):
        (said,) = json.loads(linked(replace(made, subject=subject), "", "/"))["@graph"]
        assert ("percentile90" in said["estimatedSalary"]) == known


def _bounded(row: Row) -> Row:
    """The row with a bound where the 90th percentile stands."""
    if row.measure.id != "pay.annual.p90":
        return row
    bound = Estimate.at_least(239_200)
    return replace(row, answers=tuple(replace(one, estimate=bound) for one in row.answers))


def test_a_posting_and_the_sources_are_told(site: TestClient, recorded: TestClient) -> None:
    (posting,) = graph(recorded.get("/jobs/7").text)
    assert (posting["@type"], posting["title"]) == ("JobPosting", "Loan clerk")
    assert posting["hiringOrganization"]["name"] == "Bank 7"
    assert posting["baseSalary"]["value"]["minValue"] == 50e3
    (catalogue,) = graph(site.get("/sources").text)
    assert catalogue["dataset"]
    assert all(one["name"] and one["license"] for one in catalogue["dataset"])


def test_other_pages_have_no_such_data(site: TestClient) -> None:
    for path in ("/", "/careers", "/methods", "/career/zzqx-qqq"):
        assert not DATA.search(site.get(path).text)


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "]]>", "\u2028&lt;"]
)
def test_no_text_ends_the_element(text: str, recorded_posting: dict[str, Any]) -> None:
    posting = {**recorded_posting, "company": text, "title": text, "description": text}
    said = linked(posting_document(posting, "x"), "", "/jobs/1")
    assert not set("<>&\u2028") & set(said)
    assert json.loads(said)["@graph"][0]["title"] == text


@pytest.fixture
def recorded_posting() -> dict[str, Any]:
    """A posting that says nothing."""
    names = "company place industry occupation seniority source id title description url remote"
    more = "posted expires pay_low pay_high skills state"
    return dict.fromkeys([*names.split(), *more.split()])


def test_with_the_address_of_the_site_a_page_of_one_thing_says_its_own(almanac: Atlas) -> None:
    document: Document = almanac.career("teller").document()
    said = json.loads(linked(document, "https://x.example", "/career/teller"))
    assert said["@graph"][0]["url"] == "https://x.example/career/teller"
