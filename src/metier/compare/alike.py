"""Like-for-like pay: what one career pays more than another to workers alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from metier.compare.holding import Frame, Holding, answer
from metier.model.comparison import Answer, Row
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import measure
from metier.survey.inference import difference, margin
from metier.words import later, say, translated


def adjusted_row(holdings: Sequence[Holding], frame: Frame) -> Row:
    """How much more, in per cent, one career pays than another to workers alike.

    Of each later career against the first; the first's own is against the second.
    Formula: 100 (exp(a - b) - 1) with the careers' effects a and b on log hourly
    pay; its error is 100 exp(a - b) s by the delta method, s being the standard
    error of the gap where the snapshot has it, else sqrt(qa^2 + qb^2) with the
    effects' quasi standard errors (Firth and de Menezes 2004).
    """
    adjusted = measure("pay.adjusted.gap")
    answers = []
    for position, holding in enumerate(holdings):
        other = holdings[0] if position else holdings[min(1, len(holdings) - 1)]
        answers.append(_adjusted(holding, other, frame))
    return Row(adjusted, translated(adjusted.label), tuple(answers), level=0.0)


def _adjusted(holding: Holding, other: Holding, frame: Frame) -> Answer:
    if holding is other:
        return Answer(Estimate.absent(later("needs a second career")))
    mine, theirs = _effect(holding), _effect(other)
    if mine is None or theirs is None:
        return Answer(Estimate.absent(measure("pay.adjusted.gap").missing))
    if mine == theirs:
        return Answer(Estimate.absent(later("both are coded as one by the census")))
    a, b = mine.estimate, theirs.estimate
    gap, spread = difference(
        a.value or 0.0, a.standard_error or 0.0, b.value or 0.0, b.standard_error or 0.0
    )
    kept = _own_error(holding, mine, theirs) or _own_error(other, theirs, mine)
    spread = (kept.estimate.value if kept else None) or spread
    ratio = exp(gap)
    error = 100 * ratio * spread
    estimate = Estimate(100 * (ratio - 1), error, min(a.n or 0, b.n or 0), Status.ESTIMATED)
    return replace(
        answer(mine, holding, frame),
        estimate=estimate,
        margin=margin(error, frame.confidence),
        note=say(
            "100 x (exp({first} - {second}) - 1), workers alike in age, schooling, hours, state "
            "and sex; they may differ in other ways",
            first=f"{a.value:.4f}",
            second=f"{b.value:.4f}",
        ),
        formula=say(
            "100 × (exp({first} − {second}) − 1) = {value} %; standard error 100 × exp({gap}) × "
            "{spread} = {error}",
            first=f"{a.value:.4f}",
            second=f"{b.value:.4f}",
            value=f"{100 * (ratio - 1):.2f}",
            gap=f"{gap:.4f}",
            spread=f"{spread:.4f}",
            error=f"{error:.3g}",
        ),
        inputs=(mine, theirs, *((kept,) if kept else ())),
    )


def _effect(holding: Holding) -> Fact | None:
    return next(iter(holding.nearest(holding.of("pay.adjusted.effect"))), None)


def _own_error(holding: Holding, mine: Fact, theirs: Fact) -> Fact | None:
    """The standard error of the gap itself, kept where quasi standard errors are off."""
    return next(
        (
            fact
            for fact in holding.of("pay.adjusted.error")
            if fact.occupation == mine.occupation
            and fact.slice.group == theirs.occupation.value
            and fact.estimate.value
        ),
        None,
    )
