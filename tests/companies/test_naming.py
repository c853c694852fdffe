"""Companies by their names: the beginnings of words, spellings together, slips forgiven."""

from __future__ import annotations

import pytest
from tests.fixtures.employers import atlas


@pytest.mark.parametrize("text", ["alder", "ALDER BANK, INC.", "bank ald"])
def test_the_beginnings_of_words_find_a_company_under_all_its_spellings(text: str) -> None:
    found = atlas().companies_named(text)
    assert found.exact
    assert [one.name for one in found.companies] == ["Alder Bank"]
    ranked = atlas().companies("openings").standings
    (openings,) = (one.figure.value for one in ranked if one.name == "Alder Bank")
    assert found.companies[0].openings == openings


def test_a_slip_finds_those_spelled_like_it_and_says_so() -> None:
    found = atlas().companies_named("Aldr Bnk")
    assert not found.exact
    assert found.companies[0].name == "Alder Bank"


@pytest.mark.parametrize("text", ["", "zzqx", "…"])
def test_a_text_that_names_none_finds_none(text: str) -> None:
    found = atlas().companies_named(text)
    assert (found.exact, found.count, found.companies) == (False, 0, ())


def test_a_limit_cuts_what_is_told_and_not_what_is_counted() -> None:
    assert atlas().companies_named("b", limit=0).companies == ()
    assert atlas().companies_named("b").count == atlas().companies_named("b", limit=0).count > 0
