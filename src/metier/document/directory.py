"""The occupations of a snapshot as pages: by field, and from A to Z."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from metier.document.nodes import Block, Data, Document, Grid, Heading, Paragraph, Role, Span
from metier.document.spans import slot, spread
from metier.errors import UsageError
from metier.model.catalogue import Catalogue, Entry
from metier.model.comparison import Answer
from metier.model.measure import Unit
from metier.words import display, figure, later, say, say_many, when

_COLUMNS = (later("occupation"), later("jobs"), later("median pay"))
Key = Callable[[Entry], tuple[float, str]]
ORDERS: Mapping[str, Key] = {
    "name": lambda entry: (0.0, entry.occupation.title.casefold()),
    "jobs": lambda entry: (-(entry.jobs or 0.0), entry.occupation.title),
    "pay": lambda entry: (-_dollars(entry), entry.occupation.title),
}
"""What occupations of a field may be in the order of; those without a figure stand last."""


def careers_document(catalogue: Catalogue, order: str = "name") -> Document:
    """The major groups with their occupations.

    Args:
        order: of the occupations of a group, one of `ORDERS`.

    Raises:
        UsageError: there is no such order.
    """
    if order not in ORDERS:
        raise UsageError("sort", say("name, jobs or pay"), repr(order[:40]))
    blocks: list[Block] = [_elsewhere(say("professions from A to Z"), "/professions")]
    for field in catalogue.fields:
        name = field.group.title.removesuffix(" occupations")
        blocks.append(Heading(name, f"field-{re.sub('[^a-z]+', '-', name.lower())}"))
        blocks.append(_grid(sorted(field.entries, key=ORDERS[order])))
    data: Data = {
        "schema": "metier/careers/1",
        "snapshot": catalogue.snapshot,
        "fields": [
            {
                "code": field.group.code.value,
                "title": field.group.title,
                "occupations": [_entry(entry) for entry in field.entries],
            }
            for field in catalogue.fields
        ],
    }
    many = sum(len(field.entries) for field in catalogue.fields)
    summary = say(
        "{n} occupations in {fields} fields.", n=f"{many:,}", fields=len(catalogue.fields)
    )
    blocks += _method(catalogue)
    return Document("careers", say("Careers by field"), summary, tuple(blocks), data)


def professions_document(catalogue: Catalogue) -> Document:
    """The occupations from A to Z."""
    entries = catalogue.entries
    blocks: list[Block] = [_elsewhere(say("careers by field"), "/careers")]
    for letter, under in groupby(entries, key=lambda entry: entry.occupation.title[:1].upper()):
        blocks.append(Heading(letter, f"letter-{letter.lower()}"))
        blocks.append(_grid(under))
    data: Data = {
        "schema": "metier/professions/1",
        "snapshot": catalogue.snapshot,
        "occupations": [_entry(entry) for entry in entries],
    }
    summary = say("{n} occupations by their official names.", n=f"{len(entries):,}")
    blocks += _method(catalogue)
    return Document("professions", say("Professions from A to Z"), summary, tuple(blocks), data)


def address(entry: Entry) -> str:
    """Where the page of an occupation stands on a site."""
    return f"/career/{entry.slug}"


def _elsewhere(name: str, to: str) -> Paragraph:
    """Where the same occupations stand in another arrangement."""
    links = {name: (Span(name, href=to),)}
    text = say("The same occupations as {page}.", page=slot(name))
    return Paragraph(spread(text, links), Role.READING)


def _method(catalogue: Catalogue) -> tuple[Paragraph, ...]:
    if not catalogue.period:
        return ()
    text = say(
        "Jobs and median pay a year are those of the nation ({period}), without the self-employed.",
        period=when(catalogue.period),
    )
    return (Paragraph((Span(text),), Role.METHOD),)


def _grid(entries: Iterable[Entry]) -> Grid:
    listed = tuple(entries)
    return Grid(
        say_many("{n} occupation", "{n} occupations", len(listed)),
        tuple(map(say, _COLUMNS)),
        tuple((entry.occupation.title, _jobs(entry), _pay(entry)) for entry in listed),
        tuple(map(address, listed)),
    )


def _jobs(entry: Entry) -> str:
    return say("not published") if entry.jobs is None else figure(entry.jobs, Unit.JOBS)


def _pay(entry: Entry) -> str:
    if entry.pay is None:
        return say("not published")
    return display(Answer(entry.pay), Unit.USD_YEAR)


def _dollars(entry: Entry) -> float:
    return 0.0 if entry.pay is None else entry.pay.value or 0.0


def _entry(entry: Entry) -> Data:
    return {
        "occupation": entry.occupation.code.value,
        "title": entry.occupation.title,
        "address": address(entry),
        "jobs": entry.jobs,
        "median_pay": None if entry.pay is None else entry.pay.value,
        "median_pay_status": None if entry.pay is None else entry.pay.status.value,
    }
