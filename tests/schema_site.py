"""The keys of what the site alone answers as JSON, each with its meaning."""

from __future__ import annotations

from collections.abc import Mapping

from tests.document.test_named import BANK
from tests.document.test_posting import FULL

from metier.atlas import Atlas
from metier.document.directory import careers_document, professions_document
from metier.document.failure import failure_document
from metier.document.methods import methods_document
from metier.document.named import names_document
from metier.document.nodes import Document
from metier.document.posting import posting_document
from metier.errors import NotFoundError
from metier.model.companies import Names
from metier.web.asked import Asked
from metier.web.checking import form
from metier.web.pages import suggest

NO_DATA = {"metier/home/1", "metier/embedding/1"}
"""Of pages that have no data form: the form itself, and the markup for other sites."""

_OCCUPATION: Mapping[str, str] = {
    "occupation": "SOC 2018 code",
    "title": "official name",
    "address": "of its page on the site",
    "jobs": "null where none are published",
    "median_pay": "USD a year; the floor where top-coded; null where none is published",
    "median_pay_status": "as in cells",
}

_POSTING: Mapping[str, str] = {
    "posting": "its number in the snapshot",
    "source": "the address of its release",
    "row": "of the file",
    "id": "in the file",
    "title": "as posted",
    "canonical_title": "as it was understood",
    "occupation": "SOC 2018 code; null where the title was declined",
    "probability": "of that reading",
    "seniority": "the level the title states",
    "company": "as posted",
    "state": "two letters",
    "metro": "CBSA code",
    "place": "as posted",
    "posted": "ISO date",
    "expires": "ISO date",
    "pay_low": "USD a year",
    "pay_high": "USD a year",
    "pay_unit": "as stated",
    "industry": "as posted",
    "remote": "true, false, or null where nothing is said",
    "url": "of the posting",
    "skills": "names found in its text",
    "description": "as posted",
}

SITE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "careers": (
        "On the site: `/careers.json`",
        {
            "schema": "`metier/careers/1`",
            "snapshot": "id",
            "fields": "major groups of SOC 2018, in their order",
            "fields[].code": "of the group",
            "fields[].title": "official name",
            "fields[].occupations": "in order of code",
            **{f"fields[].occupations[].{key}": words for key, words in _OCCUPATION.items()},
        },
    ),
    "professions": (
        "On the site: `/professions.json`",
        {
            "schema": "`metier/professions/1`",
            "snapshot": "id",
            "occupations": "from A to Z",
            **{f"occupations[].{key}": words for key, words in _OCCUPATION.items()},
        },
    ),
    "posting": (
        "On the site: `/jobs/{number}.json`",
        {"schema": "`metier/posting/1`", "snapshot": "id", **_POSTING},
    ),
    "company names": (
        "On the site: `/companies.json?q=`",
        {
            "schema": "`metier/company-names/1`",
            "snapshot": "id",
            "q": "the text",
            "exact": "whether names have words that begin as it does; else they are spelled "
            "nearly so",
            "count": "all names found, whatever the limit",
            "companies": "those with the most records first",
            "companies[].name": "the spelling that most of its records have",
            "companies[].records": "that name it",
            "companies[].openings": "postings among them",
            "companies[].address": "of its page on the site",
        },
    ),
    "pasted": (
        "On the site: `/check.json`",
        {
            "schema": "`metier/check/1`",
            "snapshot": "id",
            "flags": "as of `metier check`; what is posted there has `subject` as well, and "
            "`careers` and `audited` as of `metier compare --with`",
        },
    ),
    "methods": (
        "On the site: `/methods.json`",
        {
            "schema": "`metier/methods/1`",
            "snapshot": "id",
            "sections": "in order",
            "sections[].title": "in words",
            "sections[].text": "in words",
            "sections[].examples": "from the first comparison, with its numbers",
            "careers": "of that comparison; empty where the snapshot has none",
            "careers[].canonical_title": "as the title was understood",
            "careers[].occupation_title": "official name",
        },
    ),
    "suggest": (
        "On the site: `/suggest`",
        {
            "schema": "`metier/suggestions/1`",
            "snapshot": "id",
            "q": "the text",
            "titles": "likeliest first",
            "titles[].title": "in sentence case",
            "titles[].address": "of its page on the site",
            "titles[].occupation": "SOC 2018 code",
            "titles[].occupation_title": "official name",
        },
    ),
    "error": (
        "On the site: an error, where the address asks for JSON",
        {
            "schema": "`metier/error/1`",
            "error": "see [Errors](errors.md)",
            "error.place": "where something else was expected",
            "error.expected": "in words",
            "error.found": "in words",
            "error.hint": "null if there is none",
            "instead": "pages that may have been meant",
            "instead[].title": "of the page",
            "instead[].address": "of the page",
        },
    ),
}
"""By what prints it: the heading, and its keys."""


def site_documents(atlas: Atlas) -> Mapping[str, list[Document]]:
    """A document of each kind with everything in it."""
    error = NotFoundError("title", "a job title", "'x'", "try another")
    return {
        "careers": [careers_document(atlas.catalogue(), "name")],
        "professions": [professions_document(atlas.catalogue())],
        "posting": [posting_document(FULL, atlas.id)],
        "company names": [names_document(Names(atlas.id, "a", True, 1, (BANK,)))],
        "pasted": [form(atlas, Asked("", {}))],
        "methods": [methods_document(atlas.id, atlas.compare("registered nurse", "teller"))],
        "suggest": [suggest(atlas, Asked("", {"q": ("loan",)}))],
        "error": [failure_document(error, "Not found", [("Teller", "/career/teller")])],
    }
