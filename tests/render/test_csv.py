"""CSV has a line for each row and career, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from metier.document.nodes import Document, Grid
from metier.model.comparison import Comparison
from metier.render.csv import COLUMNS, to_csv


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_whole_is_as_reviewed(document: Document, golden: Callable[[str, str], None]) -> None:
    golden("comparison.csv", to_csv(document))


def test_there_is_a_line_for_each_row_and_career(three: Document) -> None:
    assert isinstance(three.subject, Comparison)
    made = lines(to_csv(three))
    assert tuple(made[0]) == COLUMNS
    assert len(made) == 1 + 3 * len(three.subject.rows)
    assert {len(line) for line in made} == {len(COLUMNS)}


def test_values_are_given_in_full(document: Document) -> None:
    made = [dict(zip(COLUMNS, line, strict=True)) for line in lines(to_csv(document))[1:]]
    assert float(made[1]["value"]) == 49060.0
    assert abs(float(made[1]["margin"]) - 322.786) < 0.001
    assert made[1]["display"] == "$49,060 ± 323"


def test_negative_figures_stay_figures(document: Document) -> None:
    shown = {line[COLUMNS.index("display")] for line in lines(to_csv(document))}
    assert "-10.5 %" in shown


def test_no_cell_begins_like_a_formula_unless_it_is_a_number(hostile_document: Document) -> None:
    for line in lines(to_csv(hostile_document)):
        for cell in line:
            assert not cell.startswith(("=", "@", "+", "\t", "\r"))
            assert not cell.startswith("-") or cell[1].isdigit()


@given(st.text(max_size=30), st.sampled_from("=+-@\t\r\n"))
@example(",", "+")
def test_whatever_a_word_is_it_cannot_start_a_formula(text: str, first: str) -> None:
    grid = Grid("", ("word",), ((f"{first}{text}",),))
    page = Document("find", "", "", (grid,), {})
    (cell,) = lines(to_csv(page))[1][:1] or [""]
    assert cell.startswith("'") or cell[1:].removeprefix("$")[:1].isdigit()


def test_a_page_that_is_no_comparison_gives_its_grids(document: Document) -> None:
    grid = Grid("Readings", ("code", "title"), (("43-3011", "Collectors"),))
    page = replace(document, blocks=(grid,), subject={})
    assert lines(to_csv(page)) == [["code", "title"], ["43-3011", "Collectors"]]
