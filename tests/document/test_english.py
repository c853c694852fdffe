"""The names on a page that no language but English has."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.document.directory import careers_document
from metier.document.english import english_names
from metier.words.language import speaking


def test_a_comparison_has_the_names_of_its_careers_and_of_what_they_need(almanac: Atlas) -> None:
    made = almanac.compare("loan servicing specialist", "collections specialist", language="es")
    names = english_names(made.document())
    assert names >= {
        *("Loan servicing specialist", "loan servicing specialist"),
        *("loan interviewers and clerks", "clerks", "Bill and account collectors"),
        *("loan officers", "Reading comprehension", "reading comprehension"),
        "U.S. Census Bureau, American Community Survey, public use microdata sample",
    }


def test_a_name_that_the_page_says_in_its_own_language_is_none(almanac: Atlas) -> None:
    made = almanac.compare("registered nurse", "medical assistant", language="es")
    with speaking("es"):
        names = english_names(made.document())
    assert not names & {"Bachelor's", "bachelor's degree", "Maryland", ""}


def test_a_list_of_careers_has_the_names_of_its_occupations(almanac: Atlas) -> None:
    with speaking("es"):
        names = english_names(careers_document(almanac.catalogue()))
    assert names >= {"Chief executives", "Registered nurses"}
