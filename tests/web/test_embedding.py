"""The markup that the page hands out shows the comparison it is of."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient


def test_the_markup_of_a_comparison_is_there_to_be_copied(site: TestClient) -> None:
    text = site.get("/embed?title=loan+officer&title=teller&in=MD").text
    area = re.search(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", text, re.DOTALL)
    assert area
    markup = unescape(area[1])
    assert 'src="http://testserver/embed/loan-officer-vs-teller?in=MD"' in markup
    assert site.get("/embed/loan-officer-vs-teller?in=MD").status_code == 200
    assert 'class="look" src="/embed/loan-officer-vs-teller?in=MD"' in text


def test_without_titles_there_is_the_form_alone(site: TestClient) -> None:
    text = site.get("/embed").text
    assert text.count('name="title"') == 2
    assert "<iframe" not in text


def test_the_titles_are_said_as_for_any_comparison(site: TestClient) -> None:
    assert site.get("/embed?title=teller").status_code == 422
    assert site.get("/embed?title=teller&title=zzqx+qqq").status_code == 404
    shown = site.get("/embed?title=loan+officer+vs+teller").text
    assert "/embed/loan-officer-vs-teller" in shown
    assert site.get("/embed").headers["cache-control"] == "no-store"
