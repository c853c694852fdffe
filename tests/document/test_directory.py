"""Occupations as pages: all of them, each with its address."""

from __future__ import annotations

import pytest

from metier.document.directory import careers_document, professions_document
from metier.document.nodes import Document, Grid, Heading
from metier.model.catalogue import Catalogue, Entry, Field
from metier.model.codes import soc
from metier.model.records import Level, Occupation

OFFICE = Occupation(soc("43-0000"), "Office and administrative support occupations", Level.MAJOR)
TELLERS = Entry(Occupation(soc("43-3071"), "Tellers", Level.DETAILED), "teller", 339_000.0)
CLERKS = Entry(Occupation(soc("43-4131"), "Loan clerks", Level.DETAILED), "loan-clerk", None)
CATALOGUE = Catalogue("59b4", (Field(OFFICE, (TELLERS, CLERKS)),))


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def test_careers_stand_under_their_field_in_the_order_of_codes() -> None:
    made = careers_document(CATALOGUE)
    assert made.blocks[0] == Heading(
        "Office and administrative support", "field-office-and-administrative-support"
    )
    (grid,) = grids(made)
    assert grid.rows[0] == ("Tellers", "43-3071", "339,000")
    assert grid.rows[1][2] == "not published"
    assert grid.links == ("/career/teller", "/career/loan-clerk")


def test_professions_stand_under_their_letter() -> None:
    made = professions_document(CATALOGUE)
    assert [b.text for b in made.blocks if isinstance(b, Heading)] == ["L", "T"]
    assert [grid.caption for grid in grids(made)] == ["L: 1 occupation", "T: 1 occupation"]


@pytest.mark.parametrize("make", [careers_document, professions_document])
def test_the_data_names_every_address(make: object) -> None:
    assert callable(make)
    said = str(make(CATALOGUE).subject)
    assert "/career/teller" in said
    assert "/career/loan-clerk" in said
