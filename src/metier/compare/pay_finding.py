"""The finding about pay: who is paid more, where a test says so, and by how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from metier.compare.naming import capital, listed, name
from metier.compare.records_finding import beside, kind_of
from metier.compare.verdicts import A_BOUND, beyond
from metier.model.comparison import Answer, Career, Row, Sentence, Verdict
from metier.model.estimate import Status
from metier.words import compact, difference, figure, per

_CLEAR = (Verdict.HIGHER, Verdict.LOWER)
_LEADING = ("pay.annual.mean", "pay.hourly.mean", "pay.annual.median", "pay.hourly.median")
"""Rows that may carry the finding: those with a test first, what people know best before."""

_CLOSE = 0.05
"""Pay that differs by less than this share, margin included, is about the same."""


def pay(
    rows: Mapping[str, Row], careers: Sequence[Career], every: Sequence[Row]
) -> Sentence | None:
    """The finding about pay, of the first row that has it for the most careers.

    Args:
        rows: by measure, what leads.
        every: all rows of the page, for what records or official statistics say beside it.

    Returns:
        None where no career has a figure.
    """
    present = [rows[id] for id in _LEADING if id in rows]
    row = max(present, key=lambda row: sum(map(_has, row.answers)))
    if not any(map(_has, row.answers)):
        return None
    found = _told(row, rows, careers)
    return replace(found, text=found.text + beside(every, row, careers))


def _told(row: Row, rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence:
    if len(careers) > 2:
        return _of_many(row, careers)
    if not all(map(_has, row.answers)):
        return _one_sided(row, careers)
    if row.verdict in _CLEAR and row.gap is not None:
        return _clear(row, rows, careers)
    return _unclear(row, careers)


def _has(answer: Answer) -> bool:
    return answer.estimate.value is not None


def amount(row: Row, at: int) -> str:
    """One career's pay, rounded as its cell is; a bound says so."""
    answer, unit = row.answers[at], row.measure.unit
    value = answer.estimate.value or 0.0
    if answer.estimate.status is Status.TOP_CODED:
        return f"at least {figure(value, unit, exact=True)}"
    return figure(value, unit, answer.margin).partition(" ±")[0]


def _kind(row: Row) -> str:
    kind = kind_of(row)
    middle = "at the median" if "median" in row.measure.id else "on average"
    return f"{middle} in {kind}" if kind else middle


def _one_sided(row: Row, careers: Sequence[Career]) -> Sentence:
    have, lack = (0, 1) if _has(row.answers[0]) else (1, 0)
    reason = row.answers[lack].estimate.reason or row.why
    text = (
        f"{capital(name(careers[have]))} are paid {amount(row, have)} {per(row.measure.unit)} "
        f"{_kind(row)}; for {name(careers[lack])} there is no figure ({reason})."
    )
    return Sentence(text, (row.measure.id,))


def _clear(row: Row, rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence:
    top, low = (0, 1) if row.verdict is Verdict.HIGHER else (1, 0)
    unit, gap = row.measure.unit, row.gap
    apart = difference(gap.value, unit, gap.margin) if gap else ""
    text = (
        f"{capital(name(careers[top]))} earn more: {amount(row, top)} {per(unit)} against "
        f"{amount(row, low)} for {name(careers[low])} {_kind(row)}, {apart} more."
    )
    chance = _chance(rows["pay.outearn.chance"], low, careers)
    return Sentence(text + chance, (row.measure.id, *(["pay.outearn.chance"] if chance else [])))


def _chance(row: Row, low: int, careers: Sequence[Career]) -> str:
    value = row.answers[low].estimate.value
    if value is None:
        return ""
    tenths = round(value / 10)
    often = f"about {tenths} pair{'' if tenths == 1 else 's'} of 10"
    if not 0 < tenths < 10:
        often = "almost no pair" if tenths == 0 else "almost every pair"
    return f" Pair one worker of each at random: {name(careers[low])} are paid more in {often}."


def _unclear(row: Row, careers: Sequence[Career]) -> Sentence:
    """Both figures without a word of more or less, and the reason for that."""
    kind = kind_of(row)
    label = f"{row.measure.label}, in {kind}" if kind else row.measure.label
    unit, gap = row.measure.unit, row.gap
    pair = listed([f"{amount(row, at)} for {name(career)}" for at, career in enumerate(careers)])
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE and gap is not None:
        close = abs(gap.value) + (gap.margin or 0.0) <= _CLOSE * (
            row.answers[0].estimate.value or 0.0
        )
        start = "is about the same" if close else "shows no clear difference"
        apart = f", {difference(gap.value, unit, gap.margin)} apart" if gap.margin else ""
        apart += beyond(gap)
        text = f"{label}, {start}: {pair}{apart}."
        return Sentence(text, (row.measure.id,))
    why = row.why
    if row.answers[0].fact is not None and row.answers[0].fact == row.answers[1].fact:
        both = f"{amount(row, 0)} {per(unit)} {_kind(row)}"
        text = f"{capital(listed([name(c) for c in careers]))} are paid {both}: {why}."
        return Sentence(text, (row.measure.id,))
    if why == A_BOUND and gap is not None:
        why = f"{why}, so the gap is at least {difference(gap.value, unit)}"
    return Sentence(f"{label}: {pair} ({row.verdict}: {why}).", (row.measure.id,))


def _of_many(row: Row, careers: Sequence[Career]) -> Sentence:
    order = sorted(
        (at for at, answer in enumerate(row.answers) if _has(answer)),
        key=lambda at: -(row.answers[at].estimate.value or 0.0),
    )
    told = listed([f"{amount(row, at)} for {name(careers[at])}" for at in order])
    text = f"{row.measure.label}: {told}."
    missing = [name(career) for at, career in enumerate(careers) if at not in order]
    if missing:
        text += f" No such figure for {listed(missing)}."
    close = [
        f"{name(careers[a])} and {name(careers[b])}"
        for at, a in enumerate(order)
        for b in order[at + 1 :]
        if row.verdicts and row.verdicts[a][b] is Verdict.NO_CLEAR_DIFFERENCE
    ]
    if close:
        text += f" No clear difference between {compact(close)}."
    return Sentence(text, (row.measure.id,))
