"""The description names every address of the site, and only those."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from metier.web.feeds import FEEDS
from metier.web.openapi import description
from metier.web.pages import PAGES

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
