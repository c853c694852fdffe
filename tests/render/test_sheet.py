"""The table of a page: each figure has what stands behind it, a difference too."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.comparison import comparison_document
from metier.document.nodes import Line, Table
from metier.render.sheet import TableView, laid_out


def laid() -> TableView:
    return laid_out(figures(), 0.9)


def figures() -> Table:
    blocks = comparison_document(clerks_and_collectors()).blocks
    return next(block for block in blocks if isinstance(block, Table))


def test_no_markup_is_shown_as_words() -> None:
    table = figures()
    first = table.groups[0]
    line = next(line for line in first.lines if isinstance(line, Line))
    noted = replace(line, cells=tuple(replace(cell, marks=(7,)) for cell in line.cells))
    said = laid_out(replace(table, groups=(replace(first, lines=(noted,)),)), 0.9).groups[0].lines
    assert said.count('<sup><a href="#note-7"') == 2
    assert "&lt;" not in said


def test_every_figure_and_difference_has_a_name_of_its_own() -> None:
    said = "".join(group.lines for group in laid().groups)
    names = re.findall(r'<div popover [^>]*id="([^"]+)"', said)
    assert len(names) > 50
    assert len(set(names)) == len(names)


def test_a_difference_opens_its_arithmetic() -> None:
    pay = laid().groups[0].lines.split("</tr>")[0]
    assert "<dt>Formula</dt><dd>$52,520 − $49,060 = $3,460</dd>" in pay
    assert "<dt>Test</dt><dd>the difference is 8." in pay


def test_lines_of_other_sources_are_counted_for_the_switch_and_not_for_a_section() -> None:
    table = figures()
    assert laid_out(table, 0.9).others == ""
    first = table.groups[0]
    again = replace(next(ln for ln in first.lines if isinstance(ln, Line)), secondary=True)
    other = replace(first, lines=(*first.lines, again))
    sheet = laid_out(replace(table, groups=(other, *table.groups[1:])), 0.9)
    assert sheet.others == "Show other sources too (1 line)"
    assert sheet.groups[0].gist == laid_out(table, 0.9).groups[0].gist


def test_marks_lead_to_the_notes_of_the_table() -> None:
    table = figures()
    first = table.groups[0]
    line = next(line for line in first.lines if isinstance(line, Line))
    cells = (replace(line.cells[0], marks=(7,)), *line.cells[1:])
    marked = replace(first, lines=(replace(line, marks=(3,), cells=cells),))
    said = laid_out(replace(table, groups=(marked,)), 0.9).groups[0].lines
    assert said.count('<sup><a href="#note-7" aria-label="note 7">7</a></sup></div></td>') == 1
    assert said.count('<sup><a href="#note-3" aria-label="note 3">3</a></sup></th>') == 1
