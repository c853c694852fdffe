"""One page and its files, and what makes it another page."""

from __future__ import annotations

from dataclasses import replace

from metier.atlas import Atlas
from metier.publish.making import Making
from metier.publish.plan import plan_of

PLAIN = Making(None, "", (), {})


def test_a_page_of_a_career_leads_to_its_comparisons(few: Atlas) -> None:
    plan = plan_of(few, "all")
    making = replace(PLAIN, compared=plan.compared)
    ((name, html),) = making.page(few, "/career/loan-clerk")
    assert name == "career/loan-clerk.html"
    assert 'href="../compare/bill-collector-vs-loan-clerk.html">' in html
    assert "Beside another career" not in dict(PLAIN.page(few, "/career/loan-clerk"))[name]


def test_a_page_has_a_file_for_each_form_but_the_front_page(few: Atlas) -> None:
    making = replace(PLAIN, forms=("json", "md"))
    planned = making.files(plan_of(few, "all"))
    for address in ("/", "/careers", "/career/loan-clerk"):
        assert planned[address] == tuple(name for name, _ in making.page(few, address))
    assert planned["/"] == ("index.html",)
    assert planned["/careers"] == ("careers.html", "careers.json", "careers.md")


def test_a_page_knows_its_address_on_the_web(few: Atlas) -> None:
    making = replace(PLAIN, base="https://example.org/jobs/")
    html = dict(making.page(few, "/careers"))["careers.html"]
    assert '<link rel="canonical" href="https://example.org/jobs/careers.html">' in html


def test_the_mark_tells_a_snapshot_and_a_base_apart() -> None:
    marks = {PLAIN.mark("a"), PLAIN.mark("b"), replace(PLAIN, base="https://x/").mark("a")}
    assert len(marks) == 3
    assert PLAIN.mark("a") == replace(PLAIN, forms=("json",)).mark("a")


def test_a_comparison_has_a_small_page_that_leads_to_the_whole(few: Atlas) -> None:
    making = replace(PLAIN, forms=("embed",))
    planned = making.files(plan_of(few, "all"))
    pair = "bill-collector-vs-loan-clerk"
    assert planned[f"/compare/{pair}"] == (f"compare/{pair}.html", f"embed/{pair}.html")
    assert planned["/careers"] == ("careers.html",)
    small = dict(making.page(few, f"/compare/{pair}"))[f"embed/{pair}.html"]
    assert f'href="../compare/{pair}.html" target="_blank"' in small
    assert 'class="masthead"' not in small
    assert 'class="figures"' not in small
