"""Companies that a text may name, as a page."""

from __future__ import annotations

import json

from metier.document.named import names_document
from metier.document.nodes import Document, Grid
from metier.model.companies import Named, Names
from metier.render.json import to_json
from metier.render.text import to_text

BANK, ELM = Named("Alder Bank", 3, 40), Named("Elm & Sons", 0, 12)


def grid(document: Document) -> Grid:
    return next(block for block in document.blocks if isinstance(block, Grid))


def test_each_company_leads_to_its_page_and_an_absence_is_said() -> None:
    made = names_document(Names("59b4", "a", True, 2, (BANK, ELM)))
    assert grid(made).links == ("/companies/alder-bank", "/companies/elm-and-sons")
    assert grid(made).rows == (
        ("Alder Bank", "3", "40"),
        ("Elm & Sons", "none in these records", "12"),
    )
    assert json.loads(to_json(made))["companies"][0]["address"] == "/companies/alder-bank"


def test_a_cut_list_says_so() -> None:
    made = names_document(Names("59b4", "a", True, 9, (BANK,)))
    assert grid(made).caption == "The first 1 of 9"


def test_companies_that_are_only_spelled_like_it_are_not_said_to_be_called_so() -> None:
    made = names_document(Names("59b4", "aldr", False, 1, (BANK,)))
    assert made.title == "No company is called “aldr”"
    assert grid(made).caption == "Spelled like it"


def test_where_there_is_none_the_page_says_what_may_help() -> None:
    assert "One word" in to_text(names_document(Names("59b4", "zzqx", False, 0, ())), 80)
