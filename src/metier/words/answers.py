"""One cell into words: a figure, a name, a list, or why there is none."""

from __future__ import annotations

from metier.model.comparison import Answer, Item
from metier.model.estimate import Estimate, Status
from metier.model.measure import Unit
from metier.words.kept import kept
from metier.words.language import later, say, translated
from metier.words.numbers import alone, compact, figure, per
from metier.words.titles import sentence_case

ABSENT = {
    Status.WITHHELD: later("withheld by the source"),
    Status.ABSENT: later("not in this snapshot"),
}
"""What is said where an estimate gives no reason of its own."""

MANY = 5
"""Others that a leader cannot be told from, from which on there is said to be none."""

_SPELLED = frozenset({Unit.YEARS, Unit.MONTHS, Unit.MINUTES})
"""Units that a label may not name, so that the cell does."""


@kept
def display(answer: Answer, unit: Unit, *, exact: bool = False) -> str:
    """What a cell says.

    Args:
        answer: of one career in one row; a name's own number is a share, or pay where the
            fact is of a measure of pay.
        unit: of the row's measure.
        exact: whether money is given to the dollar, as data forms do.

    Returns:
        Words; never empty and never a dash.

    >>> display(Answer(Estimate(49060.0, 196.2), 322.8), Unit.USD_YEAR)
    '$49,060 ± 320'
    >>> display(Answer(Estimate.at_least(239200)), Unit.USD_YEAR)
    'at least $239,200 (top-coded)'
    >>> display(Answer(Estimate(34.2, category="Bachelor's degree")), Unit.NAME)
    "Bachelor's degree, 34 %"
    >>> display(Answer(Estimate.absent("no public source")), Unit.PERCENT)
    'no public source'
    """
    estimate = answer.estimate
    if estimate.status in ABSENT:
        return translated(estimate.reason or ABSENT[estimate.status])
    if estimate.category is not None:
        return _named(answer, exact=exact)
    if answer.items:
        between = "; " if any("," in item.name for item in answer.items) else ", "
        return between.join(item_words(item, unit, exact=exact) for item in answer.items)
    if estimate.value is None:
        return translated(estimate.reason or ABSENT[Status.ABSENT])
    return _number(estimate, estimate.value, unit, answer.margin, exact=exact)


def item_words(item: Item, unit: Unit, *, exact: bool = False) -> str:
    """One entry of a list, with its figure where it has one.

    >>> item_words(Item("Speaking", Estimate(4.0)), Unit.SCORE)
    'Speaking 4.0'
    """
    value = item.estimate.value
    if value is None or unit is Unit.NAME:
        return translated(item.name)
    return f"{translated(item.name)} {figure(value, unit, exact=exact)}"


def _number(
    estimate: Estimate, value: float, unit: Unit, margin: float | None, *, exact: bool
) -> str:
    if estimate.status is Status.TOP_CODED:
        return say("at least {amount} (top-coded)", amount=figure(value, unit, exact=True))
    text = figure(value, unit, margin, exact=exact)
    return f"{text} {per(unit)}" if unit in _SPELLED else text


def _named(answer: Answer, *, exact: bool) -> str:
    estimate = answer.estimate
    if estimate.category == "None" and estimate.value is None:
        return say("none asked for")
    text = translated(estimate.category or "")
    if answer.fact is not None and answer.fact.measure == "major.most_common":
        text = sentence_case(text)
    if estimate.value is not None:
        of_pay = answer.fact is not None and answer.fact.measure.startswith("pay.")
        if of_pay:
            text += f", {figure(estimate.value, Unit.USD_YEAR, answer.margin, exact=exact)}"
        else:
            # beside a name the share is said in whole per cent; its margin is in the details
            text += f", {alone(estimate.value, Unit.PERCENT, None if exact else 1.0)}"
    if len(answer.items) >= MANY:
        n = len(answer.items) + 1
        return say("no clear leader among {n}; the highest figure is {first}", n=n, first=text)
    if answer.items:
        others = compact([translated(item.name) for item in answer.items])
        text = say("{first} (not clearly above {others})", first=text, others=others)
    return text
