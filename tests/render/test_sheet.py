"""The table of a page: each figure has what stands behind it, a difference too."""

from __future__ import annotations

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.comparison import comparison_document
from metier.document.nodes import Table
from metier.render.sheet import TableView, laid_out


def laid() -> TableView:
    blocks = comparison_document(clerks_and_collectors()).blocks
    return laid_out(next(block for block in blocks if isinstance(block, Table)), 0.9)


def test_every_figure_and_difference_has_a_name_of_its_own() -> None:
    lines = [line for group in laid().groups for line in group.lines]
    figures = [figure for line in lines for cell in line.cells for figure in cell.figures]
    opened = [*figures, *(line.difference for line in lines if line.difference)]
    assert len({figure.id for figure in opened}) == len(opened)


def test_a_difference_opens_its_arithmetic() -> None:
    pay = laid().groups[0].lines[0]
    assert pay.difference is not None
    said = dict(pay.difference.evidence)
    assert said["Formula"] == "$52,520 − $49,060 = $3,460"
    assert said["Test"].startswith("the difference is 8.")
