"""One figure, or that of two careers, traced to the cells of the files, with the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metier.compare.gathered import of_records
from metier.document.contrast import contrast_lines
from metier.document.formula import formula, gap_formula
from metier.document.nodes import Block, Data, Document, Grid, Heading, Paragraph, Span
from metier.document.origins import (
    Releases,
    fact_data,
    files_of,
    origin_grids,
    origins,
    release_data,
)
from metier.model.comparison import Answer, Career, Comparison, Row
from metier.model.measure import Unit, measure
from metier.model.release import Release
from metier.words import display, figure, join, later, mid_sentence, ranged, say, translated
from metier.words.language import speaking


def explanation_document(sheet: Comparison, rows: Sequence[Row], releases: Releases) -> Document:
    """Every row of one measure for one career or two, each figure with its trace.

    Args:
        sheet: a comparison of one career or of two.
        rows: those of the measure, the leading source first.
        releases: of the snapshot, by address.
    """
    with speaking(sheet.language):
        return _document(sheet, rows, releases)


@dataclass(frozen=True)
class _Traced:
    """One figure with its trace.

    Attributes:
        heading: that sets it apart from the others of the document.
    """

    heading: str
    career: Career
    row: Row
    answer: Answer
    lines: list[tuple[str, str]]


def _document(sheet: Comparison, rows: Sequence[Row], releases: Releases) -> Document:
    names = [mid_sentence(career.occupation_title) for career in sheet.careers]
    about = translated(rows[0].measure.label)
    title = say("{label}: {told}", label=about, told=join(list(dict.fromkeys(names))))
    readings = (_reading(career) for career in sheet.careers)
    said = [*readings, _nation(sheet, rows)]
    blocks: list[Block] = [Paragraph((Span(text),)) for text in said if text]
    figures: list[_Traced] = []
    differences: list[Data] = []
    for row in rows:
        traced = [_traced(row, at, sheet) for at in range(len(sheet.careers))]
        for one in traced:
            if len(rows) * len(traced) > 1:
                blocks.append(Heading(one.heading, f"figure-{len(figures) + 1}"))
            blocks.append(_grid(one.heading, one.lines))
            if one.answer.inputs:
                blocks += origin_grids(one.answer.inputs, releases)
            figures.append(one)
        if len(traced) == 2 and (lines := contrast_lines(row, sheet)):
            heading = say("{label}: the difference", label=row.label)
            pair = [len(figures) - 2, len(figures) - 1]
            told = {"label": row.label, "figures": pair, **_contrast(row)}
            differences.append({**told, "trace": dict(lines)})
            blocks.append(Heading(heading, f"difference-{len(differences)}"))
            blocks.append(_grid(heading, lines))
    data: Data = {
        "schema": "metier/explanation/1",
        "snapshot": sheet.snapshot,
        "confidence": sheet.confidence,
        "title": sheet.careers[0].title,
        "occupation": sheet.careers[0].occupation.value,
        "measure": rows[0].measure.id,
        "figures": [_figure(one) for one in figures],
        "differences": differences,
        "releases": [release_data(release) for release in _files(figures, releases)],
    }
    shown = display(rows[0].answers[0], rows[0].measure.unit)
    summary = say("{label}: {told}.", label=title, told=shown)
    return Document("explanation", title, summary, tuple(blocks), data)


def _nation(sheet: Comparison, rows: Sequence[Row]) -> str:
    """That nothing is known of the place asked for; empty where something is."""
    if not all("national" in answer.flags for row in rows for answer in row.answers):
        return ""
    message = later("No figures for {place}: those shown are for the nation.")
    return say(message, place=sheet.place.name)


def _reading(career: Career) -> str:
    """What a title was read as, and why; empty where it is the occupation's own name."""
    if career.title.casefold() == career.occupation_title.casefold():
        return ""
    best = career.coding.best
    values = {
        "title": career.title,
        "occupation": mid_sentence(career.occupation_title),
        "code": career.occupation.value,
    }
    if best is None or career.chosen:
        return say("{title} is read as {occupation} ({code}).", **values)
    message = later("{title} is read as {occupation} ({code}): {reason}.")
    return say(message, **values, reason=translated(best.reason))


def _traced(row: Row, at: int, sheet: Comparison) -> _Traced:
    career, answer = sheet.careers[at], row.answers[at]
    heading = row.label
    if len(sheet.careers) > 1:
        heading = say("{label}: {told}", label=row.label, told=mid_sentence(career.title))
    return _Traced(heading, career, row, answer, trace(row, answer, sheet))


def _grid(caption: str, lines: Sequence[tuple[str, str]]) -> Grid:
    return Grid(caption, (say("what"), say("value")), tuple(_told(lines)))


def _files(figures: Sequence[_Traced], releases: Releases) -> list[Release]:
    """What the figures rest on; a figure without facts has its release alone."""
    found = files_of([fact for one in figures for fact in origins(one.answer)], releases)
    own = [one.answer.release for one in figures if one.answer.release is not None]
    return list({release.address: release for release in (*found, *own)}.values())


def _figure(one: _Traced) -> Data:
    answer, estimate = one.answer, one.answer.estimate
    return {
        "label": one.row.label,
        "title": one.career.title,
        "occupation": one.career.occupation.value,
        "inherited_from": answer.inherited_from.value if answer.inherited_from else None,
        "group": one.row.group,
        "unit": one.row.measure.unit.value,
        "value": estimate.value,
        "category": estimate.category,
        "items": [item.name for item in answer.items],
        "standard_error": estimate.standard_error,
        "margin": answer.margin,
        "n": estimate.n,
        "status": estimate.status.value,
        "reason": translated(estimate.reason or "") or None,
        "formula": formula(answer, one.row.measure.unit) or None,
        "source": answer.release.address if answer.release else None,
        "computed": bool(answer.formula) or not answer.fact,
        "facts": [fact_data(fact) for fact in origins(answer)],
        "trace": dict(one.lines),
    }


def _contrast(row: Row) -> Data:
    return {
        "value": row.gap.value if row.gap else None,
        "margin": row.gap.margin if row.gap else None,
        "verdict": row.verdict,
        "formula": gap_formula(row) or None,
    }


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
        yield later("title in the file"), fact.title or ""
        yield later("place"), spot.place
        yield later("period"), spot.period
        yield later("universe"), translated(spot.universe)
        yield later("industry"), spot.industry or ""
        yield later("employer"), spot.employer or ""
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
