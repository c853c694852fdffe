"""What stands behind one figure, as names and words: source, cell, period, formula."""

from __future__ import annotations

from collections.abc import Iterable

from metier.compare.variants import of_records
from metier.model.comparison import Answer
from metier.model.estimate import Status
from metier.model.measure import Unit
from metier.model.states import BY_LETTERS
from metier.words import display, figure, when

_NATION = "United States"


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
        return _NATION
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


def _all(answer: Answer, unit: Unit, confidence: float) -> Iterable[tuple[str, str]]:
    fact, release = answer.fact, answer.release
    yield "Figure", display(answer, unit, exact=True)
    if release is not None:
        yield "Source", f"{release.publisher}, {release.title}"
    if fact is not None:
        yield "Period", when(fact.slice.period)
        yield "Place", place_name(answer)
        yield "Counted", fact.slice.universe
    yield "Cell", address(answer) or ""
    yield "Whose", _whose(answer)
    counted = fact is not None and of_records(fact)
    asked = "Records behind it" if counted else "People or establishments asked"
    yield asked, _count(answer.estimate.n)
    yield "Margin", _margin(answer, unit, confidence)
    if fact is not None:
        yield "Method", fact.method
    yield "Note", answer.note


def _whose(answer: Answer) -> str:
    if answer.inherited_from is None:
        return ""
    code = answer.inherited_from.value
    return f"{answer.inherited_title} ({code})" if answer.inherited_title else code


def _count(n: int | None) -> str:
    return "" if n is None else f"{n:,}"


def _margin(answer: Answer, unit: Unit, confidence: float) -> str:
    """The margin's formula with its numbers put in; says so where the error is unknown."""
    estimate = answer.estimate
    if estimate.value is None or not estimate.known:
        return ""
    if answer.margin is None or not estimate.standard_error:
        if estimate.status is Status.ESTIMATED and answer.fact is not None:
            return "the sample does not give the error of this figure"
        return "no error is published for this figure"
    shown = figure(estimate.value, unit, answer.margin, exact=True).rpartition("± ")[2]
    factor = answer.margin / estimate.standard_error
    error = (
        f"{estimate.standard_error:,.4g}"
        if estimate.standard_error < 1000
        else (f"{estimate.standard_error:,.0f}")
    )
    return f"{factor:.3f} × standard error {error} = {shown}, at {confidence:.0%}".replace(
        "%", " %"
    )
