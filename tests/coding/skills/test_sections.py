"""Sections of a posting: headings, sentences, clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.skills.lists import Cue
from metier.coding.skills.sections import Sections, is_heading, negated, sections, sentence


def test_a_text_without_cues_has_no_sections() -> None:
    assert sections(b"anything", []) == Sections()


def test_a_section_of_the_employer_ends_with_the_next_heading() -> None:
    raw = b"Benefits:\ndental\nDuties:\nsweep"
    made = sections(raw, [(0, 8, (Cue.EMPLOYER,)), (17, 23, (Cue.TASK,))])
    assert made.aside == [(0, 17)]


def test_running_text_ends_a_list_of_benefits() -> None:
    raw = b"Benefits:\n401(k)\nDental\nVision\n" + b"We look for someone who " + b"x" * 100
    made = sections(raw, [(0, 8, (Cue.EMPLOYER,))])
    assert made.aside == [(0, raw.index(b"We look"))]


def test_words_late_in_a_line_are_no_heading_of_the_employer_but_may_ask() -> None:
    raw = b"x" * 80 + b" benefits:"
    assert not is_heading(raw, 81, 89, Cue.EMPLOYER)
    assert is_heading(raw, 81, 89, Cue.ASKED)


@pytest.mark.parametrize(
    ("text", "cue", "kept"),
    [
        (b"Excel is not required", b"not required", b""),
        (b"Excel required, Access not required", b"not required", b"Excel required"),
        (b"no experience with Excel needed", b"no experience", b""),
        (
            b"Excel is not required, but a plus",
            b"not required",
            b"Excel is not required, but a plus",
        ),
    ],
)
def test_a_negation_reaches_over_its_clause(text: bytes, cue: bytes, kept: bytes) -> None:
    at = text.index(cue)
    start, end = negated(text, at, at + len(cue))
    assert (text[:start] + text[end:]).strip() == kept


@given(st.binary(max_size=200), st.integers(0, 200), st.integers(0, 20))
def test_a_sentence_holds_the_words_it_is_of(raw: bytes, start: int, length: int) -> None:
    start = min(start, len(raw))
    end = min(start + length, len(raw))
    first, last = sentence(raw, start, end)
    assert 0 <= first <= start <= end <= last <= len(raw)
    assert b"\n" not in raw[first:start] + raw[end:last]
