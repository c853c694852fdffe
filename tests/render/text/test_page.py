"""The terminal gets text that fits, reads in order, and is plain unless asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from metier.document.nodes import Document, Grid
from metier.render.text import to_text


@pytest.mark.parametrize("width", [80, 120])
def test_the_whole_is_as_reviewed(
    document: Document, golden: Callable[[str, str], None], width: int
) -> None:
    golden(f"comparison.{width}.txt", to_text(document, width))


@pytest.mark.parametrize("width", [40, 60, 79, 80, 81, 100, 119, 120, 200])
def test_nothing_needs_scrolling_sideways(
    document: Document, three: Document, hostile_document: Document, width: int
) -> None:
    for each in (document, three, hostile_document):
        longest = max(len(line) for line in to_text(each, width).splitlines())
        assert longest <= width


def test_plain_text_has_no_control_characters(
    document: Document, hostile_document: Document
) -> None:
    for each in (document, hostile_document):
        text = to_text(each)
        assert {c for c in text if ord(c) < 32 or 127 <= ord(c) < 160} == {"\n"}
        assert "\ue000" not in text


def test_lines_have_no_trailing_blanks(document: Document) -> None:
    assert all(line == line.rstrip() for line in to_text(document).split("\n"))


def test_colour_is_for_careers_and_weak_figures(document: Document) -> None:
    text = to_text(document, colour=True)
    assert "\x1b[34" in text
    assert "\x1b[2m" in text


def test_figures_are_not_torn_from_their_margins(document: Document) -> None:
    for width in (60, 80, 90):
        lines = [line.strip() for line in to_text(document, width).splitlines()]
        assert not [line for line in lines if line.startswith(("± 2", "± 3", "% "))]


def test_every_note_that_is_referred_to_is_there(document: Document) -> None:
    text = to_text(document)
    assert all(f"\n[{mark}] " in text for mark in range(1, 5))


def test_a_grid_is_written_with_its_columns() -> None:
    grid = Grid("Readings", ("code", "title"), (("43-3011", "Collectors"),))
    text = to_text(Document("find", "Find", "", (grid,), {}))
    assert "43-3011" in text
    assert "code" in text


def test_writing_text_loads_no_drawing_library() -> None:
    program = (
        "import sys, metier.render.text; "
        "print([n for n in ('jinja2', 'pyarrow') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
