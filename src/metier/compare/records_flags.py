"""What a reader should know of records on a page: whose they are, and what they do not mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from metier.compare.gathered import Variant, of_records, variant_of
from metier.compare.naming import capital, listed, listed_label, name, short_name
from metier.model.comparison import Answer, Career, Flag, Row
from metier.model.fact import Fact
from metier.model.measure import Kind
from metier.words import (
    alone,
    compact,
    later,
    mid_sentence,
    say,
    say_many,
    translated,
    when,
)

_MEAN = "pay.annual.mean"
_MEANT = {
    "postings": later("postings say what is offered, and many do not say it"),
    "profiles": later("those who have a profile are no sample of all who do the work"),
    "reviews": later("those who write reviews are no sample of all who do the work"),
}
"""Why figures of records of a kind are not those of official statistics."""


def having_own(rows: Sequence[Row], careers: Sequence[Career]) -> list[Career]:
    """The careers whose title has figures of its own."""
    return [c for at, c in enumerate(careers) if any(_is_own(row.answers[at]) for row in rows)]


def own_figures(rows: Sequence[Row], careers: Sequence[Career]) -> Iterable[Flag]:
    """That titles have figures of their own, and in which records."""
    on_page = [row for row in rows if not row.beside]
    titles = having_own(on_page, careers)
    if not titles:
        return
    own = [answer.fact for row in on_page for answer in row.answers if _is_own(answer)]
    counted = dict.fromkeys(fact.slice.universe for fact in own if fact is not None)
    ids = dict.fromkeys(row.measure.id for row in on_page if any(map(_is_own, row.answers)))
    text = say_many(
        "{titles} has figures of its own ({people}); the others are those of {occupations}.",
        "{titles} have figures of their own ({people}); the others are those of {occupations}.",
        len(titles),
        titles=listed([mid_sentence(career.title) for career in titles]),
        people=compact([translated(people) for people in counted], 2),
        occupations=listed(list(dict.fromkeys(short_name(c.occupation_title) for c in titles))),
    )
    yield Flag("own-figures", capital(text), tuple(ids))


def _is_own(answer: Answer) -> bool:
    return answer.fact is not None and answer.fact.title is not None


def beside_official(rows: Sequence[Row]) -> Iterable[Flag]:
    """Why figures of records and official ones of the same measure differ, records by records."""
    official: dict[str, list[Fact]] = {}
    recorded: dict[Variant, list[tuple[str, Fact]]] = {}
    for row in rows:
        for fact in (answer.fact for answer in row.answers):
            if fact is None or row.measure.kind is not Kind.QUANTITY or row.beside:
                continue
            if of_records(fact):
                recorded.setdefault(variant_of(fact), []).append((row.measure.id, fact))
            else:
                official.setdefault(row.measure.id, []).append(fact)
    for (reader, universe), facts in recorded.items():
        both = [(id, fact) for id, fact in facts if id in official]
        if not both:
            continue
        ids = list(dict.fromkeys(id for id, _ in both))
        others = [fact for id in ids for fact in official[id]]
        told = [id for id in ids if not _is_percentile(id)] or ids
        meant = say(_MEANT.get(reader, later("they are those of one group alone")))
        message = later(
            "{records} and official figures ({periods}) of {measures} do not mean the same: "
            "{meant}."
        )
        if any(fact.title for _, fact in both):
            message = later(
                "{records} and official figures ({periods}) of {measures} do not mean the same: "
                "{meant}; the official ones are of whole occupations."
            )
        text = say(
            message,
            records=_dated(translated(universe), [fact for _, fact in both]),
            periods=_periods(others),
            measures=_named(rows, told),
            meant=meant,
        )
        yield Flag("beside-official", capital(text), tuple(ids))


def further(rows: Sequence[Row], careers: Sequence[Career]) -> Iterable[Flag]:
    """The records that make no rows of the page, with the pay they have, in a line."""
    by_variant: dict[str, list[Row]] = {}
    on_page = set()
    for row in rows:
        fact = next((a.fact for a in row.answers if a.fact is not None), None)
        if row.beside and fact is not None:
            by_variant.setdefault(variant_of(fact)[1], []).append(row)
        elif fact is not None:
            on_page.add(variant_of(fact)[1])
    by_variant = {
        one: mine for one, mine in by_variant.items() if one not in on_page or _pay(mine, careers)
    }
    if not by_variant:
        return
    paid = sorted(by_variant, key=lambda one: _pay(by_variant[one], careers) == "")
    told = [f"{translated(one)}{_pay(by_variant[one], careers)}" for one in paid]
    many = len(told) - _TOLD
    told = told[:_TOLD]
    if many > 0:
        told.append(say_many("and {n} more", "and {n} more", many))
    text = say(
        "Further records are left to the data forms and metier explain: {records}.",
        records="; ".join(told),
    )
    yield Flag(
        "further-records", text, tuple(dict.fromkeys(r.measure.id for r in rows if r.beside))
    )


_TOLD = 3
"""Further records that are told of; the others are counted."""


def _pay(rows: Sequence[Row], careers: Sequence[Career]) -> str:
    """Average pay in records, with whose it is; empty where they have none."""
    row = next((row for row in rows if row.measure.id == _MEAN), None)
    if row is None:
        return ""
    facts = {answer.fact for answer in row.answers}
    if len(careers) > 1 and len(facts) == 1:
        only = row.answers[0]
        pay = alone(only.estimate.value or 0.0, row.measure.unit, only.margin)
        return " " + say("(average pay {pay} for the occupation)", pay=pay)
    told = [
        say(
            "{figure} for {career}",
            figure=alone(a.estimate.value, row.measure.unit, a.margin),
            career=name(c),
        )
        for a, c in zip(row.answers, careers, strict=True)
        if a.estimate.value is not None
    ]
    return " " + say("(average pay {told})", told=listed(told)) if told else ""


def _dated(universe: str, facts: Sequence[Fact]) -> str:
    """Whom records count with their period, unless its words end with that."""
    periods = _periods(facts)
    return universe if universe.endswith(periods) else f"{universe} ({periods})"


def _is_percentile(id: str) -> bool:
    return re.fullmatch(r"p\d\d", id.rpartition(".")[2]) is not None


def _periods(facts: Sequence[Fact]) -> str:
    return compact([when(period) for period in sorted({fact.slice.period for fact in facts})])


def _named(rows: Sequence[Row], ids: Sequence[str]) -> str:
    labels = {row.measure.id: listed_label(translated(row.measure.label)) for row in rows}
    return compact([labels[id] for id in dict.fromkeys(ids)], 5)
