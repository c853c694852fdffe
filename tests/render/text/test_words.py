"""Words for a terminal cannot act on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metier.render.text.words import TIE, clean, marks


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert not [c for c in clean(text) if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160]


def test_figures_are_tied_to_their_margin_and_unit() -> None:
    assert clean("$49,060 ± 320") == f"$49,060{TIE}±{TIE}320"
    assert clean("34 % of them") == f"34{TIE}% of them"


def test_a_tie_in_the_words_themselves_is_dropped() -> None:
    assert clean(f"a{TIE}b") == "ab"


def test_references_stand_in_brackets() -> None:
    assert marks((1, 3)) == " [1,3]"
    assert marks(()) == ""
