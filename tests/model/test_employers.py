"""Spellings of one employer share a key; employers that differ in more do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.employers import LEGAL_FORMS, employer_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Amazon.com, Inc.", "AMAZON.COM INC", "amazon com"),
        ("J.P. Morgan & Co.", "JP Morgan and Company", "jp morgan, L.L.C."),
        ("Macy's", "MACYS INC"),
        ("Nestlé S.A.", "NESTLE"),
        ("Wal-Mart Stores", "WAL MART STORES, INC."),
    ],
)
def test_case_marks_and_legal_forms_do_not_part_an_employer(spellings: tuple[str, ...]) -> None:
    assert len({employer_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bank of America", "Bank of Austin"),
        ("The Limited", "The Company"),
        ("Company Store", "Store"),
        ("3M Company", "4M Company"),
    ],
)
def test_other_words_do(one: str, other: str) -> None:
    assert employer_key(one) != employer_key(other)


@given(st.text(max_size=30), st.sampled_from(sorted(LEGAL_FORMS)))
def test_the_key_of_a_key_is_itself_and_only_a_name_of_no_words_has_none(
    name: str, form: str
) -> None:
    key = employer_key(name)
    assert employer_key(key) == key
    assert employer_key(f"{name} {form}")
