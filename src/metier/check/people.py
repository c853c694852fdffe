"""Rules about people: shares that have to add up, groups, scores, and absent sources."""

from __future__ import annotations

from collections.abc import Iterator

from metier.check.page import Page, line
from metier.check.rule import Found, Rule, decimals, digits
from metier.model.fact import Fact
from metier.words import join, mid_sentence, plural

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
        excuse = (
            f"rounding {len(values)} shares can move the sum by up to {slack:.{places + 1}f}, "
            "but the page does not say so"
            if abs(total - 100) <= slack
            else f"more than the {slack:.{places + 1}f} that rounding {len(values)} shares allows"
        )
        yield (
            f"{title}: {' + '.join(map(digits, values))} = {digits(total)}, not 100 "
            f"({line(*facts)}): {excuse}.",
            (measure_id,),
        )


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
        listed = join(
            [
                f"{digits(fact.estimate.value or 0)} % of {plural(mid_sentence(t))}"
                for t, fact in shown
            ]
        )
        yield (
            f'"Unknown" stands as a race beside the others ({listed}, '
            f"{line(*(fact for _, fact in shown))}): it is missing information, and the other "
            "shares are of everyone, not of those whose race is known.",
            ("race.share",),
        )


def _satisfaction(page: Page) -> Found:
    for title in page.titles:
        score = page.number(title, "satisfaction")
        if not score or decimals(score[0]) != 2:
            continue
        value, fact = score
        for ratings in range(1, FEW_RATINGS + 1):
            points = round(value * ratings)
            if round(points / ratings, 2) == value:
                yield (
                    f"{title}: job satisfaction {value:.2f} ({line(fact)}) is "
                    f"{points}/{ratings} to two decimals: {ratings} ratings would do, and their "
                    "number is not given.",
                    ("satisfaction",),
                )
                break


def _lgbt(page: Page) -> Found:
    shown = [(title, score) for title in page.titles if (score := page.number(title, "lgbt.share"))]
    if shown:
        listed = join(
            [f"{digits(score[0])} % of {plural(mid_sentence(title))}" for title, score in shown]
        )
        yield (
            f"An LGBT share is given ({listed}, {line(*(score[1] for _, score in shown))}): no "
            "public source has one by occupation.",
            ("lgbt.share",),
        )


RULES: tuple[Rule[Page], ...] = (
    Rule(
        "race-total",
        "The shares of race do not add up to 100.",
        "sum of the row ≠ 100 at the decimals printed; rounding n shares explains n × half the "
        "last decimal",
        _race_total,
    ),
    Rule(
        "sex-total",
        "The shares of sex do not add up to 100.",
        "sum of the row ≠ 100 at the decimals printed",
        _sex_total,
    ),
    Rule(
        "race-unknown",
        '"Unknown" is shown as a race.',
        "a group of that name among the shares of race",
        _unknown,
    ),
    Rule(
        "satisfaction-few-ratings",
        "The score of satisfaction is what a handful of ratings gives, and their number is not "
        "given.",
        "the score has two decimals and equals k/m to two decimals; the smallest m is at most 4",
        _satisfaction,
    ),
    Rule(
        "lgbt-no-source",
        "An LGBT share by occupation has no public source.",
        "any figure of that measure",
        _lgbt,
    ),
)
