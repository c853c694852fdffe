"""Rows that metier computes from others: chances, local prices, trends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from metier.compare.gathered import Facts, variant_of
from metier.compare.holding import Frame, Holding, answer
from metier.compare.verdicts import why_shared
from metier.model.comparison import Answer, Row, Trend
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import PERCENTILES, measure
from metier.survey.inference import margin
from metier.survey.outearn import Chance, Knot, outearn_chance
from metier.words import later, say, translated, when


def outearn_row(rows: Sequence[Row]) -> Row:
    """The chance that a random worker of one career is paid more than one of another.

    Of each later career against the first; the first's own is against the second.
    """
    chance = measure("pay.outearn.chance")
    by_id = {row.measure.id: row for row in rows if row.primary}
    count = len(rows[0].answers)
    answers = []
    for position in range(count):
        other = 0 if position else min(1, count - 1)
        answers.append(_outearn(by_id, position, other))
    return Row(chance, translated(chance.label), tuple(answers), level=50.0)


@lru_cache(maxsize=4_096)
def _chance(mine: tuple[Knot, ...], theirs: tuple[Knot, ...]) -> Chance:
    """The chance of either career against the other, worked out once for both."""
    return outearn_chance(mine, theirs) if mine <= theirs else _chance(theirs, mine).reversed


def _outearn(rows: Mapping[str, Row], position: int, other: int) -> Answer:
    if position == other:
        return Answer(Estimate.absent(later("needs a second career")))
    for family in ("annual", "hourly"):
        mine, theirs = knots(rows, position, family), knots(rows, other, family)
        if len(mine) > 1 and len(theirs) > 1:
            break
    else:
        return Answer(Estimate.absent(later("needs pay percentiles of both")))
    pair = [rows[f"pay.{family}.median"].answers[at] for at in (position, other)]
    if pair[0].fact is not None and pair[0].fact == pair[1].fact:
        return Answer(Estimate.absent(why_shared(*pair)))
    low, best, high = _chance(tuple(mine), tuple(theirs))
    estimate = Estimate(None if best is None else 100 * best, status=Status.ESTIMATED)
    if best is None:
        estimate = Estimate.absent(
            say("between {low} % and {high} %", low=f"{100 * low:.0f}", high=f"{100 * high:.0f}")
        )
    lead = pair[0]
    of = f" ({translated(lead.fact.slice.universe)})" if lead.fact else ""
    note = say(
        "computed from the pay percentiles of both{people}, log pay taken as linear in the normal "
        "score between them; whatever the shape, between {low} % and {high} %",
        people=of,
        low=f"{100 * low:.0f}",
        high=f"{100 * high:.0f}",
    )
    percentiles = [", ".join(_knot(knot) for knot in side) for side in (mine, theirs)]
    formula = say(
        "share of all pairs of workers in which the first is paid more, the one's pay running "
        "through {mine}, the other's through {theirs} = {value} %",
        mine=percentiles[0],
        theirs=percentiles[1],
        value="?" if best is None else f"{100 * best:.1f}",
    )
    return Answer(
        estimate,
        release=lead.release,
        inherited_from=lead.inherited_from,
        inherited_title=lead.inherited_title,
        # the chance itself is no bound where one of its percentiles is
        flags=tuple(flag for flag in lead.flags if flag != "top-coded"),
        note=note,
        formula="" if best is None else formula,
        inputs=tuple(_knot_facts(rows, position, family) + _knot_facts(rows, other, family)),
    )


def _knot(knot: Knot) -> str:
    """A percentile as 25 % $43,200."""
    floor = "≥ " if knot.floor else ""
    return f"{100 * knot.probability:.0f} % {floor}${knot.value:,.10g}"


def knots(rows: Mapping[str, Row], position: int, family: str = "annual") -> list[Knot]:
    """The pay percentiles of one career; a top-coded one as a floor.

    Args:
        rows: by measure id.
        family: `annual` or `hourly`; some occupations have only one of them.

    Returns:
        Those that count the same people as the median does, lowest first.
    """
    return [
        Knot(probability, value, found.estimate.status is Status.TOP_CODED)
        for probability, found in _percentiles(rows, position, family)
        if (value := found.estimate.value) is not None
    ]


def _percentiles(
    rows: Mapping[str, Row], position: int, family: str
) -> Iterator[tuple[float, Answer]]:
    """The percentiles of one career that have a value, each with the part of people below it."""
    middle = rows.get(f"pay.{family}.median")
    whose = middle.answers[position].fact if middle else None
    for name, probability in PERCENTILES.items():
        row = rows.get(f"pay.{family}.{name}")
        if row is None:
            continue
        found = row.answers[position]
        if found.fact and whose and variant_of(found.fact) != variant_of(whose):
            continue
        if found.estimate.value is not None:
            yield probability, found


def _knot_facts(rows: Mapping[str, Row], position: int, family: str) -> list[Fact]:
    known = _percentiles(rows, position, family)
    return [found.fact for _, found in known if found.fact is not None]


def real_pay_row(mean: Row, prices: Sequence[Fact], frame: Frame) -> Row:
    """Average pay divided by the price level of the place asked for.

    Formula: pay x 100 / regional price parity (BEA; nation = 100); the
    parity is taken as known, so the standard error is divided alike.
    """
    real = measure("pay.real")
    known = (fact for fact in prices if fact.estimate.value)
    level = max(known, key=lambda fact: fact.slice.period, default=None)
    if frame.place.code == "US" or level is None:
        reason = say("no price level for {place}", place=frame.place.name)
        if frame.place.code == "US":
            reason = later("choose a place: prices differ from the nation's only there")
        absent = Answer(Estimate.absent(reason))
        return Row(real, translated(real.label), (absent,) * len(mean.answers))
    answers = tuple(_deflated(mine, level, frame) for mine in mean.answers)
    return Row(real, translated(real.label), answers)


def _deflated(pay: Answer, level: Fact, frame: Frame) -> Answer:
    """One career's pay divided by the price level of the place; as it is where there is none."""
    value, error = pay.estimate.value, pay.estimate.standard_error
    if value is None:
        return pay
    parity = level.estimate.value or 100.0
    scaled = None if error is None else error * 100 / parity
    status = Status.ESTIMATED if pay.estimate.known else pay.estimate.status
    message = later(
        "average pay x 100 / {parity}, the price level of {place} in {period} (nation = 100)"
    )
    if "national" in pay.flags:
        message = later(
            "the nation's average pay x 100 / {parity}, the price level of {place} in {period} "
            "(nation = 100)"
        )
    note = say(message, parity=f"{parity:g}", place=frame.place.name, period=level.slice.period)
    return replace(
        pay,
        estimate=replace(
            pay.estimate, value=value * 100 / parity, standard_error=scaled, status=status
        ),
        margin=None if scaled is None else margin(scaled, frame.confidence),
        note=note,
        formula=_at_prices(value, error, parity),
        inputs=(*((pay.fact,) if pay.fact else ()), level),
    )


def _at_prices(value: float, error: float | None, parity: float) -> str:
    """Pay at local prices with the numbers put in, and its standard error where known."""
    pay = f"${value:,.0f} × 100 / {parity:g} = ${value * 100 / parity:,.0f}"
    if error is None:
        return pay
    return say(
        "{pay}; standard error {error} × 100 / {parity} = {result}",
        pay=pay,
        error=f"{error:,.4g}",
        parity=f"{parity:g}",
        result=f"{error * 100 / parity:,.4g}",
    )


def price_row(count: int, prices: Sequence[Fact], frame: Frame) -> Row:
    """The price level of the place asked for, which is the same for every career."""
    priced = measure("price.level")
    level = max(prices, key=lambda fact: fact.slice.period, default=None)
    if level is None:
        reason = say("no price level for {place}", place=frame.place.name)
        return Row(priced, translated(priced.label), (Answer(Estimate.absent(reason)),) * count)
    release = frame.releases.get(level.source)
    found = Answer(level.estimate, fact=level, release=release, place=frame.place.name)
    return Row(priced, translated(priced.label), (found,) * count)


def trends(holdings: Sequence[Holding], frame: Frame) -> tuple[Trend, ...]:
    """Average pay by year for each career, oldest first."""
    return tuple(
        Trend(
            position,
            tuple(
                (fact.slice.period, fact.estimate.value or 0.0, _margin(fact, frame))
                for fact in yearly(holding)
            ),
        )
        for position, holding in enumerate(holdings)
    )


def yearly(holding: Holding) -> list[Fact]:
    """The nation's average pay in the survey of establishments, oldest first."""
    return holding.once("yearly", lambda: _by_year(holding))


def _by_year(holding: Holding) -> list[Fact]:
    own = [
        fact
        for fact in holding.of("pay.annual.mean")
        if fact.slice.place == "US"
        and fact.slice.industry is None
        and fact.estimate.known
        and variant_of(fact)[0] == "oews"
    ]
    return sorted(holding.nearest(Facts(own)), key=lambda fact: fact.slice.period)


def _margin(fact: Fact, frame: Frame) -> float | None:
    error = fact.estimate.standard_error
    return None if error is None else margin(error, frame.confidence)


def trend_row(holdings: Sequence[Holding], frame: Frame) -> Row:
    """Average yearly change of mean pay over the years that all have, in the dollars of each year.

    Formula: (last / first) ** (1 / years) - 1. It has no standard error: the
    survey's method changed in May 2021, so the years are not one series.
    """
    trend = measure("pay.trend")
    answers = []
    series = [yearly(holding) for holding in holdings]
    since = max((facts[0].slice.period for facts in series if facts), default="")
    for holding, every in zip(holdings, series, strict=True):
        facts = [fact for fact in every if fact.slice.period >= since]
        if len(facts) < 2:
            answers.append(Answer(Estimate.absent(later("needs two years of the survey"))))
            continue
        start, end = facts[0].slice.period, facts[-1].slice.period
        first, last = (facts[at].estimate.value or 0.0 for at in (0, -1))
        years = int(end[:4]) - int(start[:4])
        value = 100 * ((last / first) ** (1 / years) - 1)
        note = say(
            "from {first} to {last} ({people}), not corrected for prices; the survey's method "
            "changed in 2021",
            first=when(start),
            last=when(end),
            people=translated(facts[-1].slice.universe),
        )
        newest = answer(facts[-1], holding, frame)
        estimate = Estimate(value, status=Status.ESTIMATED)
        formula = f"100 × ((${last:,.10g} / ${first:,.10g}) ^ (1 / {years}) − 1) = {value:.2f} %"
        computed = replace(newest, estimate=estimate, margin=None, fact=None)
        answers.append(replace(computed, note=note, formula=formula, inputs=tuple(facts)))
    return Row(trend, translated(trend.label), tuple(answers))
