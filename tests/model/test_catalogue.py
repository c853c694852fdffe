"""Occupations by field and from A to Z."""

from __future__ import annotations

from metier.model.catalogue import Catalogue, Entry, Field
from metier.model.codes import soc
from metier.model.records import Level, Occupation


def entry(code: str, title: str) -> Entry:
    return Entry(Occupation(soc(code), title, Level.DETAILED), title.lower(), None)


def test_entries_of_all_fields_stand_from_a_to_z() -> None:
    group = Occupation(soc("43-0000"), "Office occupations", Level.MAJOR)
    first = Field(group, (entry("43-3071", "Tellers"), entry("43-4131", "Loan clerks")))
    second = Field(group, (entry("13-2072", "loan officers"),))
    names = [e.occupation.title for e in Catalogue("1", (first, second)).entries]
    assert names == ["Loan clerks", "loan officers", "Tellers"]
