"""One row in one sentence, and rows as parts of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metier.compare.align import PROPER
from metier.compare.naming import listed, listed_label, name
from metier.compare.verdicts import A_BOUND, beyond
from metier.model.comparison import CLEAR, Answer, Career, Row, Verdict
from metier.model.estimate import Status
from metier.model.measure import Unit
from metier.words import difference, display, later, mid_sentence, say, say_many, translated
from metier.words.language import speaking

_COUNTED = (Unit.JOBS, Unit.OPENINGS, Unit.POSTINGS, Unit.PERCENT)


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts the rows of a comparison into words, in its language."""

    careers: Sequence[Career]
    language: str

    def __call__(self, row: Row) -> str:
        """One row in one sentence."""
        with speaking(self.language):
            return row_sentence(row, self.careers)


def row_sentence(row: Row, careers: Sequence[Career]) -> str:
    """One row in one sentence."""
    said = [display(answer, row.measure.unit) for answer in row.answers]
    label = full_label(row)
    if len(careers) == 1:
        return say("{label}: {told}.", label=label, told=said[0])
    missing = [_missing(answer) for answer in row.answers]
    ending = "" if any(missing) else _ending(row, careers)
    if len(set(said)) == 1:
        told = _same(said[0], len(careers), lacks=missing[0])
    else:
        told = listed(
            [
                _of(name(career), text, lacks=lacks)
                for text, lacks, career in zip(said, missing, careers, strict=True)
            ]
        )
    if not ending:
        return say("{label}: {told}.", label=label, told=told)
    return say("{label}: {told}; {ending}.", label=label, told=told, ending=ending)


def _of(career: str, text: str, *, lacks: bool) -> str:
    if lacks:
        return say("no figure for {career} ({reason})", career=career, reason=text)
    return say("{figure} for {career}", figure=text, career=career)


def _same(text: str, careers: int, *, lacks: bool) -> str:
    """What two or more careers have in common, a figure or the lack of one."""
    if lacks and careers == 2:
        return say("no figure for either ({reason})", reason=text)
    if lacks:
        return say("no figure for any ({reason})", reason=text)
    if careers == 2:
        return say("{figure} for both", figure=text)
    return say("{figure} for all", figure=text)


def full_label(row: Row) -> str:
    """A row's label that stands on its own, without a heading above it.

    The level of a distribution is named after its measure.
    """
    if row.group is None:
        return row.label
    proper = row.label.startswith(PROPER)
    level = row.label if proper else mid_sentence(row.label)
    measure = translated(row.measure.label)
    return f"{measure} ({level.replace(' (', '; ').removesuffix(')')})"


def labels(rows: Sequence[Row]) -> list[str]:
    """Rows as parts of a list in a sentence; several levels of a distribution are counted."""
    told = []
    for id in dict.fromkeys(row.measure.id for row in rows):
        mine = [row for row in rows if row.measure.id == id]
        if len(mine) == 1 or mine[0].group is None:
            told += [listed_label(full_label(row)) for row in mine]
        elif len(mine) == len(mine[0].measure.groups):
            told.append(listed_label(translated(mine[0].measure.label)))
        else:
            told.append(
                say_many(
                    "{label} ({n} of its {levels} levels)",
                    "{label} ({n} of its {levels} levels)",
                    len(mine),
                    label=listed_label(translated(mine[0].measure.label)),
                    levels=len(mine[0].measure.groups),
                )
            )
    return told


def _missing(answer: Answer) -> bool:
    return answer.estimate.status in (Status.WITHHELD, Status.ABSENT)


def _ending(row: Row, careers: Sequence[Career]) -> str:
    if row.verdict is None:
        return ""
    unit = row.measure.unit
    if row.verdict in CLEAR and row.gap is not None:
        if len(careers) > 2:
            way = _WAYS[unit in _COUNTED, row.verdict]
            return say(way, career=name(careers[0]))
        top = careers[0] if row.verdict is Verdict.HIGHER else careers[1]
        apart = difference(row.gap.value, unit, row.gap.margin)
        if unit in _COUNTED:
            return say("more for {career}, by {gap}", career=name(top), gap=apart)
        return say("higher for {career}, by {gap}", career=name(top), gap=apart)
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        if row.gap is None or len(careers) > 2:
            return translated(row.verdict)
        apart = difference(row.gap.value, unit, row.gap.margin)
        return say("no clear difference, {gap} apart{aside}", gap=apart, aside=beyond(row.gap))
    verdict = translated(row.verdict)
    if row.why:
        verdict = say("{verdict}: {reason}", verdict=verdict, reason=translated(row.why))
    if row.why == A_BOUND and row.gap is not None and len(careers) == 2:
        least = difference(row.gap.value, unit)
        return say("the gap is at least {gap}; {verdict}", gap=least, verdict=verdict)
    return verdict


_WAYS = {
    (True, Verdict.HIGHER): later("more for {career} than for the others taken together"),
    (True, Verdict.LOWER): later("fewer for {career} than for the others taken together"),
    (False, Verdict.HIGHER): later("higher for {career} than for the others taken together"),
    (False, Verdict.LOWER): later("lower for {career} than for the others taken together"),
}
"""How the first of several careers differs, by whether a row counts."""
