"""How two figures of one row were held against each other: formula, margin, test, verdict."""

from __future__ import annotations

from collections.abc import Iterator

from metier.compare.verdicts import tested_with
from metier.document.formula import gap_formula, gap_margin
from metier.model.comparison import Comparison, Row
from metier.words import difference, later, say, translated


def contrast_lines(row: Row, sheet: Comparison) -> list[tuple[str, str]]:
    """Names and words for the difference of two careers; empty where the row is no quantity.

    Args:
        row: of the sheet.
        sheet: a comparison of two careers, whose rows were tested together.
    """
    return [(name, value) for name, value in _lines(row, sheet) if value]


def _lines(row: Row, sheet: Comparison) -> Iterator[tuple[str, str]]:
    if row.verdict is None:
        return
    gap, unit = row.gap, row.measure.unit
    if gap is not None:
        yield later("difference"), difference(gap.value, unit, gap.margin)
        yield later("formula"), gap_formula(row)
        yield later("margin"), gap_margin(row)
    yield later("verdict"), translated(row.verdict)
    yield later("reason"), translated(row.why)
    test = tested_with(sheet.rows, row, sheet.confidence)
    if test is not None:
        level = f"{100 * (1 - sheet.confidence):g} %"
        yield later("two-sided p"), f"{test.p:.3g}"
        yield (
            later("tested together"),
            say(
                "{tested} differences at a false discovery rate of {level} (Benjamini and "
                "Hochberg): {real} are clear, those of p up to {level} × {real} / {tested} = "
                "{limit}",
                tested=test.tested,
                real=test.real,
                level=level,
                limit=f"{test.limit:.3g}",
            ),
        )
    yield later("in words"), row.sentence
