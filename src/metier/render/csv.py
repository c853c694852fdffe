"""A comparison as CSV: one line for each row and career, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from metier.document.evidence import address
from metier.document.nodes import Document, Grid
from metier.document.spoken import in_its_language
from metier.model.comparison import Career, Comparison, Row
from metier.words import display, item_words

COLUMNS = (
    "snapshot", "confidence", "measure", "section", "label", "group", "unit", "primary",
    "title", "occupation", "occupation_title",
    "display", "value", "standard_error", "margin", "n", "status", "reason", "category", "items",
    "period", "place", "universe", "source", "where", "inherited_from", "method", "flags", "note",
    "verdict", "why", "gap", "gap_margin",
)  # fmt: skip
"""The header; `verdict`, `why` and the gap are the row's and repeated for each career."""

Scalar = str | float | bool | None
"""What a cell of the sheet holds; None is an empty cell."""

_FIGURE = re.compile(
    r"[-+]?\$?\d[\d,]*(\.\d+)?( ?%)?( ± [\d.,]+| \([-+]?[\d.,]+ \w+ [-+]?[\d.,]+\))?"
)
"""Text that begins like a formula and is only a figure."""


@in_its_language
def to_csv(document: Document) -> str:
    """The document's subject as CSV (RFC 4180), numbers in full, lists separated by `|`.

    A page that is no comparison gives its grids.

    Returns:
        Text whose cells a spreadsheet takes for text and numbers, never for a
        formula: what begins with one of = + - @ gets an apostrophe in front.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    subject = document.subject
    lines = _facts(subject) if isinstance(subject, Comparison) else _grids(document)
    writer.writerows([_guarded(cell) for cell in line] for line in lines)
    return sheet.getvalue()


def _facts(comparison: Comparison) -> Iterable[Iterable[Scalar]]:
    yield COLUMNS
    for row in comparison.rows:
        for position, career in enumerate(comparison.careers):
            yield _cells(comparison, row, position, career)


def _grids(document: Document) -> Iterable[Iterable[Scalar]]:
    """The words of each grid of a page that is no comparison, headed by its columns."""
    for block in document.blocks:
        if isinstance(block, Grid):
            yield block.columns
            yield from block.rows


def _cells(comparison: Comparison, row: Row, position: int, career: Career) -> Iterable[Scalar]:
    answer = row.answers[position]
    estimate, fact = answer.estimate, answer.fact
    unit = row.measure.unit
    yield from (comparison.snapshot, comparison.confidence, row.measure.id)
    yield from (row.measure.section.value, row.label, row.group, unit.value, row.primary)
    yield from (career.title, career.occupation.value, career.occupation_title)
    yield from (display(answer, unit, exact=True), estimate.value, estimate.standard_error)
    yield from (answer.margin, estimate.n, estimate.status.value, estimate.reason)
    yield from (estimate.category, "|".join(item_words(item, unit) for item in answer.items))
    yield from (
        (fact.slice.period, fact.slice.place, fact.slice.universe, fact.source)
        if fact
        else (None,) * 4
    )
    inherited = answer.inherited_from
    yield from (address(answer), inherited.value if inherited else None)
    yield from (fact.method if fact else None, "|".join(answer.flags), answer.note)
    yield from (row.verdict.value if row.verdict else None, row.why)
    yield from (row.gap.value, row.gap.margin) if row.gap else (None, None)


def _guarded(cell: Scalar) -> Scalar:
    """A cell that no spreadsheet runs.

    >>> _guarded("=1+1"), _guarded("-10.5 %"), _guarded("-12 % (-22 to +2)"), _guarded(-10.5)
    ("'=1+1", '-10.5 %', '-12 % (-22 to +2)', -10.5)
    """
    if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r\n") and cell:
        return cell if _FIGURE.fullmatch(cell) else f"'{cell}"
    return cell
