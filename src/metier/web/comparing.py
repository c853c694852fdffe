"""Pages of titles: a career, careers side by side, and the small one for other sites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from metier.atlas import Atlas
from metier.document.chart import Chart
from metier.document.nodes import (
    Document,
    Paragraph,
    Role,
    Span,
)
from metier.document.order import SECTIONS, Order, arranged
from metier.errors import UsageError
from metier.web.asked import Asked, Parameter, address
from metier.web.languages import LANGUAGE
from metier.web.page import Page
from metier.words.language import ENGLISH, language

PLACE = Parameter("in", "A state or a metro area.", "US")
CONFIDENCE = Parameter("confidence", "Of every margin.", "0.9", kind="number")
_AS = Parameter(
    "as",
    "A SOC code that settles a title's reading, for each title in order; `auto` leaves one.",
    "auto",
    repeated=True,
)
_WORDS = f"{', '.join(f'`{name}`' for name in SECTIONS)}, or the id of a measure"
_FIRST = Parameter(
    "first",
    f"What matters most, in its order: {_WORDS}. Nothing is scored.",
    repeated=True,
    listed=True,
    most=12,
)
_ONLY = Parameter("only", f"What to show alone: {_WORDS}.", repeated=True, listed=True, most=40)
TITLE = Parameter("title", "A job title, or several with `vs` between them.", repeated=True)
FINDINGS = 1
"""Findings of the small page, of each its first sentence: a frame is small."""
BETWEEN = "-vs-"
"""What parts the addresses of titles in the address of their comparison."""
_END = re.compile(r"(?<![A-Z])\.(?=\s|$)")
_VERSUS = re.compile(r"(?<!\s)\s+(?:vs|versus)\.?\s+", re.IGNORECASE)


def career(atlas: Atlas, asked: Asked) -> Document:
    """Everything known of one career."""
    return _compared(atlas, [atlas.title_of(asked.name)], asked)


def comparison(atlas: Atlas, asked: Asked) -> Document:
    """Two to five careers side by side."""
    titles = [atlas.title_of(part) for part in asked.name.split(BETWEEN)]
    if len(titles) < 2:
        raise UsageError("titles", "at least two", "one", f"one alone is: /career/{asked.name}")
    return _compared(atlas, titles, asked)


def embedded(atlas: Atlas, asked: Asked) -> Document:
    """What a comparison finds, small enough for a frame."""
    return excerpt(comparison(atlas, asked))


def excerpt(whole: Document) -> Document:
    """The first sentences of a comparison's reading and findings, and its first chart."""
    charts = [block for block in whole.blocks if isinstance(block, Chart)][:1]
    said = [block for block in whole.blocks if isinstance(block, Paragraph)]
    reading = [block for block in said if block.role is Role.READING][:1]
    findings = [block for block in said if block.role is Role.FINDING][:FINDINGS]
    told = map(_first_sentence, (*reading, *findings))
    return replace(whole, kind="excerpt", blocks=(*told, *charts))


def _first_sentence(paragraph: Paragraph) -> Paragraph:
    """The paragraph up to the end of its first sentence."""
    kept: list[Span] = []
    for at, span in enumerate(paragraph.spans):
        last = at + 1 == len(paragraph.spans)
        end = _END.search(span.text + ("" if last else "\N{WORD JOINER}"))
        kept.append(replace(span, text=span.text[: end.end()]) if end else span)
        if end:
            break
    return replace(paragraph, spans=tuple(kept))


def _compared(atlas: Atlas, titles: Sequence[str], asked: Asked) -> Document:
    order = Order(asked.values.get("first", ()), asked.values.get("only", ()))
    choices = [None if code == "auto" else code for code in asked.values.get("as", ())]
    made = atlas.compare(
        *titles,
        place=asked.text("in"),
        confidence=asked.number("confidence", 0.9),
        choices=choices,
    )
    return arranged(made, order).document()


def settled(atlas: Atlas, name: str) -> str:
    """The addresses of titles in the spelling of each."""
    return BETWEEN.join(atlas.slug_of(atlas.title_of(part)) for part in name.split(BETWEEN))


def asked_titles(texts: Sequence[str]) -> list[str]:
    """The titles in what was typed into the fields of a form.

    >>> asked_titles(["loan officer vs teller", "", "nurse"])
    ['loan officer', 'teller', 'nurse']
    """
    parts = (part.strip() for text in texts for part in _VERSUS.split(text))
    return [part for part in parts if part]


def address_of(atlas: Atlas, titles: Sequence[str], place: str | None) -> str:
    """The address of the page of titles: of one its career, of more their comparison."""
    values = {"in": (place,)} if place and place != PLACE.default else {}
    if language() != ENGLISH:
        values[LANGUAGE.name] = (language(),)
    name = BETWEEN.join(atlas.slug_of(title) for title in titles)
    path = "/compare/{name}" if len(titles) > 1 else "/career/{name}"
    return address(path, Asked(name, values))


def suggestions(atlas: Atlas, name: str) -> list[tuple[str, str]]:
    """Titles that the part of an address may have meant, where it cannot be read."""
    found: dict[str, str] = {}
    for part in name.split(BETWEEN):
        title = atlas.title_of(part)
        if atlas.code([title])[0].candidates:
            continue
        for text in (title, *title.split()[-1:]):
            for near in atlas.suggest(text, 4):
                slug = quote(atlas.slug_of(near.title), safe="")
                found.setdefault(near.title, f"/career/{slug}")
    return list(found.items())[:6]


PAGES = (
    Page(
        "/career/{name}",
        "Everything known of one career.",
        career,
        (PLACE, _AS, CONFIDENCE, _FIRST, _ONLY),
        settled,
        template="compared.html",
        example="loan-officer",
    ),
    Page(
        "/compare/{name}",
        "Two to five careers side by side: their addresses with -vs- between them.",
        comparison,
        (PLACE, _AS, CONFIDENCE, _FIRST, _ONLY),
        settled,
        template="compared.html",
        example="loan-servicing-specialist-vs-collections-specialist",
    ),
    Page(
        "/embed/{name}",
        "What a comparison finds, small enough for a frame on another site.",
        embedded,
        (PLACE, _AS, CONFIDENCE, _FIRST, _ONLY),
        settled,
        template="embed.html",
        forms=(),
        framed=True,
        example="loan-servicing-specialist-vs-collections-specialist",
    ),
)
