"""The finding about pay: who is paid more, where a test says so, and by how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from metier.compare.naming import capital, listed, name
from metier.compare.records_finding import beside, kind_of
from metier.compare.verdicts import A_BOUND, beyond
from metier.model.comparison import CLEAR, Answer, Career, Row, Sentence, Verdict
from metier.model.estimate import Status
from metier.words import (
    alone,
    compact,
    difference,
    figure,
    join,
    later,
    per,
    say,
    say_many,
    translated,
)

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
    return replace(found, text=" ".join(filter(None, (found.text, beside(every, row, careers)))))


def _told(row: Row, rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence:
    if len(careers) > 2:
        return _of_many(row, careers)
    if not all(map(_has, row.answers)):
        return _one_sided(row, careers)
    if row.verdict in CLEAR and row.gap is not None:
        return _clear(row, rows, careers)
    return _unclear(row, careers)


def _has(answer: Answer) -> bool:
    return answer.estimate.value is not None


def amount(row: Row, at: int) -> str:
    """One career's pay, rounded as its cell is; a bound says so."""
    answer, unit = row.answers[at], row.measure.unit
    value = answer.estimate.value or 0.0
    if answer.estimate.status is Status.TOP_CODED:
        return say("at least {amount}", amount=figure(value, unit, exact=True))
    return alone(value, unit, answer.margin)


def _kind(row: Row) -> str:
    kind = kind_of(row)
    if "median" in row.measure.id:
        return say("at the median in {records}", records=kind) if kind else say("at the median")
    return say("on average in {records}", records=kind) if kind else say("on average")


def _one_sided(row: Row, careers: Sequence[Career]) -> Sentence:
    have, lack = (0, 1) if _has(row.answers[0]) else (1, 0)
    reason = row.answers[lack].estimate.reason or row.why
    text = say(
        "{career} are paid {amount} {often} {kind}; for {other} there is no figure ({reason}).",
        career=name(careers[have]),
        amount=amount(row, have),
        often=per(row.measure.unit),
        kind=_kind(row),
        other=name(careers[lack]),
        reason=translated(reason),
    )
    return Sentence(capital(text), (row.measure.id,))


def _clear(row: Row, rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence:
    top, low = (0, 1) if row.verdict is Verdict.HIGHER else (1, 0)
    unit, gap = row.measure.unit, row.gap
    apart = difference(gap.value, unit, gap.margin) if gap else ""
    text = say(
        "{career} earn more: {amount} {often} against {less} for {other} {kind}, {gap} more.",
        career=name(careers[top]),
        amount=amount(row, top),
        often=per(unit),
        less=amount(row, low),
        other=name(careers[low]),
        kind=_kind(row),
        gap=apart,
    )
    chance = _chance(rows["pay.outearn.chance"], low, careers)
    ids = (row.measure.id, *(["pay.outearn.chance"] if chance else []))
    return Sentence(" ".join(filter(None, (capital(text), chance))), ids)


def _chance(row: Row, low: int, careers: Sequence[Career]) -> str:
    value = row.answers[low].estimate.value
    if value is None:
        return ""
    tenths, who = round(value / 10), name(careers[low])
    if tenths == 0:
        return say(
            "Pair one worker of each at random: {career} are paid less in almost every pair.",
            career=who,
        )
    often = say_many("about {n} pair of 10", "about {n} pairs of 10", tenths)
    return say(
        "Pair one worker of each at random: {career} are paid more in {often}.",
        career=who,
        often=often if tenths < 10 else say("almost every pair"),
    )


def _unclear(row: Row, careers: Sequence[Career]) -> Sentence:
    """Both figures without a word of more or less, and the reason for that."""
    kind = kind_of(row)
    label = translated(row.measure.label)
    label = say("{label}, in {records}", label=label, records=kind) if kind else label
    unit, gap = row.measure.unit, row.gap
    pair = listed([_for(row, at, careers) for at in range(len(careers))])
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE and gap is not None:
        close = abs(gap.value) + (gap.margin or 0.0) <= _CLOSE * (
            row.answers[0].estimate.value or 0.0
        )
        message = later("{label}, shows no clear difference: {pair}{aside}.")
        if close:
            message = later("{label}, is about the same: {pair}{aside}.")
        apart = difference(gap.value, unit, gap.margin)
        aside = say(", {gap} apart", gap=apart) if gap.margin else ""
        text = say(message, label=label, pair=pair, aside=aside + beyond(gap))
        return Sentence(text, (row.measure.id,))
    why = row.why
    if row.answers[0].fact is not None and row.answers[0].fact == row.answers[1].fact:
        text = say(
            "{careers} are paid {amount} {often} {kind}: {reason}.",
            careers=listed([name(c) for c in careers]),
            amount=amount(row, 0),
            often=per(unit),
            kind=_kind(row),
            reason=translated(why),
        )
        return Sentence(capital(text), (row.measure.id,))
    reason = translated(why)
    if why == A_BOUND and gap is not None:
        least = difference(gap.value, unit)
        reason = say("{reason}, so the gap is at least {gap}", reason=reason, gap=least)
    text = say(
        "{label}: {pair} ({verdict}: {reason}).",
        label=label,
        pair=pair,
        verdict=translated(row.verdict or ""),
        reason=reason,
    )
    return Sentence(text, (row.measure.id,))


def _for(row: Row, at: int, careers: Sequence[Career]) -> str:
    return say("{figure} for {career}", figure=amount(row, at), career=name(careers[at]))


def _of_many(row: Row, careers: Sequence[Career]) -> Sentence:
    order = sorted(
        (at for at, answer in enumerate(row.answers) if _has(answer)),
        key=lambda at: -(row.answers[at].estimate.value or 0.0),
    )
    told = listed([_for(row, at, careers) for at in order])
    text = say("{label}: {told}.", label=translated(row.measure.label), told=told)
    missing = [name(career) for at, career in enumerate(careers) if at not in order]
    if missing:
        text += " " + say("No such figure for {careers}.", careers=listed(missing))
    close = [
        join([name(careers[a]), name(careers[b])])
        for at, a in enumerate(order)
        for b in order[at + 1 :]
        if row.verdicts and row.verdicts[a][b] is Verdict.NO_CLEAR_DIFFERENCE
    ]
    if close:
        text += " " + say("No clear difference between {careers}.", careers=compact(close))
    return Sentence(text, (row.measure.id,))
