"""Occupations as pages: all of them, each with its address."""

from __future__ import annotations

import pytest

from metier.document.directory import careers_document, professions_document
from metier.document.nodes import Document, Grid, Heading, Paragraph
from metier.errors import UsageError
from metier.model.catalogue import Catalogue, Entry, Field
from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.records import Level, Occupation

OFFICE = Occupation(soc("43-0000"), "Office and administrative support occupations", Level.MAJOR)
TELLERS = Entry(
    Occupation(soc("43-3071"), "Tellers", Level.DETAILED), "teller", 339_000.0, Estimate(39_340.0)
)
CLERKS = Entry(Occupation(soc("43-4131"), "Loan clerks", Level.DETAILED), "loan-clerk", None)
CATALOGUE = Catalogue("59b4", (Field(OFFICE, (TELLERS, CLERKS)),), "2025-05")


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def test_careers_stand_under_their_field_in_the_order_asked_for() -> None:
    made = careers_document(CATALOGUE)
    assert made.blocks[1] == Heading(
        "Office and administrative support", "field-office-and-administrative-support"
    )
    (grid,) = grids(made)
    assert grid.rows[0] == ("Loan clerks", "not published", "not published")
    assert grid.rows[1] == ("Tellers", "339,000", "$39,340")
    assert grid.links == ("/career/loan-clerk", "/career/teller")
    for order in ("jobs", "pay"):
        assert grids(careers_document(CATALOGUE, order))[0].rows[0][0] == "Tellers"
    with pytest.raises(UsageError, match="name, jobs or pay"):
        careers_document(CATALOGUE, "size")


@pytest.mark.parametrize("make", [careers_document, professions_document])
def test_it_says_when_its_figures_are_of_and_where_it_stands_otherwise(make: object) -> None:
    assert callable(make)
    texts = [block.text for block in make(CATALOGUE).blocks if isinstance(block, Paragraph)]
    assert "The same occupations as" in texts[0]
    assert "May 2025" in texts[-1]


def test_a_bound_of_the_median_is_called_one() -> None:
    surgeons = Entry(TELLERS.occupation, "surgeon", 1.0, Estimate.at_least(239_200))
    made = professions_document(Catalogue("59b4", (Field(OFFICE, (surgeons,)),)))
    assert grids(made)[0].rows[0][2] == "at least $239,200 (top-coded)"


def test_professions_stand_under_their_letter() -> None:
    made = professions_document(CATALOGUE)
    assert [b.text for b in made.blocks if isinstance(b, Heading)] == ["L", "T"]
    assert [grid.caption for grid in grids(made)] == ["1 occupation", "1 occupation"]


@pytest.mark.parametrize("make", [careers_document, professions_document])
def test_the_data_names_every_address(make: object) -> None:
    assert callable(make)
    said = str(make(CATALOGUE).subject)
    assert "/career/teller" in said
    assert "/career/loan-clerk" in said
