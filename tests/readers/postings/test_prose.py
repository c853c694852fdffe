"""Text without HTML."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.readers.postings.prose import plain, plain_column


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("<b>Cook</b>", "Cook"),
        ("Sales &amp; Marketing", "Sales & Marketing"),
        ("&lt;p&gt;Cook&lt;/p&gt;", "Cook"),
        ("Developer <C++>", "Developer <C++>"),
        ("Pay < 10 & > 5", "Pay < 10 & > 5"),
        ("<br/>", ""),
    ],
)
def test_tags_and_character_references_are_taken_off(text: str, bare: str) -> None:
    assert plain(text) == bare


def test_a_column_keeps_its_nulls_and_loses_what_was_only_tags() -> None:
    texts = pa.array(["a", None, "<p></p>", "R&amp;D"])
    assert plain_column(texts).to_pylist() == ["a", None, None, "R&D"]


@given(st.text(alphabet="ab 1,.-", max_size=20))
def test_text_without_html_is_left_as_it_is_but_for_blanks(text: str) -> None:
    assert plain(text) == " ".join(text.split())
