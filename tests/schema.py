"""The keys of what `--format json` prints, each with its meaning."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from tests.fixtures.comparisons import clerks_and_collectors, of_three
from tests.fixtures.employers import atlas as with_companies
from tests.schema_companies import COMPANIES
from tests.schema_explained import EXPLAINED
from tests.schema_site import SITE, site_documents
from tests.schema_snapshots import SNAPSHOTS, snapshot_documents
from tests.schema_states import SERIES, with_series

import metier
from metier.document.companies import companies_document
from metier.document.company import company_document
from metier.document.comparison import comparison_document
from metier.document.explanation import explanation_document
from metier.document.flags import flags_document
from metier.document.holdings import holdings_document
from metier.document.jobs import jobs_document
from metier.document.reading import reading_document
from metier.model.comparison import Audited, Outcome
from metier.model.measure import measure
from metier.model.postings import Bucket, Found, Jobs, Posting, Wanted
from metier.render.json import to_json

Table = Callable[[Sequence[str], Iterable[Sequence[str]]], str]

CELL: Mapping[str, str] = {
    "display": "the cell in words, money to the dollar",
    "value": "the figure in the row's unit; the floor where top-coded; null if none",
    "category": "the answer of a measure that is a name; `value` is then its share or its pay",
    "standard_error": "in the unit of `value`; null if unknown, never 0 for unknown",
    "margin": "half the width of the interval at the comparison's confidence",
    "n": "people or establishments behind the figure, unweighted; null if unknown",
    "status": "`published`, `estimated`, `top-coded`, `withheld` or `absent`",
    "reason": "why there is no figure; null where there is one",
    "period": "starts with the year: `2025-05`, `2024`, `2024-34`",
    "place": "`US`, a state's two letters, or a metro area's CBSA code",
    "universe": "who is counted, in words",
    "industry": "a NAICS sector; null for all",
    "employer": "a name; null for all",
    "source": "the address of the release, as `metier info` lists it",
    "where": "file, sheet, column and record below the header; null for a computed figure",
    "citation": "of the publication",
    "inherited_from": "the code whose figure it is, if it is not the career's own",
    "inherited_title": "that code's name",
    "method": "`published`, or how value and error were computed",
    "formula": "of a computed figure, with the numbers put in",
    "flags": "marks, see [Statuses](statuses.md)",
    "note": "one sentence about this cell",
    "items": "entries of a list; for a best-paying place those it cannot be told from",
    "items[].name": "of the entry",
    "items[].value": "its figure; null in a list of names",
    "items[].standard_error": "of that figure",
    "items[].n": "behind it",
    "items[].note": "as `hot technology`",
}

COMPARISON: Mapping[str, str] = {
    "schema": "`metier/comparison/1`",
    "snapshot": "id of the snapshot it was read from",
    "language": "of labels and sentences, `en` or `es`",
    "confidence": "of every margin and verdict, as 0.9",
    "place": "the place asked for, as in cells",
    "place_name": "its name",
    "tested": "rows that were tested at once",
    "careers": "in the order asked",
    "careers[].title": "in sentence case",
    "careers[].asked": "as typed",
    "careers[].occupation": "SOC 2018 code of the occupation whose figures are shown",
    "careers[].occupation_title": "its official name",
    "careers[].short_name": "its name in sentences",
    "careers[].chosen": "whether `--as` settled the reading",
    "careers[].probability": "of this reading; null if the coder did not think of it",
    "careers[].reason": "for it",
    "careers[].note": "where the official lists are corrected: why",
    "careers[].alternatives": "other readings, likeliest first",
    "careers[].alternatives[].occupation": "SOC 2018 code",
    "careers[].alternatives[].occupation_title": "official name",
    "careers[].alternatives[].probability": "of that reading",
    "careers[].alternatives[].reason": "for it",
    "rows": "in the order of the [measures](measures.md); several for one measure where several "
    "sources or groups have it",
    "rows[].measure": "id",
    "rows[].section": "of the page",
    "rows[].label": "the measure's, with its group or universe",
    "rows[].unit": "of its values",
    "rows[].group": "level of a distribution; null otherwise",
    "rows[].primary": "false where another source of the measure stands first",
    "rows[].cells": "one for each career, in their order",
    **{f"rows[].cells[].{key}": words for key, words in CELL.items()},
    "rows[].gap": "first minus second (minus the mean of the rest, if more); null if none",
    "rows[].gap.value": "in the row's unit",
    "rows[].gap.margin": "null where it is not known",
    "rows[].verdict": "of the first against the second (against the rest, if more), see "
    "[Statuses](statuses.md); null where the row is not a quantity",
    "rows[].verdicts": "three and more careers: each against each",
    "rows[].why": "the reason for a verdict that is not a test's",
    "rows[].sentence": "the row in one sentence",
    "sentences": "the findings at the head of the page",
    "sentences[].text": "a sentence or two",
    "sentences[].rows": "measures it rests on",
    "flags": "what a reader should know",
    "flags[].rule": "id, see [Rules](rules.md)",
    "flags[].text": "in words",
    "flags[].rows": "measures it is about",
    "moves": "the ways from one career to another",
    "moves[].origin": "index of the career left",
    "moves[].goal": "index of the career entered",
    "moves[].related_rank": "of the goal among O*NET's related occupations; null if not among them",
    "moves[].steps": "in the order a person would take them",
    "moves[].steps[].label": "what the step is about",
    "moves[].steps[].text": "the step",
    **SERIES,
    "audited": "only with `--with FILE`: the page's figures, each once, in its order",
    "audited[].career": "index of the career",
    "audited[].measure": "id",
    "audited[].group": "level of a distribution; null otherwise",
    "audited[].published": "what the page says",
    "audited[].published.display": "in words",
    "audited[].published.value": "the number",
    "audited[].published.category": "the name",
    "audited[].published.source": "the page",
    "audited[].published.row": "line of the page",
    "audited[].official": "a cell, with the keys of `rows[].cells[]`; null if there is none",
    "audited[].outcome": "see [Statuses](statuses.md)",
    "audited[].why": "the arithmetic or the reason",
}

OTHERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "find": (
        "`metier find`",
        {
            "schema": "`metier/coding/1`",
            "snapshot": "id",
            "text": "as typed",
            "canonical_title": "as it was understood",
            "note": "where the official lists are corrected: why",
            "candidates": "likeliest first",
            "candidates[].occupation": "SOC 2018 code",
            "candidates[].occupation_title": "official name",
            "candidates[].probability": "of that reading",
            "candidates[].reason": "for it",
            "candidates[].detail": "the O*NET-SOC specialty; null if none",
        },
    ),
    **COMPANIES,
    **EXPLAINED,
    "jobs": (
        "`metier jobs`",
        {
            "schema": "`metier/jobs/1`",
            "snapshot": "id",
            "asked": "what was looked for, in words",
            "count": "all postings found, whatever the limit",
            "offset": "postings left out before the first",
            "sort": "`relevance`, `pay` or `date`",
            "misspelled": "words that no posting has, read with a slip or two",
            "period": "of the pay that postings are held against; null if there is none",
            "postings": "in the order asked for; what a posting does not say is null",
            "postings[].posting": "its number in the snapshot",
            "postings[].source": "the address of its release",
            "postings[].title": "as posted",
            "postings[].canonical_title": "as it was understood",
            "postings[].occupation": "SOC 2018 code; null where the title was declined",
            "postings[].probability": "of that reading",
            "postings[].seniority": "the level the title states",
            "postings[].company": "as posted",
            "postings[].state": "two letters",
            "postings[].metro": "CBSA code",
            "postings[].place": "as posted",
            "postings[].posted": "ISO date",
            "postings[].expires": "ISO date",
            "postings[].pay_low": "USD a year",
            "postings[].pay_high": "USD a year; as `pay_low` where one figure was stated",
            "postings[].pay_unit": "as stated: `hour`, `week`, `month` or `year`",
            "postings[].industry": "as posted",
            "postings[].remote": "true, false, or null where nothing is said",
            "postings[].url": "of the posting",
            "postings[].skills": "names found in its text",
            "postings[].standing": "where its pay lies in its occupation, or why that is not known",
            "facets": "counts of all that were found; empty unless asked for",
            "facets[].column": "`state`, `metro`, `company`, `occupation`, `seniority`, `pay` or "
            "`remote`",
            "facets[].counts": "the ten most frequent values",
            "facets[].counts[].value": "of the column; of `pay` the lower end of a band",
            "facets[].counts[].name": "what a reader calls it",
            "facets[].counts[].count": "postings",
        },
    ),
    "check": (
        "`metier check`",
        {
            "schema": "`metier/check/1`",
            "subject": "the file, or the snapshot",
            "flags": "empty if nothing was found",
            "flags[].rule": "id, see [Rules](rules.md)",
            "flags[].text": "with the arithmetic",
            "flags[].rows": "measures it is about",
            "flags[].page": "of the documentation, which explains the rule",
        },
    ),
    **SNAPSHOTS,
    **SITE,
}
_OPEN = ("counts", "figures[].trace", "differences[].trace")
"""Objects whose keys are data."""


def json_page(table: Table) -> Iterator[str]:
    """The blocks of the page."""
    keys = [(f"`{path}`", words) for path, words in COMPARISON.items()]
    title = "`metier compare`, `metier career`"
    yield f"## {title}\n\n{table(('key', 'holds'), keys)}"
    for title, described in OTHERS.values():
        keys = [(f"`{path}`", words) for path, words in described.items()]
        yield f"## {title}\n\n{table(('key', 'holds'), keys)}"


def paths(value: object, place: str = "") -> Iterator[str]:
    """Every key of a JSON value: `rows[].cells[].value`."""
    if isinstance(value, list):
        for entry in value:
            yield from paths(entry, f"{place}[]")
    elif isinstance(value, dict) and place not in _OPEN:
        for key, inner in value.items():
            below = f"{place}.{key}" if place else key
            yield below
            if below != "audited[].official":
                yield from paths(inner, below)


@cache
def printed() -> Mapping[str, frozenset[str]]:
    """The keys of every kind of document, from documents with everything in them."""
    atlas = metier.open()
    two = clerks_and_collectors()
    fact = two.rows[0].answers[0].fact
    assert fact is not None
    held = Audited(0, measure("age.mean"), fact, two.rows[0].answers[0], Outcome.HOLDS, "why")
    explained = atlas.explain("bill collector", "pay.annual.mean", against="teller")
    flag = two.flags[0]
    documents: Mapping[str, Sequence[Any]] = {
        "compare": [
            comparison_document(with_series(replace(two, audited=(held,)))),
            comparison_document(of_three()),
        ],
        "find": [reading_document(atlas.find("loan officer"), atlas.id)],
        "jobs": [jobs_document(_jobs())],
        "companies": [
            companies_document(with_companies().companies("pay", career="bill collector"))
        ],
        "company": [company_document(with_companies().company(n)) for n in ("Elm", "Alder Bank")],
        "explain": [explanation_document(*explained, atlas.releases)],
        "check": [flags_document([flag], "page.txt", page=True)],
        "info": [holdings_document(atlas.id, atlas.releases, atlas.sizes)],
        **snapshot_documents(),
        **site_documents(atlas),
    }
    return {
        name: frozenset(key for made in several for key in paths(json.loads(to_json(made))))
        for name, several in documents.items()
    }


def _jobs() -> Jobs:
    counts = {"state": (Bucket("TX", 1, "Texas"),)}
    return Jobs("id", "postings", Found(Wanted(), 1, (Posting(0, "source", None),), counts))
