"""Markdown reads as the page does, and no title acts as markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt

from metier.document.nodes import Document, Grid
from metier.render.markdown import to_markdown


def html(text: str) -> str:
    made: str = MarkdownIt("commonmark").enable("table").render(text)
    return made


def test_the_whole_is_as_reviewed(document: Document, golden: Callable[[str, str], None]) -> None:
    golden("comparison.md", to_markdown(document))


def test_three_careers_are_as_reviewed(three: Document, golden: Callable[[str, str], None]) -> None:
    golden("three.md", to_markdown(three))


def test_every_note_that_is_referred_to_is_there_once(document: Document) -> None:
    text = to_markdown(document)
    noted = re.findall(r"^\[\^(\d+)\]:", text, re.M)
    assert sorted(set(re.findall(r"\[\^(\d+)\](?!:)", text))) == sorted(noted)
    assert len(noted) == len(set(noted))


def test_tables_have_as_many_cells_in_every_line(three: Document) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", to_markdown(three), re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1


def test_hostile_titles_are_only_text(hostile_document: Document) -> None:
    made = html(to_markdown(hostile_document))
    assert "<script" not in made
    assert 'href="b"' not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made
    assert "\x1b" not in made


def test_a_grid_is_a_table(document: Document) -> None:
    grid = Grid("Readings", ("code", "title"), (("43-3011", "a | b"),))
    page = Document("find", "Find", "", (grid,), {})
    assert "<td>a | b</td>" in html(to_markdown(page))
