"""One figure traced to the cells of the files, with the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metier.compare.variants import of_records
from metier.document.formula import formula
from metier.document.nodes import Data, Document, Grid, Heading, Paragraph, Span
from metier.model.comparison import Answer, Comparison, Row
from metier.model.measure import Unit, measure
from metier.words import display, figure, later, mid_sentence, ranged, say, translated
from metier.words.language import speaking


def explanation_document(sheet: Comparison, rows: Sequence[Row]) -> Document:
    """Every row of one measure for one career, each with its trace.

    Args:
        sheet: a comparison of one career.
        rows: those of the measure, the leading source first.
    """
    with speaking(sheet.language):
        return _document(sheet, rows)


def _document(sheet: Comparison, rows: Sequence[Row]) -> Document:
    career = sheet.careers[0]
    name = mid_sentence(career.occupation_title)
    title = say("{label}: {told}", label=translated(rows[0].measure.label), told=name)
    blocks: list[Heading | Paragraph | Grid] = []
    if career.title.casefold() != career.occupation_title.casefold():
        best = career.coding.best
        values = {"title": career.title, "occupation": name, "code": career.occupation.value}
        reading = say("{title} is read as {occupation} ({code}).", **values)
        if best and not career.chosen:
            reason = translated(best.reason)
            reading = say(
                "{title} is read as {occupation} ({code}): {reason}.", **values, reason=reason
            )
        blocks.append(Paragraph((Span(reading),)))
    traces = [trace(row, row.answers[0], sheet) for row in rows]
    for position, (row, lines) in enumerate(zip(rows, traces, strict=True), start=1):
        if len(rows) > 1:
            blocks.append(Heading(row.label, f"figure-{position}"))
        blocks.append(Grid(row.label, (say("what"), say("value")), tuple(_told(lines))))
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
    shown = display(rows[0].answers[0], rows[0].measure.unit)
    summary = say("{label}: {told}.", label=title, told=shown)
    return Document("explanation", title, summary, tuple(blocks), data)


def _told(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The lines of a trace as a page has them; data forms keep the English names."""
    for name, value in lines:
        yield translated(name), translated(value)


def trace(row: Row, answer: Answer, sheet: Comparison) -> list[tuple[str, str]]:
    """One figure's way back to its file."""
    return [(name, value) for name, value in _trace(row, answer, sheet) if value]


def _trace(row: Row, answer: Answer, sheet: Comparison) -> Iterator[tuple[str, str]]:
    estimate, fact, release = answer.estimate, answer.fact, answer.release
    unit = row.measure.unit
    yield later("figure"), display(answer, unit, exact=True)
    yield (
        later("measure"),
        say("{measure}, in {unit}", measure=row.measure.id, unit=translated(unit)),
    )
    yield later("status"), translated(estimate.status)
    if answer.items:
        entries = (
            f"{translated(i.name)}{f' ({i.estimate.value:g})' if i.estimate.value else ''}"
            for i in answer.items
        )
        yield later("entries"), "; ".join(entries)
    yield later("reason"), translated(estimate.reason or "")
    if answer.inherited_from is not None:
        name = mid_sentence(answer.inherited_title)
        yield later("inherited from"), f"{answer.inherited_from.value} {name}"
    if fact is not None:
        spot = fact.slice
        # the file's own code, without which its rows of an occupation cannot be found
        yield later("occupation in the file"), str(fact.occupation)
        yield later("place"), spot.place
        yield later("period"), spot.period
        yield later("universe"), translated(spot.universe)
        yield later("industry"), spot.industry or ""
        yield later("group"), translated(spot.group or "")
    counted = fact is not None and of_records(fact)
    behind = later("records behind it")
    if not counted:
        behind = later("people or establishments behind it")
    yield behind, "" if estimate.n is None else f"{estimate.n:,}"
    if release is not None:
        yield later("publication"), release.citation
        yield later("release"), release.address
        yield later("licence"), release.licence
        yield later("workbook"), release.file
        yield later("sha256"), release.sha256
    if fact is not None and fact.cell is not None:
        yield later("sheet"), fact.cell.sheet
        yield later("column"), fact.cell.column
        yield (
            later("row"),
            say(
                "{row} of the sheet, record {record} below the header",
                row=fact.cell.row,
                record=fact.cell.record,
            ),
        )
    if fact is not None:
        yield later("method"), translated(fact.method)
    yield later("formula"), formula(answer, unit)
    yield later("note"), translated(answer.note)
    yield from _error(row, answer, sheet.confidence)
    yield later("snapshot"), sheet.snapshot


def _measured(row: Row) -> str:
    return say("{measure}, in {unit}", measure=row.measure.id, unit=translated(row.measure.unit))


def _error(row: Row, answer: Answer, confidence: float) -> Iterator[tuple[str, str]]:
    value, error = answer.estimate.value, answer.estimate.standard_error
    if error is None or answer.margin is None:
        if value is not None:
            yield later("standard error"), say("none published")
        return
    if value:
        relative = 100 * error / abs(value)
        yield later("relative standard error"), f"{relative:.4g} %"
        yield later("standard error"), f"{value:,.10g} x {relative:.4g} / 100 = {error:,.6g}"
    else:
        yield later("standard error"), f"{error:,.6g}"
    factor = answer.margin / error if error else 0.0
    yield (
        f"margin at {100 * confidence:g} %",
        f"{factor:.4g} x {error:,.6g} = {answer.margin:,.6g}",
    )
    low, high = (value or 0.0) - answer.margin, (value or 0.0) + answer.margin
    unit = row.measure.unit
    if unit is Unit.NAME and answer.fact is not None:  # the leader's pay beside its name
        unit = measure(answer.fact.measure).unit
    yield later("interval"), ranged([figure(end, unit, exact=True) for end in (low, high)])
