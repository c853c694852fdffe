"""Every word of a page goes through the catalogue, but for names that come from data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.words.catalogue import extracted
from tests.words.pseudo import Pseudo, messages_of, unsaid, words_of_drawings, words_of_page

import metier
from metier.atlas import Atlas, Comparison
from metier.check.names import COMPANY_WORDS, SECTORS
from metier.compare.naming import short_name
from metier.document.naming import heads, tags
from metier.model.claim import Pasted
from metier.model.states import STATES
from metier.readers import published
from metier.render.html import to_html
from metier.web.checking import checked
from metier.web.site import Site
from metier.words import language, mid_sentence, plural, sentence_case

UNTRANSLATED = {
    *("O*NET", "metier", "OEWS", "ACS", "CPS", "SOC", "US", "California and Texas"),
    *("English", "JSON", "CSV", "Markdown", "metier build specification.toml --output atlas"),
    *("metier serve --atlas atlas", "xyzzyq", "nowhere", "Atlantis", "confidence"),
}
"""Names of publications, forms, commands and parameters, and what is asked for below."""
PAGES = (
    *("/", "/careers", "/professions", "/jobs", "/companies", "/check", "/sources", "/methods"),
    *("/embed", "/nowhere", "/career/xyzzyq", "/compare/teller-vs-cashier?in=Atlantis"),
    "/compare/teller-vs-cashier?confidence=7",
)


@pytest.fixture(scope="module")
def atlas() -> Iterator[Atlas]:
    """The almanac, spoken of in brackets where Spanish is asked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(language.LOADED, "es", Pseudo(messages_of(extracted())))
        yield metier.open()


def names_of(atlas: Atlas) -> set[str]:
    """Names that every page may have."""
    names = {state.name for state in STATES} | {state.letters for state in STATES}
    for release in atlas.releases.values():
        names |= {release.citation, release.title, release.publisher, release.file, release.url}
        names |= {release.licence, release.address}
    names |= set(map(sentence_case, atlas._snapshot.industries().values()))
    names |= {place.name for place in atlas._snapshot.places()}
    catalogue = atlas.catalogue()
    titles = [entry.occupation.title for entry in catalogue.entries]
    names |= {*titles, *map(mid_sentence, titles), *map(short_name, titles)}
    for field in catalogue.fields:
        names |= {field.group.title, field.group.title.removesuffix(" occupations")}
    return names | UNTRANSLATED | {atlas.id}


def names_in(made: Comparison) -> set[str]:
    """Names of what a comparison is of, and of what its figures name."""
    names = {*tags(made.careers), *heads(made)}
    for career in made.careers:
        names |= {career.title, career.occupation_title, career.short_name}
        names |= {found.occupation_title for found in career.coding.candidates}
    names |= {row.label for row in made.industries}
    for answer in (answer for row in made.rows for answer in row.answers):
        names |= {item.name for item in answer.items}
        names |= {answer.inherited_title, answer.place, answer.estimate.category or ""}
        if answer.fact is not None and answer.fact.cell is not None:
            names |= {answer.fact.cell.sheet or "", answer.fact.cell.column or ""}
    names |= {short_name(name) for name in names if name}
    return names | {shape(name) for name in names for shape in (mid_sentence, sentence_case)}


@pytest.mark.parametrize(
    ("titles", "place"),
    [
        (("loan servicing specialist", "collections specialist"), None),
        (("registered nurse", "medical assistant", "bank teller"), "MD"),
        (("loan officer",), None),
        (("infantry", "dishwasher"), "Chicago"),
    ],
)
def test_every_word_of_a_comparison_is_said(
    atlas: Atlas, titles: tuple[str, ...], place: str | None
) -> None:
    made = atlas.compare(*titles, place=place, language="es")
    names = names_of(atlas) | names_in(made)
    assert not unsaid(words_of_page(made.to_html()), names)
    assert not unsaid(made.to_text(2000).splitlines(), names)


def test_every_word_in_a_drawing_is_said(atlas: Atlas) -> None:
    made = atlas.compare("loan servicing specialist", "collections specialist", language="es")
    names = names_of(atlas) | names_in(made)
    drawn = words_of_drawings(made.to_html())
    whole = [text for text in drawn if not text.endswith("…")]
    assert len(whole) > 300
    assert not unsaid(whole, names)
    # a name that is too long is cut where it stands
    for cut in set(drawn) - set(whole):
        assert any(name.startswith(cut.removesuffix("…").rstrip()) for name in names), cut


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_a_page_of_the_site_is_said(atlas: Atlas, path: str) -> None:
    site = TestClient(Site(), base_url="http://localhost")
    text = site.get(f"{path}{'&' if '?' in path else '?'}lang=es").text
    examples = {"registered nurse", "medical assistant", "software developer", "data scientist"}
    examples |= {"loan servicing specialist", "loan officer", "collections specialist"}
    examples |= set(map(sentence_case, examples))
    parameter = {"in"}
    assert unsaid(words_of_page(text), names_of(atlas) | examples) <= parameter


@pytest.mark.parametrize("at", range(2))
def test_every_word_of_what_is_found_on_a_published_page_is_said(
    atlas: Atlas, data: Path, at: int
) -> None:
    text = sorted((data / "published").glob("*.txt"))[at].read_text("utf-8")
    with language.speaking("es"):
        html = to_html(checked(atlas, text))
    names = names_of(atlas) | set(map(str.strip, text.split("\n"))) | {"Unknown", "LGBT", "higher"}
    names |= {*SECTORS, *COMPANY_WORDS}
    names |= {
        item.name for row in atlas.audit(Pasted(text)).rows for a in row.answers for item in a.items
    }
    for fact in published.read(Pasted(text)).facts:
        title, group = fact.title or "", fact.slice.group or ""
        names |= {title, mid_sentence(title), plural(mid_sentence(title)), group}
        names |= {fact.estimate.category or "", *(fact.estimate.category or "").split()}
    assert not unsaid(words_of_page(html), names)
