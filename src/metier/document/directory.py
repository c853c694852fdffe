"""The occupations of a snapshot as pages: by field, and from A to Z."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from metier.document.nodes import Block, Data, Document, Grid, Heading
from metier.model.catalogue import Catalogue, Entry
from metier.model.measure import Unit
from metier.words import figure, later, say, say_many

_COLUMNS = (later("occupation"), later("code"), later("jobs"))


def careers_document(catalogue: Catalogue) -> Document:
    """The major groups with their occupations."""
    blocks: list[Block] = []
    for field in catalogue.fields:
        name = field.group.title.removesuffix(" occupations")
        blocks.append(Heading(name, f"field-{re.sub('[^a-z]+', '-', name.lower())}"))
        blocks.append(_grid(field.entries, name))
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
    return Document("careers", say("Careers by field"), summary, tuple(blocks), data)


def professions_document(catalogue: Catalogue) -> Document:
    """The occupations from A to Z."""
    entries = catalogue.entries
    blocks: list[Block] = []
    for letter, under in groupby(entries, key=lambda entry: entry.occupation.title[:1].upper()):
        blocks.append(Heading(letter, f"letter-{letter.lower()}"))
        blocks.append(_grid(tuple(under), letter))
    data: Data = {
        "schema": "metier/professions/1",
        "snapshot": catalogue.snapshot,
        "occupations": [_entry(entry) for entry in entries],
    }
    summary = say("{n} occupations by their official names.", n=f"{len(entries):,}")
    return Document("professions", say("Professions from A to Z"), summary, tuple(blocks), data)


def address(entry: Entry) -> str:
    """Where the page of an occupation stands on a site."""
    return f"/career/{entry.slug}"


def _grid(entries: Iterable[Entry], name: str) -> Grid:
    listed = tuple(entries)
    return Grid(
        say_many("{name}: {n} occupation", "{name}: {n} occupations", len(listed), name=name),
        tuple(map(say, _COLUMNS)),
        tuple(
            (entry.occupation.title, entry.occupation.code.value, _jobs(entry)) for entry in listed
        ),
        tuple(map(address, listed)),
    )


def _jobs(entry: Entry) -> str:
    return say("not published") if entry.jobs is None else figure(entry.jobs, Unit.JOBS)


def _entry(entry: Entry) -> Data:
    return {
        "occupation": entry.occupation.code.value,
        "title": entry.occupation.title,
        "address": address(entry),
        "jobs": entry.jobs,
    }
