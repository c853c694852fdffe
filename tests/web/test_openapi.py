"""The description names every address of the site, and only those."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from metier.web.openapi import description
from metier.web.pages import PAGES

SAID = description(PAGES)


def test_every_page_stands_in_it_in_every_form() -> None:
    assert "/compare/{name}" in SAID["paths"]
    assert "/compare/{name}.json" in SAID["paths"]
    assert len(SAID["paths"]) == sum(1 + len(page.forms) for page in PAGES) + 1


def test_operations_have_names_of_their_own() -> None:
    names = [path["get"]["operationId"] for path in SAID["paths"].values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", [path for path in SAID["paths"] if "{name}" not in path])
def test_what_it_says_of_a_page_is_so(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert (
        answer.headers["content-type"] in SAID["paths"][path]["get"]["responses"]["200"]["content"]
    )


def test_it_is_served_as_it_is_made(site: TestClient) -> None:
    assert site.get("/openapi.json").json() == json.loads(json.dumps(SAID))
