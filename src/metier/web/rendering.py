"""A document in the form that an address asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

import metier
from metier.document.nodes import Document
from metier.document.order import SECTIONS
from metier.model.comparison import Comparison
from metier.model.measure import MEASURES
from metier.model.states import STATES
from metier.render.csv import to_csv
from metier.render.english import with_english
from metier.render.html import context, environment
from metier.render.json import to_json
from metier.render.markdown import to_markdown
from metier.render.prov import to_prov
from metier.render.text import to_text
from metier.web.asked import PER_PAGE, PROV, Asked, address
from metier.web.assets import assets
from metier.web.comparing import BETWEEN
from metier.web.editions import Edition
from metier.web.languages import at, tongues
from metier.web.linked import linked
from metier.web.oembed import discovery
from metier.web.origin import configured
from metier.web.page import SNAPSHOT, Page
from metier.words import later, say, sentence_case, translated
from metier.words.language import language

MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    PROV: "application/json",
}
"""The media type of each form."""

_WRITERS: Mapping[str, Callable[[Document], str]] = {
    "json": to_json,
    "md": to_markdown,
    "csv": to_csv,
    "txt": to_text,
    PROV: lambda document: to_prov(document, metier.__version__),
}
_NAMES = {"json": "JSON", "csv": "CSV", "md": "Markdown", "txt": later("Text"), PROV: "PROV"}


def rendered(
    document: Document,
    page: Page,
    asked: Asked,
    form: str,
    path: str,
    edition: Edition | None = None,
) -> str:
    """The document in a form.

    Args:
        path: of the page's address, for what its links and fields begin with.
        edition: that the document was made from; None of a page that has no address to come
            back by.
    """
    if form in _WRITERS:
        return _WRITERS[form](document)
    said = {
        "path": path,
        "asked": asked,
        "forms": {_NAMES[f]: address(path, Asked("", asked.values), f) for f in page.forms},
        "canonical": address(path, Asked("", _unpinned(asked.values))),
        "careers": _careers(document, path),
        "pages": _pages(document, path, asked),
        "pin": None if edition is None else _pin(edition, path, asked),
        "tongues": tongues(path, asked),
    }
    return _laid_out(page.template, document, said)


def failed(document: Document, form: str) -> str:
    """An error's page in a form; where there is no table to write, as text, no figure, as JSON."""
    if form != "html":
        return _WRITERS[{"csv": "txt", PROV: "json"}.get(form, form)](document)
    nothing: dict[str, Any] = {
        "canonical": "",
        "forms": {},
        "careers": (),
        "pages": (),
        "pin": None,
        "tongues": (),
    }
    said = {"path": "", "asked": Asked("", {}), **nothing}
    return _laid_out("site.html", document, said)


@dataclass(frozen=True, slots=True)
class Pin:
    """The snapshot of a page, and its addresses.

    Attributes:
        here: the address pinned to the snapshot, which a page may be cited by.
        today: the address that is answered from the newest snapshot.
        former: whether the page is not from the newest one.
    """

    snapshot: str
    here: str
    today: str
    former: bool


def _pin(edition: Edition, path: str, asked: Asked) -> Pin:
    others = {name: each for name, each in asked.values.items() if name != SNAPSHOT.name}
    pinned = {**others, SNAPSHOT.name: (edition.atlas.id,)}
    here, today = (address(path, Asked("", values)) for values in (pinned, others))
    return Pin(edition.atlas.id, here, today, edition.former)


def _unpinned(values: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The values of an address that is answered from the newest snapshot."""
    return {name: each for name, each in values.items() if name != SNAPSHOT.name}


def _laid_out(template: str, document: Document, said: Mapping[str, Any]) -> str:
    words = {"sections": _sections()}
    known = context(document, linked=True)
    page = _environment().get_template(template).render(**known, **words, **said)
    return with_english(page, document)


def _sections() -> list[tuple[str, str]]:
    return [(name, sentence_case(translated(one))) for name, one in SECTIONS.items()]


def _ticks(wanted: Sequence[str]) -> Markup:
    """A box to tick for each measure of careers, those that are wanted ticked."""
    return _ticked(tuple(wanted), language())


@lru_cache(maxsize=64)
def _ticked(wanted: tuple[str, ...], language: str) -> Markup:
    careers = [one for one in MEASURES.values() if not one.id.startswith("company.")]
    return Markup("\n").join(
        _TICK.format(one.id, Markup(" checked" * (one.id in wanted)), translated(one.label))
        for one in careers
    )


_OPTION = Markup('<option value="{}">')
_TICK = Markup('<label class="tick"><input type="checkbox" name="only" value="{}"{}> {}</label>')


def _careers(document: Document, path: str) -> tuple[tuple[str, str], ...]:
    """The title of each career on a page of titles, with the address of its own page."""
    if not isinstance(document.subject, Comparison):
        return ()
    slugs = path.rpartition("/")[2].split(BETWEEN)
    titles = [career.title for career in document.subject.careers]
    return tuple((title, f"/career/{slug}") for title, slug in zip(titles, slugs, strict=True))


def _pages(document: Document, path: str, asked: Asked) -> tuple[tuple[str, str], ...]:
    """Where a list of postings goes on, and where it was before."""
    if document.kind != "jobs" or isinstance(document.subject, Comparison):
        return ()
    count, limit = document.subject.get("count"), asked.whole("limit", PER_PAGE)
    offset = asked.whole("offset", 0)
    starts = {later("Previous"): offset - limit, later("Next"): offset + limit}
    last = count if isinstance(count, int) and limit else 0
    return tuple(
        (say(name), address(path, Asked("", _from(asked.values, start))))
        for name, start in starts.items()
        if -limit < start < last and (name == "Next" or offset)
    )


def _from(values: Mapping[str, tuple[str, ...]], start: int) -> Mapping[str, tuple[str, ...]]:
    """The values of a list that begins at another posting."""
    others = {name: each for name, each in values.items() if name != "offset"}
    return {**others, "offset": (str(start),)} if start > 0 else others


@cache
def _environment() -> Environment:
    made = environment("web/templates")
    made.globals["assets"] = {name: asset.address for name, asset in assets().items()}
    made.globals["places"] = Markup("").join(map(_OPTION.format, (one.name for one in STATES)))
    made.globals["ticks"] = _ticks
    made.globals |= {"say": say, "at": at, "language": language}
    made.globals.update(origin=configured, discovery=discovery, schema_org=linked)
    made.globals["version"] = metier.__version__
    return made
