"""Rows of words rewritten, and rows that no rule touches left as they are."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metier.coding import vocabulary as vocab
from metier.coding.rewriting import key_of, key_row, rewritten

WORDS = sorted(
    {
        *vocab.ABBREVIATIONS, *vocab.BY_POSITION, *vocab.ACRONYMS, *vocab.DROPPED_GRADES,
        *vocab.LEVELS, *vocab.STOPWORDS, *vocab.KEEP_SENIOR_BEFORE,
        *(word for phrase in vocab.DECORATION for word in phrase),
        "loan", "loss", "clerk", "jr12345", "sales", "temps", "sessions", "directors",
    }
)  # fmt: skip
ROWS = st.lists(st.sampled_from(WORDS), max_size=6).map(tuple)


@given(ROWS)
def test_a_rewritten_row_is_its_own_rewriting(row: tuple[str, ...]) -> None:
    for rewriting in (rewritten, key_row):
        assert rewriting(rewriting(row)) == rewriting(row)
        assert bool(rewriting(row)) == bool(row)


@pytest.mark.parametrize(
    ("typed", "kept", "key"),
    [
        ("sr loan spec ii", "loan specialist", "loan specialist"),
        ("full time clerks of the court", "clerks of the court", "court clerk"),
        ("lead generation", "lead generation", "lead generation"),
        ("it mgr 12345", "it manager", "information technology manager"),
        ("1234", "1234", "1234"),
        ("of", "of", "of"),
    ],
)
def test_rules_are_followed_in_turn(typed: str, kept: str, key: str) -> None:
    assert " ".join(rewritten(tuple(typed.split()))) == kept
    assert sorted(key_row(tuple(typed.split()))) == sorted(key.split())


@given(ROWS)
@example(("clerk", "on", "site"))
@example(("temps", "and", "clerk"))
def test_a_key_is_its_row_with_blanks_between(row: tuple[str, ...]) -> None:
    assert key_of(row) == " ".join(key_row(row))
