"""What a site has besides its pages."""

from __future__ import annotations

import json

from metier.atlas import Atlas
from metier.publish.making import Making
from metier.publish.parts import parts
from metier.publish.plan import plan_of


def made(few: Atlas, base: str = "") -> dict[str, str]:
    plan = plan_of(few, "all")
    return dict(parts(few, plan, Making(None, base, (), plan.compared)))


def test_titles_are_found_by_their_first_letters_with_a_page_that_there_is(few: Atlas) -> None:
    found = made(few)
    assert ["Bill collector", "bill-collector"] in json.loads(found["titles/bi.json"])
    assert json.loads(found["titles/col.json"]) == json.loads(found["titles/bil.json"])
    assert json.loads(found["titles/of/loan-clerk.json"]) == {
        "bill-collector": "compare/bill-collector-vs-loan-clerk.html"
    }


def test_a_map_needs_the_address_of_the_site(few: Atlas) -> None:
    without, found = made(few), made(few, "https://example.org/jobs/")
    assert without["robots.txt"] == "User-agent: *\nAllow: /\n"
    assert "sitemap.xml" not in without
    assert found["robots.txt"].endswith("Sitemap: https://example.org/jobs/sitemap.xml\n")
    assert "<loc>https://example.org/jobs/sitemap-1.xml</loc>" in found["sitemap.xml"]
    assert "<loc>https://example.org/jobs/career/loan-clerk.html</loc>" in found["sitemap-1.xml"]


def test_the_page_of_an_address_that_is_none_finds_the_site_from_any_depth(few: Atlas) -> None:
    assert 'href="/professions.html"' in made(few)["404.html"]
    based = made(few, "https://example.org/jobs/")["404.html"]
    assert 'href="https://example.org/jobs/professions.html"' in based
