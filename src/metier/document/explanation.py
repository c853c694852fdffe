"""One figure traced to the cells of the files, with the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metier.compare.variants import of_records
from metier.document.formula import formula
from metier.document.nodes import Data, Document, Grid, Heading, Paragraph, Span
from metier.model.comparison import Answer, Comparison, Row
from metier.words import display, figure, mid_sentence


def explanation_document(sheet: Comparison, rows: Sequence[Row]) -> Document:
    """Every row of one measure for one career, each with its trace.

    Args:
        sheet: a comparison of one career.
        rows: those of the measure, the leading source first.
    """
    career = sheet.careers[0]
    title = f"{rows[0].measure.label}: {mid_sentence(career.occupation_title)}"
    blocks: list[Heading | Paragraph | Grid] = []
    if career.title.casefold() != career.occupation_title.casefold():
        best = career.coding.best
        reason = f": {best.reason}" if best and not career.chosen else ""
        reading = (
            f"{career.title} is read as {mid_sentence(career.occupation_title)} "
            f"({career.occupation.value}){reason}."
        )
        blocks.append(Paragraph((Span(reading),)))
    traces = [trace(row, row.answers[0], sheet) for row in rows]
    for position, (row, lines) in enumerate(zip(rows, traces, strict=True), start=1):
        if len(rows) > 1:
            blocks.append(Heading(row.label, f"figure-{position}"))
        blocks.append(Grid(row.label, ("what", "value"), tuple(lines)))
    data: Data = {
        "schema": "metier/explanation/1",
        "snapshot": sheet.snapshot,
        "title": career.title,
        "occupation": career.occupation.value,
        "measure": rows[0].measure.id,
        "figures": [
            {"label": row.label, "trace": dict(lines)}
            for row, lines in zip(rows, traces, strict=True)
        ],
    }
    summary = f"{title}: {display(rows[0].answers[0], rows[0].measure.unit)}."
    return Document("explanation", title, summary, tuple(blocks), data)


def trace(row: Row, answer: Answer, sheet: Comparison) -> list[tuple[str, str]]:
    """One figure's way back to its file."""
    return [(name, value) for name, value in _trace(row, answer, sheet) if value]


def _trace(row: Row, answer: Answer, sheet: Comparison) -> Iterator[tuple[str, str]]:
    estimate, fact, release = answer.estimate, answer.fact, answer.release
    unit = row.measure.unit
    yield "figure", display(answer, unit, exact=True)
    yield "measure", f"{row.measure.id}, in {unit}"
    yield "status", estimate.status.value
    if answer.items:
        entries = (
            f"{i.name}{f' ({i.estimate.value:g})' if i.estimate.value else ''}"
            for i in answer.items
        )
        yield "entries", "; ".join(entries)
    yield "reason", estimate.reason or ""
    if answer.inherited_from is not None:
        name = mid_sentence(answer.inherited_title)
        yield "inherited from", f"{answer.inherited_from.value} {name}"
    if fact is not None:
        spot = fact.slice
        yield "place", spot.place
        yield "period", spot.period
        yield "universe", spot.universe
        yield "industry", spot.industry or ""
        yield "group", spot.group or ""
    counted = fact is not None and of_records(fact)
    behind = "records behind it" if counted else "people or establishments behind it"
    yield behind, "" if estimate.n is None else f"{estimate.n:,}"
    if release is not None:
        yield "publication", release.citation
        yield "release", release.address
        yield "licence", release.licence
        yield "workbook", release.file
        yield "sha256", release.sha256
    if fact is not None and fact.cell is not None:
        yield "sheet", fact.cell.sheet
        yield "column", fact.cell.column
        yield "row", f"{fact.cell.row} of the sheet, record {fact.cell.record} below the header"
    if fact is not None:
        yield "method", fact.method
    yield "formula", formula(answer, unit)
    yield "note", answer.note
    yield from _error(row, answer, sheet.confidence)
    yield "snapshot", sheet.snapshot


def _error(row: Row, answer: Answer, confidence: float) -> Iterator[tuple[str, str]]:
    value, error = answer.estimate.value, answer.estimate.standard_error
    if error is None or answer.margin is None:
        if value is not None:
            yield "standard error", "none published"
        return
    if value:
        relative = 100 * error / abs(value)
        yield "relative standard error", f"{relative:.4g} %"
        yield "standard error", f"{value:,.10g} x {relative:.4g} / 100 = {error:,.6g}"
    else:
        yield "standard error", f"{error:,.6g}"
    factor = answer.margin / error if error else 0.0
    yield (
        f"margin at {100 * confidence:g} %",
        f"{factor:.4g} x {error:,.6g} = {answer.margin:,.6g}",
    )
    low, high = (value or 0.0) - answer.margin, (value or 0.0) + answer.margin
    unit = row.measure.unit
    yield "interval", f"{figure(low, unit, exact=True)} to {figure(high, unit, exact=True)}"
