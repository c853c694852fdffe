"""The map of the site for search engines, and what robots may ask for.

Source: sitemaps.org protocol 0.9; RFC 9309 (robots).
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest
from itertools import combinations
from xml.sax.saxutils import escape

from metier.atlas import Atlas
from metier.model.catalogue import Catalogue, Entry
from metier.web.asked import Asked
from metier.web.comparing import BETWEEN
from metier.web.feed import Feed, Reply

PAIRS = 5_000
"""Comparisons in the map."""
MOST = 50_000
"""Addresses of one part, by the protocol."""
_XML = "application/xml; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_STANDING = (
    "/", "/careers", "/professions", "/jobs", "/companies", "/check", "/embed", "/sources",
    "/methods",
)  # fmt: skip
_PARTS = ("/sitemap-careers.xml", "/sitemap-pairs.xml")
_NOT_FOR_ROBOTS = ("/suggest", "/oembed", "/*?*as=", "/*?*snapshot=", "/*?*offset=")


def pairs(catalogue: Catalogue, most: int = PAIRS) -> list[tuple[Entry, Entry]]:
    """Occupations of one field side by side, those that most people hold first.

    A pair counts as much as the smaller of its two; an occupation whose jobs are not published
    is in none.
    """
    held = (
        sorted((e for e in field.entries if e.jobs), key=lambda e: (-(e.jobs or 0), e.slug))
        for field in catalogue.fields
    )
    each = (pair for entries in held for pair in combinations(entries, 2))
    return nlargest(most, each, key=lambda pair: (pair[1].jobs or 0, pair[0].jobs or 0))


def index(_: Atlas, origin: str, __: Asked) -> Reply:
    """The parts of the map."""
    inner = "".join(f"<sitemap><loc>{escape(origin + part)}</loc></sitemap>\n" for part in _PARTS)
    return _reply("sitemapindex", inner)


def careers(atlas: Atlas, origin: str, _: Asked) -> Reply:
    """The pages that always stand there, and the career of each occupation."""
    slugs = (f"/career/{entry.slug}" for entry in atlas.catalogue().entries)
    return _urls(origin, (*_STANDING, *slugs))


def compared(atlas: Atlas, origin: str, _: Asked) -> Reply:
    """The comparisons of `pairs`."""
    each = pairs(atlas.catalogue())
    return _urls(origin, (f"/compare/{a.slug}{BETWEEN}{b.slug}" for a, b in each))


def robots(_: Atlas, origin: str, __: Asked) -> Reply:
    """What is for readers and not for search engines; where the map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS)]
    return Reply("\n".join([*lines, f"Sitemap: {origin}/sitemap.xml", ""]), _TEXT)


def _urls(origin: str, paths: Iterable[str]) -> Reply:
    listed = list(paths)[:MOST]
    inner = "".join(f"<url><loc>{escape(origin + path)}</loc></url>\n" for path in listed)
    return _reply("urlset", inner)


def _reply(root: str, inner: str) -> Reply:
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return Reply(f'{head}\n<{root} xmlns="{_SPACE}">\n{inner}</{root}>\n', _XML)


FEEDS = (
    Feed("/sitemap.xml", "The parts of the map of the site.", index, (_XML,)),
    Feed(_PARTS[0], "The pages of the site and its careers.", careers, (_XML,)),
    Feed(_PARTS[1], "Comparisons that many may look for.", compared, (_XML,)),
    Feed("/robots.txt", "What is not for search engines.", robots, (_TEXT,)),
)
