"""Rules about people: shares that have to add up, groups, scores, and absent sources."""

from __future__ import annotations

from collections.abc import Iterator

from metier.check.page import Page, line
from metier.check.rule import Found, Rule, decimals, digits
from metier.model.fact import Fact
from metier.words import join, later, mid_sentence, plural, say

FEW_RATINGS = 4
"""Up to so many ratings, an average to two decimals gives their number away: of the 90
endings with a second decimal, only .25, .33, .67 and .75 are averages of four or fewer."""


def _distributions(page: Page, measure_id: str) -> Iterator[tuple[str, list[Fact]]]:
    """For each title the shares of each row, a repeated row apart."""
    for title in page.titles:
        rows: dict[object, list[Fact]] = {}
        for fact in page.all(title, measure_id):
            if fact.estimate.value is not None and fact.slice.group:
                rows.setdefault(fact.cell, []).append(fact)
        for facts in rows.values():
            yield title, facts


def _total(page: Page, measure_id: str) -> Found:
    for title, facts in _distributions(page, measure_id):
        values = [fact.estimate.value or 0.0 for fact in facts]
        places = max(map(decimals, values))
        total = round(sum(values), places)
        if len(values) < 2 or total == 100:
            continue
        slack = len(values) * 0.5 * 10**-places
        text = later(
            "{title}: {sum} = {total}, not 100 ({where}): more than the {slack} that rounding {n} "
            "shares allows."
        )
        if abs(total - 100) <= slack:
            text = later(
                "{title}: {sum} = {total}, not 100 ({where}): rounding {n} shares can move the sum "
                "by up to {slack}, but the page does not say so."
            )
        said = say(
            text,
            title=title,
            sum=" + ".join(map(digits, values)),
            total=digits(total),
            where=line(*facts),
            n=len(values),
            slack=f"{slack:.{places + 1}f}",
        )
        yield said, (measure_id,)


def _race_total(page: Page) -> Found:
    return _total(page, "race.share")


def _sex_total(page: Page) -> Found:
    return _total(page, "gender.share")


def _unknown(page: Page) -> Found:
    shown = [
        (title, fact)
        for title in page.titles
        for fact in page.all(title, "race.share")
        if fact.slice.group == "unknown"
    ]
    if shown:
        said = say(
            '"Unknown" stands as a race beside the others ({shares}, {where}): it is missing '
            "information, and the other shares are of everyone, not of those whose race is known.",
            shares=join([_share(title, fact.estimate.value or 0) for title, fact in shown]),
            where=line(*(fact for _, fact in shown)),
        )
        yield said, ("race.share",)


def _share(title: str, percent: float) -> str:
    who = plural(mid_sentence(title))
    return say("{percent} % of {who}", percent=digits(percent), who=who)


def _satisfaction(page: Page) -> Found:
    for title in page.titles:
        score = page.number(title, "satisfaction")
        if not score or decimals(score[0]) != 2:
            continue
        value, fact = score
        for ratings in range(1, FEW_RATINGS + 1):
            points = round(value * ratings)
            if round(points / ratings, 2) == value:
                said = say(
                    "{title}: job satisfaction {value} ({where}) is {points}/{ratings} to two "
                    "decimals: {ratings} ratings would do, and their number is not given.",
                    title=title,
                    value=f"{value:.2f}",
                    where=line(fact),
                    points=points,
                    ratings=ratings,
                )
                yield said, ("satisfaction",)
                break


def _lgbt(page: Page) -> Found:
    shown = [(title, score) for title in page.titles if (score := page.number(title, "lgbt.share"))]
    if shown:
        said = say(
            "An LGBT share is given ({shares}, {where}): no public source has one by occupation.",
            shares=join([_share(title, score[0]) for title, score in shown]),
            where=line(*(score[1] for _, score in shown)),
        )
        yield said, ("lgbt.share",)


RULES: tuple[Rule[Page], ...] = (
    Rule(
        "race-total",
        later("The shares of race do not add up to 100."),
        "sum of the row ≠ 100 at the decimals printed; rounding n shares explains n × half the "
        "last decimal",
        _race_total,
    ),
    Rule(
        "sex-total",
        later("The shares of sex do not add up to 100."),
        "sum of the row ≠ 100 at the decimals printed",
        _sex_total,
    ),
    Rule(
        "race-unknown",
        later('"Unknown" is shown as a race.'),
        "a group of that name among the shares of race",
        _unknown,
    ),
    Rule(
        "satisfaction-few-ratings",
        later(
            "The score of satisfaction is what a handful of ratings gives, and their number is not "
            "given."
        ),
        "the score has two decimals and equals k/m to two decimals; the smallest m is at most 4",
        _satisfaction,
    ),
    Rule(
        "lgbt-no-source",
        later("An LGBT share by occupation has no public source."),
        "any figure of that measure",
        _lgbt,
    ),
)
