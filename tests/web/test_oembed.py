"""oEmbed 1.0: what another site shows of a comparison, and when it is told nothing."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from metier.web.oembed import WIDTH, frame, height_of

PAIR = "http://testserver/compare/loan-officer-vs-teller"


def asked(url: str, more: str = "") -> str:
    return f"/oembed?url={quote(url, safe='')}{more}"


def test_a_comparison_is_told_as_the_specification_has_it(site: TestClient) -> None:
    answer = site.get(asked(f"{PAIR}?in=MD"))
    assert answer.headers["content-type"] == "application/json"
    said = answer.json()
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert said["provider_url"] == "http://testserver/"
    assert "officer" in said["title"].lower()
    assert "teller" in said["title"].lower()
    source = re.search(r'src="([^"]+)"', said["html"])
    assert source
    shown = site.get(unescape(source[1]))
    assert source[1] == "http://testserver/embed/loan-officer-vs-teller?in=MD"
    assert shown.headers["content-security-policy"].endswith("frame-ancestors *")


def test_the_same_is_told_in_xml(site: TestClient) -> None:
    answer = site.get(asked(PAIR, "&format=xml"))
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    told = {part.tag: part.text for part in ElementTree.fromstring(answer.text)}
    expected = {name: str(value) for name, value in site.get(asked(PAIR)).json().items()}
    assert told == expected


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ("", (WIDTH, height_of(PAIR))),
        ("&maxwidth=300&maxheight=200", (300, 200)),
        ("&maxwidth=3000&maxheight=3000", (WIDTH, height_of(PAIR))),
        ("&maxwidth=320", (320, height_of(PAIR, 320))),
        ("&maxwidth=0", (0, height_of(PAIR, 0))),
    ],
)
def test_the_frame_is_no_larger_than_is_asked_for(
    site: TestClient, more: str, size: tuple[int, int]
) -> None:
    said = site.get(asked(PAIR, more)).json()
    assert (said["width"], said["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in said["html"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/oembed", 404),
        (asked("http://elsewhere.example/compare/loan-officer-vs-teller"), 404),
        (asked("http://testserver/careers"), 404),
        (asked("http://testserver/compare/loan-officer"), 404),
        (asked("http://testserver/compare/loan-officer-vs-zzqx-qqq"), 404),
        (asked("http://[/compare/a-vs-b"), 404),
        (asked("javascript:alert(1)"), 404),
        (asked("http://testserver/compare/a-vs-b/../../x"), 404),
        (asked(PAIR, "&format=yaml"), 501),
        (asked(PAIR, "&maxwidth=wide"), 422),
        (asked(PAIR, "&maxwidth=-1"), 422),
        (asked(f"{PAIR}?in=Atlantis"), 404),
        (asked(f"{PAIR}?confidence=7"), 422),
    ],
)
def test_what_is_no_comparison_here_is_not_told_of(
    site: TestClient, path: str, status: int
) -> None:
    assert site.get(path).status_code == status


def test_the_page_of_a_comparison_says_where_it_is_told_of(site: TestClient) -> None:
    text = site.get("/compare/loan-officer-vs-teller?in=MD").text
    for form in ("json", "xml"):
        found = re.search(rf'type="(?:application|text)/{form}\+oembed"[^>]* href="([^"]+)"', text)
        assert found
        assert site.get(unescape(found[1])).status_code == 200
    assert "+oembed" not in site.get("/careers").text


def test_no_title_ends_the_markup() -> None:
    markup = frame('https://x/"><script>', '"><script>alert(1)</script>')
    assert "<script" not in markup
    assert markup.count(">") == 2
