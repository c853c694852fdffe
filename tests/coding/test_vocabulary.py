"""The tables of words: in the form they are looked up in, without two that disagree."""

from __future__ import annotations

import pytest

from metier.coding import vocabulary as vocab
from metier.coding.titles import canonical, normalise
from metier.model.states import STATES

NATIVE = [state for state in STATES if not state.territory]
WORDS = {
    name: getattr(vocab, name)
    for name in (
        "ACCOUNT_FOLLOWERS",
        "LEDGER_FOLLOWERS",
        "ENGINEERING_FOLLOWERS",
        "CAPITALS",
        "DROPPED_GRADES",
        "LEARNERS",
        "KEEP_SENIOR_BEFORE",
        "LEVELS",
        "STOPWORDS",
        "ROLES",
        "NOT_ROLES",
        "STATES",
    )
}


@pytest.mark.parametrize("name", WORDS)
def test_words_stand_as_titles_are_folded_one_by_one(name: str) -> None:
    for word in WORDS[name]:
        assert word.isascii()
        assert word == word.lower()
        assert word.split() == [word]


def test_a_short_form_has_one_meaning() -> None:
    tables = (set(vocab.ABBREVIATIONS), set(vocab.ACRONYMS), set(vocab.BY_POSITION))
    assert len(set().union(*tables)) == sum(map(len, tables))


def test_no_meaning_is_its_own_short_form_or_holds_another() -> None:
    meanings = {**vocab.ABBREVIATIONS, **vocab.ACRONYMS}
    for short, meaning in meanings.items():
        assert not set(meaning.split()) & (set(meanings) | set(vocab.BY_POSITION)), short


@pytest.mark.parametrize("short", vocab.ABBREVIATIONS)
def test_an_abbreviation_and_its_meaning_are_one_title(short: str) -> None:
    meaning = vocab.ABBREVIATIONS[short]
    assert normalise(f"{short} clerk") == normalise(f"{meaning} clerk")


@pytest.mark.parametrize("short", vocab.ACRONYMS)
def test_an_acronym_is_spelled_out_in_a_key_and_kept_in_capitals_in_a_title(short: str) -> None:
    assert normalise(short) == normalise(vocab.ACRONYMS[short])
    assert short.upper() in canonical(f"{short} specialist").split()


@pytest.mark.parametrize("short", vocab.BY_POSITION)
def test_a_word_whose_meaning_depends_on_its_place_has_a_worker_last(short: str) -> None:
    before, last = vocab.BY_POSITION[short]
    assert before != last
    assert normalise(f"{short} writer") == normalise(f"{before} writer")
    assert normalise(f"hospital {short}") == normalise(f"hospital {last}")


def test_the_states_are_those_of_the_union_by_letters_and_name() -> None:
    assert {state.letters.lower() for state in NATIVE} == vocab.STATES
    names = {state.name.lower() for state in NATIVE}
    assert names - vocab.STATE_NAMES == {"district of columbia"}
    assert names >= vocab.STATE_NAMES


@pytest.mark.parametrize("phrase", vocab.DECORATION)
def test_decoration_around_a_title_is_dropped(phrase: tuple[str, ...]) -> None:
    words = " ".join(phrase)
    assert normalise(f"payroll clerk - {words}") == normalise("payroll clerk"), words


@pytest.mark.parametrize("grade", sorted(vocab.DROPPED_GRADES))
def test_a_grade_is_dropped_and_a_learners_word_stays(grade: str) -> None:
    assert normalise(f"{grade} payroll clerk") == normalise("payroll clerk")
    for word in vocab.LEARNERS:
        assert normalise(f"payroll clerk {word}") != normalise("payroll clerk")


def test_a_word_is_not_both_a_worker_and_none() -> None:
    assert not vocab.ROLES & vocab.NOT_ROLES
    for word in vocab.NOT_ROLES:
        assert word.endswith(vocab.ROLE_ENDINGS)
        assert len(word) > 4, "shorter words are no worker's by their ending anyway"
