"""The map names pages that are there, within the protocol's bounds."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from metier.atlas import Atlas
from metier.web.sitemap import MOST, PAIRS, pairs

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(site: TestClient, path: str) -> list[str]:
    answer = site.get(path)
    assert answer.headers["content-type"].startswith("application/xml")
    return [one.text or "" for one in ElementTree.fromstring(answer.text).iter(f"{SPACE}loc")]


def test_the_map_leads_over_its_parts_to_every_career(site: TestClient, almanac: Atlas) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in site.get("/robots.txt").text
    parts = locations(site, "/sitemap.xml")
    named = [url for part in parts for url in locations(site, urlsplit(part).path)]
    assert all(len(locations(site, urlsplit(part).path)) <= MOST for part in parts)
    assert len(named) == len(set(named)) > PAIRS
    careers = {f"http://testserver/career/{e.slug}" for e in almanac.catalogue().entries}
    assert careers <= set(named)


def test_the_pages_it_names_are_there_at_that_address(site: TestClient) -> None:
    careers = locations(site, "/sitemap-careers.xml")
    compared = locations(site, "/sitemap-pairs.xml")
    for url in (*careers[:12], *careers[400:402], *compared[:2], compared[-1]):
        assert site.get(url).status_code == 200, url


def test_pairs_are_of_one_field_those_of_most_people_first(almanac: Atlas) -> None:
    found = pairs(almanac.catalogue(), 50)
    for a, b in found:
        assert a.occupation.code.value[:2] == b.occupation.code.value[:2]
    least = [min(a.jobs or 0, b.jobs or 0) for a, b in found]
    assert least == sorted(least, reverse=True)


@pytest.mark.parametrize("host", ["evil.example/x", 'a"b', "a b", "", "[::1", "a:b"])
def test_a_host_that_cannot_be_is_in_no_answer(site: TestClient, host: str) -> None:
    for path in ("/sitemap.xml", "/robots.txt", "/embed", "/oembed?url=/compare/nurse-vs-cook"):
        assert site.get(path, headers={"host": host}).status_code in (400, 422)
