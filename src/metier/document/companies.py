"""A ranking of companies, as a page: each with its interval and the ranks it may have."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from metier.document.nodes import Block, Data, Document, Emphasis, Grid, Paragraph, Role, Span
from metier.document.spans import slot, spread
from metier.model.companies import By, Figure, Ranking, Standing
from metier.model.employers import employer_slug
from metier.model.measure import Unit
from metier.model.release import Release
from metier.words import (
    alone,
    figure,
    join,
    later,
    mid_sentence,
    ordinal,
    plural,
    ranged,
    say,
    say_many,
    translated,
    when,
)

HEADS = {
    By.PAY: later("pay against the same work"),
    By.RATING: later("rating (1 to 5)"),
    By.OPENINGS: later("openings"),
}
"""The head of the column of each figure."""
_METHODS = {
    By.PAY: later(
        "Pay is compared like for like: the mean logarithm of a company's pay, less what its "
        "occupations and states pay, by least squares with an effect for each company; in percent "
        "against the mean of all records compared."
    ),
    By.RATING: later(
        "A rating is a posterior mean: the company's own mean, drawn to the mean of all companies "
        "as far as its ratings are few."
    ),
    By.OPENINGS: later("Openings are all counted, so they have no interval."),
}


def companies_document(ranking: Ranking) -> Document:
    """The ranking with its method, and how many companies are left out of it."""
    title = say("Companies by {what}", what=translated(ranking.by)) + subject(ranking)
    first = (*_reading(ranking), Paragraph((Span(_finding(ranking)),), Role.FINDING))
    heads = (say("company"), say("rank"), say(HEADS[ranking.by]), say("records"))
    many = say_many("{n} company", "{n} companies", ranking.ranked)
    grid = Grid(
        say(
            "The first {shown} of {companies}, highest first",
            shown=f"{len(ranking.standings):,}",
            companies=many,
        ),
        heads if ranking.by is not By.OPENINGS else heads[:3],
        tuple(_line(ranking.by, standing) for standing in ranking.standings),
        tuple(company_address(standing.name) for standing in ranking.standings),
    )
    method = Paragraph((Span(" ".join(_method(ranking))),), Role.METHOD)
    blocks: tuple[Block, ...] = (*first, grid, method) if ranking.standings else (method,)
    summary = say("{title}: {companies} ranked.", title=title, companies=many)
    return Document("companies", title, summary, blocks, _data(ranking))


def subject(ranking: Ranking) -> str:
    """In whose work and where companies are ranked, as the end of a phrase; empty for all."""
    career = ranking.career
    told = ""
    if career:
        told += " " + say("for {careers}", careers=plural(mid_sentence(career.title)))
    if ranking.place.code != "US":
        told += " " + say("in {place}", place=ranking.place.name)
    return told


def company_address(name: str) -> str:
    """Where the page of a company stands on a site.

    >>> company_address("J.P. Morgan & Co.")
    '/companies/jp-morgan'
    """
    return f"/companies/{quote(employer_slug(name) or name, safe='')}"


def range_of_ranks(standing: Standing) -> str:
    """The ranks that a company may have: `3rd to 9th`."""
    return ranged([ordinal(standing.best), ordinal(standing.worst)])


def words(by: By, shown: Figure) -> str:
    """The figure with its interval."""
    value, half = shown.value, shown.margin
    if by is By.OPENINGS:
        return figure(value, Unit.POSTINGS)
    if by is By.RATING:
        return figure(value, Unit.SCORE, half)
    ends = (value, shown.low, shown.high)
    at, low, high = (alone(one, Unit.PERCENT, half, signed=True) for one in ends)
    first, last = low.removesuffix(" %"), high.removesuffix(" %")
    return say("{figure} ({first} to {last})", figure=at, first=first, last=last)


def _line(by: By, standing: Standing) -> tuple[str, ...]:
    said = (standing.name, range_of_ranks(standing), words(by, standing.figure))
    return said if by is By.OPENINGS else (*said, f"{standing.figure.fact.estimate.n or 0:,}")


def _reading(ranking: Ranking) -> Iterator[Paragraph]:
    """What the career was read as."""
    if career := ranking.career:
        name = Span(mid_sentence(career.occupation_title), Emphasis.TERM)
        parts = {"career": (name, Span(f" ({career.occupation.value})"))}
        text = say("Read as {occupations}.", occupations=slot("career"))
        yield Paragraph(spread(text, parts), Role.READING)


def _finding(ranking: Ranking) -> str:
    if not ranking.standings:
        return ""
    first = ranking.standings[0]
    if ranking.ranked == 1:
        return say("{company} is the only one with enough records.", company=first.name)
    many = f"{ranking.ranked:,}"
    if first.worst == 1:
        return say("{company} stands first of {n}.", company=first.name, n=many)
    return say(
        "{company} has the highest figure, but which company stands first cannot be told: it may "
        "be anywhere from {first} to {last} of {n}.",
        company=first.name,
        first=ordinal(1),
        last=ordinal(first.worst),
        n=many,
    )


def _method(ranking: Ranking) -> Iterator[str]:
    yield say(_METHODS[ranking.by])
    sure = f"{100 * ranking.confidence:g} %"
    if ranking.by is not By.OPENINGS:
        yield say("Intervals are at {confidence}.", confidence=sure)
        yield say(
            "A rank is a range: all ranges together hold all true ranks with {confidence} "
            "confidence.",
            confidence=sure,
        )
        yield say("To be ranked, a company needs {n} records.", n=ranking.least)
        if ranking.left_out:
            yield _left_out(ranking)
    if ranking.standings:
        universe = ranking.standings[0].figure.fact.slice.universe
        period = when(ranking.release.period)
        yield say("From {records} ({period}).", records=translated(universe), period=period)
    if ranking.others:
        several = join([release.address for release in ranking.others])
        yield say(
            "The snapshot has such figures from {sources} too; they are not mixed.", sources=several
        )


def _left_out(ranking: Ranking) -> str:
    many = f"{ranking.left_out:,}"
    if ranking.by is By.PAY:
        return say("Left out for having fewer, or no work in common with the others: {n}.", n=many)
    return say("Left out for having fewer: {n}.", n=many)


def _data(ranking: Ranking) -> Data:
    career = ranking.career
    return {
        "schema": "metier/companies/1",
        "snapshot": ranking.snapshot,
        **ranking_data(ranking),
        "career": career
        and {
            "title": career.title,
            "occupation": career.occupation.value,
            "occupation_title": career.occupation_title,
        },
        "other_sources": [release.address for release in ranking.others],
        "companies": [standing_data(standing) for standing in ranking.standings],
    }


def ranking_data(ranking: Ranking) -> Data:
    """What a ranking is of."""
    return {
        "by": ranking.by.value,
        "measure": ranking.by.measure,
        "place": ranking.place.code,
        "confidence": ranking.confidence,
        "least": ranking.least,
        "ranked": ranking.ranked,
        "left_out": ranking.left_out,
        **release_data(ranking.release),
    }


def release_data(release: Release) -> Data:
    """Where figures come from."""
    return {"source": release.address, "period": release.period}


def standing_data(standing: Standing) -> Data:
    """One company of a ranking."""
    return {
        "company": standing.name,
        "best_rank": standing.best,
        "worst_rank": standing.worst,
        **figure_data(standing.figure),
        "mean": standing.plain and standing.plain.estimate.value,
    }


def figure_data(shown: Figure) -> Data:
    """A figure with its interval and evidence."""
    estimate = shown.fact.estimate
    return {
        "value": estimate.value,
        "low": shown.low,
        "high": shown.high,
        "standard_error": estimate.standard_error,
        "n": estimate.n,
        "source": shown.fact.source,
        "period": shown.fact.slice.period,
        "method": shown.fact.method,
    }
