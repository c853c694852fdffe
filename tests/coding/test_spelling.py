"""Misspelled words are put right only where a known word is close."""

from __future__ import annotations

import pytest

from metier.coding.spelling import put_right, respell

COUNTS = {"accountant": 40, "account": 90, "prompter": 2, "nurse": 300, "purse": 1}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acountant", "accountant"),
        ("accountent", "accountant"),
        ("nurse", "nurse"),
        ("nurce", "nurce"),
        ("prompt", "prompt"),
        ("asdf", "asdf"),
    ],
)
def test_a_close_word_replaces_an_unknown_one_and_nothing_else(typed: str, meant: str) -> None:
    assert respell([typed], COUNTS) == [meant]


def test_a_word_put_right_leaves_the_rest_of_the_title_as_it_is() -> None:
    meant = put_right("Acountants (Tax), Ohio", "acountant tax", "accountant tax")
    assert meant == "accountants (Tax), Ohio"


def test_a_title_without_slips_stays() -> None:
    assert put_right("Tax Accountant", "tax accountant", "tax accountant") == "Tax Accountant"


def test_a_word_put_right_stays_in_capitals() -> None:
    assert put_right("TAX ACOUNTANTS", "tax acountant", "tax accountant") == "TAX ACCOUNTANTS"
