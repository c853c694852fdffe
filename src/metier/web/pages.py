"""All pages of the site, in the order of their addresses' description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from metier.atlas import Atlas
from metier.document.companies import companies_document, company_address
from metier.document.company import company_document
from metier.document.directory import address as entry_address
from metier.document.directory import careers_document, professions_document
from metier.document.failure import absence_document
from metier.document.holdings import sources_document
from metier.document.jobs import jobs_document
from metier.document.methods import methods_document
from metier.document.named import names_document
from metier.document.nodes import Document, Paragraph, Span
from metier.document.posting import Beside, posting_document
from metier.document.spans import slot, spread
from metier.errors import NotFoundError
from metier.model.companies import Part
from metier.model.employers import employer_slug
from metier.model.postings import Bucket
from metier.web import checking, comparing, explaining
from metier.web.asked import PER_PAGE, Asked, Parameter, address
from metier.web.comparing import CONFIDENCE, PLACE
from metier.web.page import Page
from metier.words import join, mid_sentence, say, sentence_case

_CAREER = Parameter("career", "A job title, whose occupation it is about.")
_LIMIT = Parameter("limit", "How many to give.", str(PER_PAGE), kind="integer")
_JOBS = (
    Parameter("q", "Words, and phrases in double quotes."),
    _CAREER,
    PLACE,
    Parameter("company", "Words of the employer's name."),
    Parameter("min_pay", "Dollars a year that the pay stated reaches.", kind="number"),
    Parameter("remote", "`yes` for work that can be done from anywhere."),
    Parameter("since", "Posted on that day or later, as 2025-11-01."),
    Parameter("sort", "`relevance`, `pay` or `date`.", "relevance"),
    _LIMIT,
    Parameter("offset", "How many to leave out before them.", "0", kind="integer"),
)
_EXAMPLES = (
    ("Loan servicing specialist", "Collections specialist"),
    ("Registered nurse", "Medical assistant"),
    ("Software developer", "Data scientist"),
)


def home(atlas: Atlas, _: Asked) -> Document:
    """Where a visit begins: comparisons to look at, under the form."""
    links = {
        titles[0]: [
            Span(
                join([titles[0], f"{titles[1][:1].lower()}{titles[1][1:]}"]),
                href=comparing.address_of(atlas, titles, None),
            )
        ]
        for titles in _EXAMPLES
    }
    text = say("For example: {comparisons}.", comparisons="; ".join(map(slot, links)))
    title = say("Careers side by side")
    summary = say("Two to five job titles compared on official figures, each with its margin.")
    postings = sum(n for table, n in atlas.sizes.items() if table.startswith("postings."))
    data = {"schema": "metier/home/1", "snapshot": atlas.id, "postings": postings}
    data["examples"] = [title for titles in _EXAMPLES for title in titles]
    return Document("home", title, summary, (Paragraph(spread(text, links)),), data)


def careers(atlas: Atlas, asked: Asked) -> Document:
    """Occupations by field."""
    return careers_document(atlas.catalogue(), asked.text("sort") or "name")


def professions(atlas: Atlas, _: Asked) -> Document:
    """Occupations from A to Z."""
    return professions_document(atlas.catalogue())


def jobs(atlas: Atlas, asked: Asked) -> Document:
    """Postings found; without records, how to add them."""
    try:
        found = atlas.jobs(
            asked.text("q") or "",
            career=asked.text("career"),
            place=asked.text("in"),
            company=asked.text("company"),
            min_pay=asked.number("min_pay", 0.0) or None,
            remote=asked.text("remote") is not None,
            since=asked.text("since"),
            sort=asked.text("sort") or "relevance",
            limit=asked.whole("limit", PER_PAGE),
            offset=asked.whole("offset", 0),
            facets=True,
        )
    except NotFoundError as error:
        return _absent(error, "postings", "jobs", say("Jobs"))
    return jobs_document(found, lambda column, bucket: _narrowed(asked, column, bucket))


_COLUMNS = {
    "state": "in", "metro": "in", "company": "company", "occupation": "career", "remote": "remote",
}  # fmt: skip
"""The parameter that narrows postings down to a value of a column.

None narrows to a level; a band of pay counts fewer than the pay from its lower end on.
"""


def _narrowed(asked: Asked, column: str, bucket: Bucket) -> str:
    """The address of the postings that have a value besides what was asked for."""
    name = _COLUMNS.get(column)
    if name is None:
        return ""
    value = bucket.name if column == "occupation" else bucket.value
    values = {**asked.values, name: (value,)}
    order = [parameter.name for parameter in _JOBS if parameter.name != "offset"]
    return address("/jobs", Asked("", {n: values[n] for n in order if n in values}))


def posting(atlas: Atlas, asked: Asked) -> Document:
    """One posting."""
    number = asked.name
    if not (number.isascii() and number.isdigit() and len(number) < 20 and int(number) < 2**63):
        raise NotFoundError("posting", "its number", repr(number[:40]), "see /jobs")
    found: Mapping[str, Any] = atlas.posting(int(number))
    code, pages = found["occupation"], []
    entries = (entry for entry in atlas.catalogue().entries if entry.occupation.code.value == code)
    entry = next(entries, None)
    if found["company"]:
        pages.append((found["company"], company_address(found["company"])))
    if entry:
        name = entry.occupation.title
        pages.append((name, entry_address(entry)))
        alike = {"career": (name,)} | ({"in": (found["state"],)} if found["state"] else {})
        pages.append((say("postings like it"), address("/jobs", Asked("", alike))))
    release = atlas.releases.get(found["source"])
    beside = Beside(
        mid_sentence(entry.occupation.title) if entry else "",
        atlas.standing(found) if found["pay_low"] or found["pay_high"] else "",
        release.file if release else "",
        tuple(pages),
    )
    return posting_document(found, atlas.id, beside)


def companies(atlas: Atlas, asked: Asked) -> Document:
    """Companies ranked, or those a text may name; without records, how to add them."""
    text = asked.text("q")
    try:
        if text:
            return names_document(atlas.companies_named(text, asked.whole("limit", PER_PAGE)))
        found = atlas.companies(
            asked.text("by"),
            career=asked.text("career"),
            place=asked.text("in"),
            confidence=asked.number("confidence", 0.9),
            limit=asked.whole("limit", PER_PAGE),
        )
    except NotFoundError as error:
        return _absent(error, "companies", "companies", say("Companies"))
    return companies_document(found)


def company(atlas: Atlas, asked: Asked) -> Document:
    """All that is known of one company."""
    name = asked.name.replace("-", " ")
    try:
        found = atlas.company(name, confidence=asked.number("confidence", 0.9))
    except NotFoundError as error:
        return _absent(error, "companies", "company", sentence_case(name))

    def career(part: Part) -> str:
        named = part.occupation
        return comparing.address_of(atlas, [named.title], None) if named else ""

    def state(part: Part) -> str:
        values = {"in": (part.state,), "company": (found.words,)}
        return address("/jobs", Asked("", values)) if found.words else ""

    return company_document(found, career, state)


def company_slug(_: Atlas, name: str) -> str:
    """The address of a company: what its spellings share."""
    return employer_slug(name) or name


def sources(atlas: Atlas, _: Asked) -> Document:
    """The publications behind the figures."""
    return sources_document(atlas.id, atlas.releases, atlas.sizes)


def methods(atlas: Atlas, _: Asked) -> Document:
    """How the figures are made, with examples where the snapshot has the first comparison."""
    try:
        shown = atlas.compare(*_EXAMPLES[0])
    except NotFoundError:
        shown = None
    return methods_document(atlas.id, shown)


def suggest(atlas: Atlas, asked: Asked) -> Document:
    """Titles that a text may be the beginning of."""
    text = asked.text("q") or ""
    found = [
        {
            "title": one.title,
            "address": comparing.address_of(atlas, [one.title], None),
            "occupation": one.code.value,
            "occupation_title": one.occupation_title,
        }
        for one in atlas.suggest(text)
    ]
    data = {"schema": "metier/suggestions/1", "snapshot": atlas.id, "q": text, "titles": found}
    return Document("suggestions", "Suggestions", "", (), data)


def _absent(error: NotFoundError, records: str, kind: str, title: str) -> Document:
    """The page of records that the snapshot does not have; another error is raised again."""
    if error.place != records:
        raise error
    return absence_document(error, kind, title)


PAGES = (
    Page("/", "Where a visit begins.", home, template="home.html", forms=()),
    *comparing.PAGES,
    explaining.PAGE,
    Page(
        "/careers",
        "Occupations by field.",
        careers,
        (Parameter("sort", "`name`, `jobs` or `pay`, within a field.", "name"),),
        template="careers.html",
    ),
    Page("/professions", "Occupations from A to Z.", professions, template="careers.html"),
    Page(
        "/jobs",
        "Postings, each with where its pay lies among those who work in the occupation.",
        jobs,
        _JOBS,
        template="jobs.html",
    ),
    Page("/jobs/{name}", "One posting by its number.", posting, example="1"),
    Page(
        "/companies",
        "Companies ranked, each with the ranks it may have.",
        companies,
        (
            Parameter("q", "A name, or the beginnings of its words; nothing is ranked then."),
            Parameter("by", "`pay`, `rating` or `openings`; the first there is if left out."),
            _CAREER,
            PLACE,
            CONFIDENCE,
            _LIMIT,
        ),
        template="companies.html",
    ),
    Page(
        "/companies/{name}",
        "One company: its pay, rating and openings with their evidence.",
        company,
        (CONFIDENCE,),
        company_slug,
        example="first-bank",
    ),
    checking.PAGE,
    Page("/sources", "The publications behind the figures.", sources),
    Page("/methods", "How the figures are made.", methods),
    Page(
        "/suggest",
        "Titles that a text may be the beginning of.",
        suggest,
        (Parameter("q", "The text."),),
        forms=(),
        form="json",
    ),
)
"""Every page that is made from a snapshot."""
