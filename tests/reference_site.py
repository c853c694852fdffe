"""What of the site stands in the reference: its addresses, and the schemas of its data forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.schema import Table

from metier.web.asked import Parameter
from metier.web.feeds import FEEDS
from metier.web.page import Page
from metier.web.pages import PAGES
from metier.web.site import HEALTH

SOURCE = Path(__file__).resolve().parents[1] / "src" / "metier"

PLAIN: Mapping[str, str] = {
    "/healthz": "whether the site answers, and from which snapshot, as JSON",
    "/openapi.json": "this list for programs (OpenAPI 3.1)",
    "/compare": "leads from the titles typed into the form to the address of their page (303)",
    "/check": "POST: a published comparison as the field `page` of a form or as plain text; what "
    "is wrong with it",
    "/check.json": "POST: the same as JSON",
    "/static/{name}": "styles and the mark, under names that change with their content",
    "/favicon.ico": "leads to the mark",
}
"""Addresses beside the tables of pages and of feeds."""


def routes_blocks(table: Table) -> Iterator[str]:
    """The blocks of the page: every address of the site with its parameters and forms."""
    pages = [
        (f"`{one.path}`", one.summary.rstrip("."), _forms(one), _named(one.parameters))
        for one in PAGES
    ]
    yield "## Pages\n\n" + table(("address", "is", "suffixes", "takes"), pages)
    feeds = [(f"`{f.path}`", f.summary.rstrip("."), _named(f.parameters)) for f in FEEDS]
    yield "## For other programs\n\n" + table(("address", "is", "takes"), feeds)
    plain = [(f"`{path}`", words) for path, words in PLAIN.items()]
    yield "## Others\n\n" + table(("address", "is"), plain)
    every = [p for one in PAGES for p in one.accepts] + [p for f in FEEDS for p in f.parameters]
    told = {
        (f"`{p.name}`", f"`{p.default}`" if p.default else "", p.summary.rstrip(".")) for p in every
    }
    yield "## Parameters\n\n" + table(("name", "if left out", "is"), sorted(told))


def _forms(one: Page) -> str:
    if one.form != "html":
        return f"none; it is {one.form.upper()}"
    return ", ".join(f"`.{form}`" for form in one.forms)


def _named(parameters: Iterable[Parameter]) -> str:
    return ", ".join(f"`{one.name}`" for one in parameters)


def routes_in_source() -> set[str]:
    """The addresses that the site answers beside its tables of pages and feeds."""
    source = (SOURCE / "web" / "site.py").read_text("utf-8")
    return set(re.findall(r'Route\("([^"]+)"', source)) | {HEALTH}


def schemas_in_source() -> set[str]:
    """The schemas of the documents that are made for readers."""
    folders = (SOURCE / name for name in ("document", "render", "web"))
    texts = (path.read_text("utf-8") for folder in folders for path in folder.rglob("*.py"))
    return {name for text in texts for name in re.findall(r'"(metier/[a-z-]+/\d+)"', text)}
