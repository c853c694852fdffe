"""What records say of pay beside official statistics, as part of the finding about pay."""

from __future__ import annotations

from collections.abc import Sequence

from metier.compare.gathered import WEAK, is_recorded, variant_of
from metier.compare.naming import listed, name
from metier.compare.variants import CALLED, label_of
from metier.compare.verdicts import NO_FIGURE
from metier.model.comparison import CLEAR, Answer, Career, Row
from metier.model.fact import Fact
from metier.words import alone, later, say, say_many, translated


def kind_of(row: Row) -> str:
    """What records a row is of, as `postings`; empty where it is of a publication."""
    fact = _first(row)
    if fact is None or not is_recorded(variant_of(fact)):
        return ""
    return label_of(variant_of(fact), [variant_of(fact)])


def beside(rows: Sequence[Row], lead: Row, careers: Sequence[Career]) -> str:
    """The same pay by the other side: official after records, a title's own after official.

    Args:
        rows: all of the page.
        lead: the row that the finding tells of.

    Returns:
        A sentence; empty where the other side has no figure.
    """
    recorded = bool(kind_of(lead))
    for row in rows:
        other = row.measure.id == lead.measure.id and not row.primary and not row.beside
        if other and bool(kind_of(row)) is not recorded and any(map(_known, row.answers)):
            return _official(row, lead, careers) if recorded else _own(row, lead, careers)
    return ""


def _official(row: Row, lead: Row, careers: Sequence[Career]) -> str:
    values = [_amount(row, answer) for answer in row.answers]
    one = len({answer.fact for answer in row.answers}) == 1
    return say(
        _OFFICIAL["median" in row.measure.id, one],
        figure=values[0],
        told=_told(values, careers, alone=len(careers) == 1),
        against=_against(row, lead),
    )


_OFFICIAL = {
    (True, True): later("The official median of the occupation is {figure}."),
    (False, True): later("The official average of the occupation is {figure}."),
    (True, False): later("Official medians of the occupations: {told}{against}."),
    (False, False): later("Official averages of the occupations: {told}{against}."),
}
"""By whether the figure is a median, and whether it is one for all careers."""


def _own(row: Row, lead: Row, careers: Sequence[Career]) -> str:
    if not any(answer.fact and answer.fact.title for answer in row.answers):
        return ""
    pairs = [(a, c) for a, c in zip(row.answers, careers, strict=True) if _known(a)]
    values = [_amount(row, answer) + _people(answer) for answer, _ in pairs]
    told = _told(values, [career for _, career in pairs], alone=len(careers) == 1)
    kind = kind_of(row)
    among = say("among {records}, by title,", records=kind)
    if kind in map(translated, CALLED.values()):
        among = say_many(
            "by {records} of the title alone",
            "by {records} of the titles alone",
            len(pairs),
            records=kind,
        )
    message = later("These are official figures of the occupations; {among} it is {told}{against}.")
    if len({career.occupation for career in careers}) == 1:
        message = later("This is official and of the occupation; {among} it is {told}{against}.")
    return say(message, among=among, told=told, against=_against(row, lead))


def _told(values: Sequence[str], careers: Sequence[Career], *, alone: bool) -> str:
    """Figures with the careers they are of; a figure by itself where there is one career."""
    if alone:
        return values[0]
    return listed(
        [
            say("{figure} for {career}", figure=value, career=name(career))
            for value, career in zip(values, careers, strict=True)
        ]
    )


def _against(row: Row, lead: Row) -> str:
    """Says where one side has the other career ahead."""
    if row.gap is None or lead.gap is None or len(row.answers) != 2:
        return ""
    if row.gap.value * lead.gap.value >= 0:
        return ""
    clear = row.verdict in CLEAR and lead.verdict in CLEAR
    if clear:
        return say("; the two contradict each other")
    return say("; the other way round, but not clearly")


def _people(answer: Answer) -> str:
    n = answer.estimate.n
    if n is None:
        return ""
    if n < WEAK:
        return " " + say_many("(weak: {n} of them)", "(weak: {n} of them)", n)
    return " " + say_many("({n} of them)", "({n} of them)", n)


def _amount(row: Row, answer: Answer) -> str:
    if answer.estimate.value is None:
        return translated(answer.estimate.reason or NO_FIGURE)
    return alone(answer.estimate.value, row.measure.unit, answer.margin)


def _known(answer: Answer) -> bool:
    return answer.estimate.known and answer.estimate.value is not None


def _first(row: Row) -> Fact | None:
    return next((answer.fact for answer in row.answers if answer.fact is not None), None)
