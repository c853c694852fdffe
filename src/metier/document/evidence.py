"""What stands behind one figure, as names and words: source, cell, period, formula."""

from __future__ import annotations

from collections.abc import Iterable

from metier.compare.gathered import of_records
from metier.document.formula import formula, gap_formula, gap_margin, number, standard_error
from metier.model.comparison import Answer, Row, Verdict
from metier.model.estimate import Status
from metier.model.measure import Unit
from metier.model.states import BY_LETTERS
from metier.words import display, figure, later, say, translated, when

_NATION = later("United States")


def address(answer: Answer) -> str | None:
    """Where a figure stands: file, sheet, column and record; None where it was computed.

    Returns:
        As `national_M2025_dl.xlsx#national_M2025_dl!A_MEAN:846`.
    """
    if answer.fact is None or answer.fact.cell is None:
        return None
    file = answer.release.file if answer.release else answer.fact.source
    return f"{file}#{answer.fact.cell}"


def place_name(answer: Answer) -> str:
    """What the place of a figure is called; its code where no name is known.

    A figure of no fact has no place.
    """
    if answer.fact is None:
        return ""
    code = answer.fact.slice.place
    if code == "US":
        return say(_NATION)
    return answer.place or (BY_LETTERS[code].name if code in BY_LETTERS else code)


def citation(answer: Answer) -> str | None:
    """One line that credits a figure's source; None where no source is known."""
    if answer.release is None:
        return None
    spot = address(answer)
    return f"{answer.release.citation}" + (f" ({spot})" if spot else "")


def evidence(answer: Answer, unit: Unit, confidence: float) -> tuple[tuple[str, str], ...]:
    """Names and words for what stands behind one figure, in reading order.

    Args:
        answer: of one career in one row.
        unit: of the row's measure.
        confidence: of the margin, as 0.9.
    """
    return tuple((name, text) for name, text in _all(answer, unit, confidence) if text)


def gap_evidence(row: Row, said: str) -> tuple[tuple[str, str], ...]:
    """Names and words for what stands behind a difference; empty where there is none to explain.

    Args:
        said: the difference in words.
    """
    arithmetic = gap_formula(row)
    if not arithmetic:
        return ()
    pairs = (
        (say("Difference"), said),
        (say("Formula"), arithmetic),
        (say("Margin"), gap_margin(row)),
        (say("Test"), _tested(row)),
    )
    return tuple((name, text) for name, text in pairs if text)


def _tested(row: Row) -> str:
    if row.verdict is Verdict.NOT_TESTED:
        return say("not tested: {why}", why=translated(row.why))
    gap = row.gap
    if gap is None or not gap.margin:
        return ""
    times = f"{abs(gap.value) / gap.margin:.3g}"
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return say(
            "the difference is {times} times its margin: not clear once all rows are tested "
            "together (Benjamini and Hochberg)",
            times=times,
        )
    return say(
        "the difference is {times} times its margin: clear with all rows tested together "
        "(Benjamini and Hochberg)",
        times=times,
    )


def _all(answer: Answer, unit: Unit, confidence: float) -> Iterable[tuple[str, str]]:
    fact, release = answer.fact, answer.release
    yield say("Figure"), display(answer, unit, exact=True)
    if release is not None:
        yield say("Source"), f"{release.publisher}, {release.title}"
    if fact is not None:
        yield say("Period"), when(fact.slice.period)
        yield say("Place"), place_name(answer)
        yield say("Counted"), translated(fact.slice.universe)
    yield say("Cell"), address(answer) or ""
    yield say("Whose"), _whose(answer)
    counted = fact is not None and of_records(fact)
    asked = say("Records behind it") if counted else say("People or establishments asked")
    yield asked, _count(answer.estimate.n)
    yield say("Formula"), formula(answer, unit)
    yield say("Standard error"), standard_error(answer)
    yield say("Margin"), _margin(answer, unit, confidence)
    if fact is not None:
        yield say("Method"), translated(fact.method)
    yield say("Note"), translated(answer.note)


def _whose(answer: Answer) -> str:
    if answer.inherited_from is None:
        return ""
    code = answer.inherited_from.value
    whose = f"{answer.inherited_title} ({code})" if answer.inherited_title else code
    return say("{whose}: there is no such figure of the title alone", whose=whose)


def _count(n: int | None) -> str:
    return "" if n is None else f"{n:,}"


def _margin(answer: Answer, unit: Unit, confidence: float) -> str:
    """The margin's formula with its numbers put in; says so where the error is unknown."""
    estimate = answer.estimate
    if estimate.value is None or not estimate.known:
        return ""
    if answer.margin is None or not estimate.standard_error:
        if estimate.status is Status.ESTIMATED and answer.fact is not None:
            return say("the sample does not give the error of this figure")
        return say("no error is published for this figure")
    shown = figure(estimate.value, unit, answer.margin, exact=True).rpartition("± ")[2]
    factor = answer.margin / estimate.standard_error
    error = number(estimate.standard_error)
    return say(
        "{factor} × standard error {error} = {margin}, at {confidence} %",
        factor=f"{factor:.3f}",
        error=error,
        margin=shown,
        confidence=f"{100 * confidence:.0f}",
    )
