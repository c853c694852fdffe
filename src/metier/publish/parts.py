"""What a published site has besides its pages: files for the search box, for machines, for 404."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase, digits
from typing import Any

from metier.atlas import Atlas
from metier.document.nodes import Document, Paragraph, Span
from metier.publish.layout import laid_out
from metier.publish.making import Making
from metier.publish.plan import Plan
from metier.publish.site import file_of, relinked
from metier.web.assets import assets
from metier.web.comparing import BETWEEN
from metier.words.language import say, speaking

MANY = 400
"""Titles in one file."""
PER_MAP = 50_000
"""Addresses in one site map, as sitemaps.org has it."""


def parts(atlas: Atlas, plan: Plan, making: Making) -> Iterator[tuple[str, str]]:
    """The name and the content of each file."""
    for asset in assets().values():
        yield asset.address[1:], asset.content.decode()
    yield "404.html", _missing(making)
    yield from _titles(atlas, plan)
    for slug, names in plan.compared.items():
        yield f"titles/of/{slug}.json", _json(_others(slug, names))
    yield from _for_machines(plan, making)


def _titles(atlas: Atlas, plan: Plan) -> Iterator[tuple[str, str]]:
    """Titles by the first letters of any of their words, likeliest first."""
    official = {entry.occupation.code: entry.slug for entry in atlas.catalogue().entries}
    letters = ascii_lowercase + digits
    for first in letters:
        for second in letters:
            start = first + second
            if not atlas.suggest(start, 1):
                continue
            for third in ("", *letters):
                found = [
                    (one.title, slug if slug in plan.compared else official.get(one.code, ""))
                    for one in atlas.suggest(start + third, MANY if third else 8)
                    for slug in (atlas.slug_of(one.title),)
                ]
                kept = [(title, slug) for title, slug in found if slug in plan.careers]
                if kept:
                    yield f"titles/{start}{third}.json", _json(kept)


def _others(slug: str, names: Sequence[str]) -> Mapping[str, str]:
    """The file of the comparison of two, by the name of the other one."""
    pairs = ((name, name.split(BETWEEN)) for name in names)
    return {
        other: file_of(f"/compare/{name}")
        for name, slugs in pairs
        if len(slugs) == 2
        for other in slugs
        if other != slug
    }


def _missing(making: Making) -> str:
    """The page of an address that is none; it may be shown at any depth."""
    up = making.base or "/"
    with speaking(making.language):
        way = Span(say("Professions from A to Z"), href="/professions")
        none = say("There is no such page.")
        text = Paragraph((Span(f"{none} "), way))
        document = Document("error", say("Not found"), none, (text,), {})
        said = {"address": "", "canonical": "", "compared": (), "up": up, "top": up, "tongues": ()}
        return relinked(laid_out("published.html", document, said), up, making.published)


def _for_machines(plan: Plan, making: Making) -> Iterator[tuple[str, str]]:
    """`robots.txt`, and the site map where the site's address is known, which a map has to have."""
    lines = ["User-agent: *", "Allow: /"]
    if making.base:
        lines.append(f"Sitemap: {making.base}sitemap.xml")
        pages = [
            f"{making.base}{names[0]}"
            for each in making.in_each()
            for names in each.files(plan).values()
        ]
        lots = [pages[at : at + PER_MAP] for at in range(0, len(pages), PER_MAP)]
        maps = [_map("urlset", "url", lot) for lot in lots]
        names = [f"sitemap-{at}.xml" for at in range(1, len(maps) + 1)]
        yield from zip(names, maps, strict=True)
        yield "sitemap.xml", _map("sitemapindex", "sitemap", [making.base + n for n in names])
    yield "robots.txt", "\n".join(lines) + "\n"


def _map(root: str, item: str, addresses: Sequence[str]) -> str:
    entries = "".join(f"<{item}><loc>{address}</loc></{item}>\n" for address in addresses)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}">\n{entries}</{root}>\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
