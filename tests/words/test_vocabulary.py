"""The lists of words agree with each other."""

from __future__ import annotations

from metier.words.vocabulary import ACRONYMS, IRREGULAR, NAMES, NOT_MEN, NOT_PLURAL, WORDS_TOO


def test_acronyms_are_in_capitals() -> None:
    assert {word for word in ACRONYMS if word != word.upper()} == set()


def test_names_stand_under_their_lower_case() -> None:
    assert {low for low, name in NAMES.items() if name.lower() != low} == set()


def test_no_word_is_both_a_name_and_an_acronym() -> None:
    assert {low.upper() for low in NAMES} & ACRONYMS == set()


def test_only_acronyms_can_be_words_too_but_for_one() -> None:
    assert {"OR"} == WORDS_TOO - ACRONYMS


def test_exceptions_are_exceptions_to_a_rule() -> None:
    assert all(word.endswith("man") for word in NOT_MEN)
    assert all(word.endswith("men") for word in NOT_PLURAL)
    assert all(one != many for one, many in IRREGULAR.items())
