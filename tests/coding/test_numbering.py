"""A text has one number, however many texts there are; rows are put together and told apart."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding.numbering import Numbering, Rows, distinct, joined, texts_of

WORDS = st.lists(st.text("abc+#", max_size=5), max_size=60)


@given(WORDS, WORDS)
@settings(deadline=None)  # the first call compiles
def test_equal_texts_have_one_number_and_others_have_others(
    some: list[str], more: list[str]
) -> None:
    numbering = Numbering()
    first, second = numbering.numbers(some), numbering.numbers(more)
    assert [numbering.text(number) for number in first + second] == some + more
    assert len({*first, *second}) == len({*some, *more}) == numbering.count
    assert numbering.find(Rows.texts([*some, "x"])).tolist() == [*first, -1]
    assert numbering.enter(Rows.texts(more)).tolist() == second


def test_a_numbering_grows_without_renumbering() -> None:
    numbering = Numbering()
    words = [f"word{at}" for at in range(20_000)]
    numbering.numbers(words[:10])
    assert numbering.numbers(words) == list(range(20_000))
    assert numbering.texts_from(19_998) == words[-2:]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=40))
def test_rows_that_are_the_same_are_found(rows: list[list[int]]) -> None:
    firsts, which = distinct(*Rows.of(rows).pair)
    assert [rows[firsts[at]] for at in which] == rows
    assert len(firsts) == len({tuple(row) for row in rows})


def test_rows_are_taken_and_joined() -> None:
    rows = Rows.of([[1, 2], [], [3]])
    both = joined([rows.take(np.array([2, 0])), rows])
    assert both.values.tolist() == [3, 1, 2, 1, 2, 3]
    assert both.starts.tolist() == [0, 1, 3, 5, 5, 6]
    assert len(both) == 5


def test_rows_of_numbers_are_written_with_blanks_between() -> None:
    numbering = Numbering()
    rows = Rows.of([numbering.numbers(["bill", "collector"]), [], numbering.numbers(["cook"])])
    letters, ends = texts_of(*rows.pair, numbering.letters, numbering.starts)
    assert (bytes(letters), ends.tolist()) == (b"bill collectorcook", [0, 14, 14, 18])
