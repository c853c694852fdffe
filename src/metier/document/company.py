"""One company, as a page: its ranks, its careers beside official pay, its states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from metier.document.companies import (
    HEADS,
    figure_data,
    range_of_ranks,
    ranking_data,
    release_data,
    standing_data,
    subject,
    words,
)
from metier.document.nodes import Block, Data, Document, Grid, Paragraph, Role, Span
from metier.model.companies import By, Company, Figure, Part
from metier.model.measure import Unit
from metier.model.states import STATES
from metier.words import figure, join, later, say, sentence_case, when

_STATES = {state.letters: state.name for state in STATES}
_NONE = later("too few records")
"""What stands where a figure is not told; openings are told from one on."""
_NO_OPENINGS = later("none in these records")
MOST = 15
"""Careers that are shown, and states."""


Address = Callable[[Part], str]


def company_document(
    company: Company, career: Address = lambda _: "", state: Address = lambda _: ""
) -> Document:
    """All that is known of the company, and how to see its postings.

    Args:
        career: the address that a career there leads to; empty for none.
        state: the address that one of its states leads to; empty for none.
    """
    blocks: list[Block] = []
    if company.spellings:
        also = say("Also written {names}.", names=join(company.spellings))
        blocks.append(Paragraph((Span(also),), Role.READING))
    if company.words:
        blocks.append(Paragraph(_postings(company.words)))
    if company.rankings:
        blocks.append(_ranks(company))
    if company.careers:
        blocks.append(_careers(company, career))
    if company.states:
        blocks.append(_states(company, state))
    blocks.append(Paragraph((Span(_method(company)),), Role.METHOD))
    summary = say("{company}: pay, rating and openings with their evidence.", company=company.name)
    return Document("company", company.name, summary, tuple(blocks), _data(company))


def _postings(words: str) -> tuple[Span, ...]:
    """The way to the postings: an address, or where there are no links the command."""
    command = f': metier jobs --company "{words}"'
    to = f"/jobs?{urlencode({'company': words})}"
    return Span(say("Postings with its name"), href=to), Span(command, instead=True)


def _ranks(company: Company) -> Grid:
    where = subject(company.rankings[0])
    lines = [
        (
            say(HEADS[ranking.by]),
            words(ranking.by, standing.figure),
            say("{rank} of {n}", rank=range_of_ranks(standing), n=f"{ranking.ranked:,}"),
            f"{standing.figure.fact.estimate.n or 0:,}",
        )
        for ranking in company.rankings
        for standing in ranking.standings
    ]
    head = say("Among companies{where}", where=where)
    columns = (say("figure"), say("value"), say("rank"), say("records"))
    return Grid(head, columns, tuple(lines))


def _careers(company: Company, address: Address) -> Grid:
    shown = company.careers[:MOST]
    official = {p.official.fact.slice.period for p in shown if p.official}
    average = say("official average")
    if official:
        average += f" ({join(sorted(map(when, official)))})"
    return Grid(
        say("Careers there{shown}", shown=_first(company.careers)),
        (say("career"), say("average pay there"), average, *_heads(shown)),
        tuple(
            (
                sentence_case(part.occupation.title if part.occupation else ""),
                _pay(part.figures.get("pay.annual.mean")),
                figure(part.official.value, Unit.USD_YEAR)
                if part.official
                else say("not published"),
                *_cells(part, shown),
            )
            for part in shown
        ),
        tuple(map(address, shown)),
    )


def _states(company: Company, address: Address) -> Grid:
    shown = company.states[:MOST]
    lines = tuple((_STATES[part.state], *_cells(part, shown)) for part in shown)
    title = say("States{shown}", shown=_first(company.states))
    return Grid(title, (say("state"), *_heads(shown)), lines, tuple(map(address, shown)))


def _first(parts: Sequence[Part]) -> str:
    if len(parts) <= MOST:
        return ""
    return say(", the first {shown} of {all}", shown=MOST, all=len(parts))


def _heads(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(say(HEADS[by]) for by in _known(parts))


def _known(parts: Sequence[Part]) -> tuple[By, ...]:
    """The figures that one part at least has."""
    return tuple(by for by in By if any(by.measure in part.figures for part in parts))


def _cells(part: Part, beside: Sequence[Part]) -> tuple[str, ...]:
    figures = ((by, part.figures.get(by.measure)) for by in _known(beside))
    return tuple(
        words(by, shown) if shown else say(_NO_OPENINGS if by is By.OPENINGS else _NONE)
        for by, shown in figures
    )


def _official(part: Part) -> str:
    if part.official is None:
        return say("not published")
    return figure(part.official.value, Unit.USD_YEAR)


def _pay(shown: Figure | None) -> str:
    return say(_NONE) if shown is None else figure(shown.value, Unit.USD_YEAR, shown.margin)


def _method(company: Company) -> str:
    sure = f"{100 * company.confidence:g} %"
    files = join([f"{release.file} ({when(release.period)})" for release in company.releases])
    return say(
        "Intervals and ranges of ranks at {confidence}. Pay against the same work is like for "
        "like, by occupation and state; a rating is drawn to the mean of all companies as far as "
        "ratings are few. Fewer than 10 records are too few, and so are those that a difference of "
        "figures would single out; openings are all counted. From {files}.",
        confidence=sure,
        files=files,
    )


def _data(company: Company) -> Data:
    return {
        "schema": "metier/company/1",
        "snapshot": company.snapshot,
        "company": company.name,
        "spellings": list(company.spellings),
        "confidence": company.confidence,
        "rankings": [
            {**ranking_data(ranking), **standing_data(standing)}
            for ranking in company.rankings
            for standing in ranking.standings
        ],
        "careers": [_part(part) for part in company.careers],
        "states": [_part(part) for part in company.states],
        "releases": [release_data(release) for release in company.releases],
        "postings": company.words or None,
    }


def _part(part: Part) -> Data:
    named = part.occupation
    told = {by.value: _figure(part, by.measure) for by in By}
    if named is None:
        return {"state": part.state, **told}
    return {
        "occupation": named.code.value,
        "occupation_title": sentence_case(named.title),
        "official": part.official and figure_data(part.official),
        "mean_pay": _figure(part, "pay.annual.mean"),
        **told,
    }


def _figure(part: Part, measure: str) -> Data | None:
    shown = part.figures.get(measure)
    return None if shown is None else figure_data(shown)
