"""Text as bytes: a place in the bytes is a place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.skills.folding import Passage, fold, folded_phrase


@given(st.text())
def test_each_byte_stands_for_one_character_and_knows_its_place(text: str) -> None:
    passage = Passage(text)
    places = [passage.place(at) for at in range(len(passage.raw))]
    assert places == sorted(set(places))
    assert all(place < len(text) for place in places)
    for at, place in enumerate(places):
        if text[place].isascii() and text[place] not in " \n.":
            assert passage.raw[at : at + 1] == text[place].encode()


@given(st.binary())
def test_folding_adds_one_byte_at_each_end(raw: bytes) -> None:
    folded = fold(raw)
    assert len(folded) == len(raw) + 2
    assert folded == folded.lower()


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("One. Two", b"One\n Two"),
        ("e.g. Excel etc. and", b"e.g. Excel etc. and"),
        ("decisions.must", b"decisions\nmust"),
        ("Node.js, www.example.com", b"Node.js, www.example.com"),
        ("problem\nsolving", b"problem solving"),
        ("Skills\nExcel", b"Skills\nExcel"),
        ("a   b", b"a b"),
        ("it’s", b"it?s"),
    ],
)
def test_sentences_end_with_line_breaks_and_wrapped_lines_are_joined(text: str, raw: bytes) -> None:
    assert Passage(text).raw == raw


def test_a_phrase_is_folded_as_a_text_is() -> None:
    for phrase in ("C++", "Node.js", "R&D", "PL/SQL", "Café-Müller"):
        assert folded_phrase(phrase) == fold(Passage(phrase).raw)
