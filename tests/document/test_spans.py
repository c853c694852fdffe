"""Parts of a sentence stand where its message puts them, in any language."""

from __future__ import annotations

from metier.document.nodes import Emphasis, Span
from metier.document.spans import slot, spread
from metier.words import join, say


def test_parts_stand_where_their_slots_are() -> None:
    parts = {"0": [Span("clerks", Emphasis.TERM), Span(" (1)")], "1": [Span("cooks")]}
    text = say("Read as {careers}.", careers=join([slot("0"), slot("1")]))
    assert [span.text for span in spread(text, parts)] == [
        *("Read as ", "clerks", " (1)"),
        *(" and ", "cooks", "."),
    ]


def test_a_text_without_slots_is_one_span_and_an_empty_one_none() -> None:
    assert spread("All.", {}) == (Span("All."),)
    assert spread("", {}) == ()
