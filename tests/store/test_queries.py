"""What is typed is read as words and phrases, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.model.postings import Wanted
from metier.store.fields import schema
from metier.store.queries import LONGEST, is_one_word, phrases, query, slips
from metier.store.values import Values

FIELDS = schema()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("loan clerk", [("loan",), ("clerk",)]),
        ('"loan clerk"', [("loan", "clerk")]),
        ('senior "loan clerk" night', [("senior",), ("loan", "clerk"), ("night",)]),
        ('"loan clerk', [("loan",), ("clerk",)]),
        ("e-mail", [("e", "mail")]),
        ("Clerk clerk", [("clerk",)]),
        ("title:clerk AND NOT (x*)", [("title", "clerk"), ("and",), ("not",), ("x",)]),
        ('""', None),
        ("", []),
    ],
)
def test_words_stand_alone_and_phrases_in_quotes(
    typed: str, read: list[tuple[str, ...]] | None
) -> None:
    if read is None:
        with pytest.raises(UsageError, match="words to look for"):
            phrases(typed)
    else:
        assert phrases(typed) == read


@given(st.text(max_size=LONGEST))
def test_every_text_is_a_query_or_has_no_words(text: str) -> None:
    try:
        words = phrases(text)
    except UsageError:
        assert not any(character.isalnum() and character.isascii() for character in text)
        return
    assert bool(words) == bool(text.strip())
    query(Wanted(text), words, FIELDS, Values())


def test_a_query_that_is_too_long_is_refused() -> None:
    with pytest.raises(UsageError, match="at most 500 characters, found 501 characters"):
        phrases("x" * 501)


def test_one_word_without_a_filter_is_all_that_the_index_has_counted() -> None:
    assert is_one_word(Wanted("clerk"), [("clerk",)])
    assert not is_one_word(Wanted("clerk"), [("loan", "clerk")])
    assert not is_one_word(Wanted("clerk", remote=True), [("clerk",)])
    assert not is_one_word(Wanted("clerk", min_pay=0.0), [("clerk",)])
    assert not is_one_word(Wanted("clerk"), [("clerk",)], ("clerk",))


def test_short_words_are_never_read_with_a_slip() -> None:
    assert [slips(word) for word in ("rn", "cook", "welders", "plumbers")] == [0, 1, 1, 2]
