"""The description names every address of the site, and only those."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi import checks
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from metier.web.feeds import FEEDS
from metier.web.openapi import description
from metier.web.pages import PAGES
from metier.web.site import Site

SAID = description(PAGES, FEEDS)


def test_every_page_stands_in_it_in_every_form() -> None:
    assert "/compare/{name}" in SAID["paths"]
    assert "/compare/{name}.json" in SAID["paths"]
    pages = sum(1 + len(page.forms) for page in PAGES)
    assert len(SAID["paths"]) == pages + len(FEEDS) + len(["/check.json", "/healthz"])


def test_operations_have_names_of_their_own() -> None:
    names = [said["operationId"] for path in SAID["paths"].values() for said in path.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "path",
    [path for path in SAID["paths"] if "{name}" not in path and "get" in SAID["paths"][path]],
)
def test_what_it_says_of_a_page_is_so(site: TestClient, path: str) -> None:
    parameters = SAID["paths"][path]["get"].get("parameters", ())
    example = {said["name"]: said["example"] for said in parameters if "example" in said}
    answer = site.get(path, params=example)
    assert answer.status_code == 200
    assert (
        answer.headers["content-type"] in SAID["paths"][path]["get"]["responses"]["200"]["content"]
    )


def test_it_is_served_as_it_is_made(site: TestClient) -> None:
    assert site.get("/openapi.json").json() == json.loads(json.dumps(SAID))


DESCRIBED = (
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
)
"""What an answer is held against; which text is a title or a place no schema can say."""
NOT_IMPLEMENTED = ("/oembed", 501)
"""How oEmbed has a format answered that is not there."""


@cache
def opened() -> Site:
    """The site, which is not opened before it is asked."""
    return Site()


async def asked(scope: Scope, receive: Receive, send: Send) -> None:
    await opened()(scope, receive, send)


API = schemathesis.openapi.from_dict(json.loads(json.dumps(SAID)))
API.app = asked


@API.parametrize()
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_every_operation_answers_as_it_says_whatever_is_asked(case: schemathesis.Case[Any]) -> None:
    answer = case.call()
    case.validate_response(answer, checks=list(DESCRIBED))
    assert answer.status_code < 500 or (case.path, answer.status_code) == NOT_IMPLEMENTED
