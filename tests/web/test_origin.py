"""The site knows its own address from its host, or else from the request, if that can be."""

from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from metier.errors import UsageError
from metier.web.origin import VARIABLE, checked, origin_of


def request(host: bytes, scheme: str = "http") -> Request:
    headers = [(b"host", host)]
    scope = {"type": "http", "scheme": scheme, "path": "/", "query_string": b"", "headers": headers}
    return Request(scope)


@pytest.mark.parametrize("host", ["example.org", "localhost:8000", "127.0.0.1", "[::1]:80"])
def test_the_request_says_it_where_the_host_did_not(host: str) -> None:
    assert origin_of(request(host.encode(), "https")) == f"https://{host}"


@pytest.mark.parametrize("host", [b"", b"a/b", b"a b", b"a\r\nx: y", b"<x>", b"a@b", b"\xff"])
def test_a_host_that_cannot_be_is_refused(host: bytes) -> None:
    with pytest.raises(UsageError):
        origin_of(request(host))


@pytest.mark.parametrize("url", ["example.org", "ftp://x", "https://", "https://a/b", "https://a "])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        checked(url)


def test_what_the_host_said_stands_before_all_addresses(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "https://careers.example.org")
    text = site.get("/career/bookkeeper?in=MD").text
    canonical = "https://careers.example.org/career/bookkeeper?in=MD"
    assert f'<link rel="canonical" href="{canonical}">' in text
    assert f'<meta property="og:url" content="{canonical}">' in text
    assert "https://careers.example.org/sitemap" in site.get("/sitemap.xml").text
