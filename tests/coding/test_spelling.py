"""Misspelled words are put right only where a known word is close."""

from __future__ import annotations

import pytest

from metier.coding.spelling import respell

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
