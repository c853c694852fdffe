"""Routes, addresses, headers, and what hostile requests get."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.fixtures.loops import run

from metier.web import site as module
from metier.web.headers import ALWAYS
from metier.web.pages import PAGES
from metier.web.site import Site

PAIR = "/compare/loan-officer-vs-teller"


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ("/career/Sr.%20Loan%20Officers", "/career/loan-officer"),
        ("/career/teller.json?utm_source=x", "/career/teller.json"),
        ("/career/teller?in=US&as=auto&confidence=", "/career/teller"),
        ("/career/teller?confidence=0.95&in=MD", "/career/teller?in=MD&confidence=0.95"),
        ("/compare/Tellers-vs-Loan-officers.md?in=+TX", "/compare/teller-vs-loan-officer.md?in=TX"),
        ("/companies/First%20Bank%20Inc.", "/companies/first-bank"),
    ],
)
def test_every_page_has_one_address(site: TestClient, asked: str, settled: str) -> None:
    answer = site.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (301, settled)
    assert site.get(settled).status_code == 200


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("title=loan+officer&title=&title=teller&in=", PAIR),
        ("title=loan+officer+vs+teller&in=Texas", f"{PAIR}?in=Texas"),
        ("title=Tellers", "/career/teller"),
        ("title=&title=", "/"),
        ("", "/"),
    ],
)
def test_the_form_leads_to_the_address_of_what_was_typed(
    site: TestClient, typed: str, address: str
) -> None:
    answer = site.get(f"/compare?{typed}")
    assert (answer.status_code, answer.headers["location"]) == (303, address)


def test_every_answer_has_the_headers_of_the_site(site: TestClient) -> None:
    for path in ("/", PAIR, "/nowhere", "/careers/", "/healthz", "/suggest?q=a"):
        answer = site.get(path)
        for name, value in ALWAYS:
            assert answer.headers[name.decode()] == value.decode()


def test_only_the_small_page_may_be_framed(site: TestClient) -> None:
    policy = "content-security-policy"
    assert site.get("/embed/loan-officer-vs-teller").headers[policy].endswith("ancestors *")
    assert site.get(PAIR).headers[policy].endswith("ancestors 'none'")


def test_an_address_has_a_mark_of_its_own_and_is_not_sent_twice(site: TestClient) -> None:
    first = site.get(PAIR)
    assert first.headers["cache-control"] == "public, max-age=300"
    again = site.get(PAIR, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert site.get(f"{PAIR}.json").headers["etag"] != first.headers["etag"]


def test_a_head_is_a_get_without_the_body(site: TestClient) -> None:
    got = site.get(PAIR)
    for _ in range(2):
        head = site.head(PAIR)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers == got.headers


def test_files_of_the_site_are_kept_for_ever_and_no_other_is_served(site: TestClient) -> None:
    style = site.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = site.get(style)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    for name in ("site.css", "..%2Fsite.css", "%2e%2e/%2e%2e/pyproject.toml"):
        assert site.get(f"/static/{name}").status_code == 404


def test_the_state_of_the_site_is_told(site: TestClient) -> None:
    said = site.get("/healthz").json()
    assert said["status"] == "ok"
    assert said["snapshot"] == site.get("/sources.json").json()["snapshot"]


def test_too_long_an_address_is_refused(site: TestClient) -> None:
    for path in (f"/career/{'a' * 3_000}", f"/career/teller?in={'a' * 3_000}"):
        assert site.get(path).status_code == 414


ROOTS = [page.path.removesuffix("{name}") for page in PAGES] + ["/static/", "/compare", ""]
PARTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["teller", "a-vs-b", "..", "%2e%2e", "\x00", "-vs-", "1", "title-0a1b2c"]),
)
NAMES = st.sampled_from(sorted({p.name for page in PAGES for p in page.parameters} | {"title"}))
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["nan", "-1", "1e999", "0", "auto", "43-3011", "US", "' OR 1=1 --", '"', "*"]),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    root=st.sampled_from(ROOTS),
    part=PARTS,
    suffix=st.sampled_from(["", ".json", ".md", ".csv", ".txt", ".exe"]),
    query=st.lists(st.tuples(NAMES, VALUES), max_size=4),
)
@pytest.mark.parametrize("which", ["site", "recorded"])
def test_no_request_is_more_than_the_site_can_bear(
    which: str,
    request: pytest.FixtureRequest,
    root: str,
    part: str,
    suffix: str,
    query: list[tuple[str, str]],
) -> None:
    client: TestClient = request.getfixturevalue(which)
    path = root + quote(part, safe="", errors="replace") + suffix
    encoded = "&".join(f"{name}={quote(value, safe='', errors='replace')}" for name, value in query)
    answer = client.get(f"http://testserver{path}?{encoded}")
    assert answer.status_code < 500, answer.text
    assert "Traceback" not in answer.text


def test_who_comes_while_too_many_wait_is_asked_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "WAITING", 1)
    transport = httpx2.ASGITransport(Site())

    async def ask() -> list[Any]:
        async with httpx2.AsyncClient(transport=transport, base_url="http://x") as client:
            paths = [f"/career/{name}.json" for name in ("teller", "roofer", "nurse", "cook")]
            return await asyncio.gather(*map(client.get, paths))

    answers = run(ask())
    assert sorted(answer.status_code for answer in answers) == [200, 503, 503, 503]
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.headers["retry-after"] == "2"


def test_a_page_with_links_to_other_readings_names_no_command(site: TestClient) -> None:
    address = "/compare/loan-servicing-specialist-vs-collections-specialist"
    assert "as=13-2072" in site.get(address).text
    assert "command line" not in site.get(address).text
    assert "On the command line" in site.get(f"{address}.txt").text
