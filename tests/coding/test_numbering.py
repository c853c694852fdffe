"""A text has one number, however many texts there are; rows are put together and told apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding.numbering import Numbering, texts_of
from metier.coding.rows import Rows

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


def test_rows_of_numbers_are_written_with_blanks_between() -> None:
    numbering = Numbering()
    rows = Rows.of([numbering.numbers(["bill", "collector"]), [], numbering.numbers(["cook"])])
    letters, ends = texts_of(*rows.pair, numbering.letters, numbering.starts)
    assert (bytes(letters), ends.tolist()) == (b"bill collectorcook", [0, 14, 14, 18])
