"""Companies that a text may name, as a page of links."""

from __future__ import annotations

from dataclasses import asdict

from metier.document.companies import company_address
from metier.document.nodes import Block, Data, Document, Grid, Paragraph, Role, Span
from metier.model.companies import Named, Names
from metier.model.measure import Unit
from metier.words import figure, say, say_many


def names_document(names: Names) -> Document:
    """The companies with their openings, each leading to its page."""
    title = say("Companies called “{name}”", name=names.text)
    if not names.exact:
        title = say("No company is called “{name}”", name=names.text)
    blocks: list[Block] = []
    if names.companies:
        blocks.append(_grid(names))
    else:
        text = say("None is spelled like it either. One word of the name may find it.")
        blocks.append(Paragraph((Span(text),), Role.READING))
    data: Data = {
        "schema": "metier/company-names/1",
        "snapshot": names.snapshot,
        "q": names.text,
        "exact": names.exact,
        "count": names.count,
        "companies": [
            {**asdict(one), "address": company_address(one.name)} for one in names.companies
        ],
    }
    return Document("company-names", title, f"{title}.", tuple(blocks), data)


def _grid(names: Names) -> Grid:
    shown = len(names.companies)
    caption = say("Spelled like it")
    if names.exact:
        caption = say_many("{n} company", "{n} companies", names.count)
    if names.exact and shown < names.count:
        caption = say("The first {shown} of {n}", shown=f"{shown:,}", n=f"{names.count:,}")
    return Grid(
        caption,
        (say("company"), say("openings"), say("records")),
        tuple((one.name, _openings(one), f"{one.records:,}") for one in names.companies),
        tuple(company_address(one.name) for one in names.companies),
    )


def _openings(one: Named) -> str:
    return figure(one.openings, Unit.POSTINGS) if one.openings else say("none in these records")
