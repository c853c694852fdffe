"""Postings found, as a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from metier.document.nodes import Data, Document, Grid, Heading, Paragraph, Role, Span
from metier.document.spans import slot, spread
from metier.model.measure import Unit
from metier.model.postings import Bucket, Found, Jobs, Posting
from metier.words import figure, join, later, ranged, say, translated, when

Narrowed = Callable[[str, Bucket], str]

_COUNTED = {
    "state": later("State"),
    "metro": later("Metro area"),
    "company": later("Company"),
    "occupation": later("Occupation"),
    "seniority": later("Level"),
    "pay": later("Pay a year"),
    "remote": later("Remote"),
}


def jobs_document(jobs: Jobs, narrowed: Narrowed = lambda *_: "") -> Document:
    """The postings found, with their pay and where it lies, then the counts asked for.

    Args:
        narrowed: the address of those that one value of a counted column has; empty for none.
    """
    found = jobs.found
    title = say("No {postings}", postings=jobs.asked)
    if found.count:
        title = say("{n} {postings}", n=f"{found.count:,}", postings=jobs.asked)
    blocks: list[Paragraph | Grid | Heading] = []
    if not found.count:
        blocks.append(_nothing())
    elif found.misspelled:
        blocks.append(Paragraph((Span(_misspelled(found.misspelled)),), Role.READING))
    if found.postings:
        first = found.wanted.offset + 1
        blocks.append(
            Grid(
                say(
                    "Postings {first} to {last} of {n}, {order}",
                    first=f"{first:,}",
                    last=f"{found.wanted.offset + len(found.postings):,}",
                    n=f"{found.count:,}",
                    order=say(_ORDER[found.wanted.sort.value]),
                ),
                (
                    say("title"),
                    say("company"),
                    say("place and day"),
                    say("pay a year, and where it lies"),
                ),
                tuple(map(_line, found.postings)),
                tuple(f"/jobs/{posting.posting}" for posting in found.postings),
            )
        )
    if found.postings and jobs.period:
        blocks.append(Paragraph((Span(_method(jobs.period)),), Role.METHOD))
    if any(found.facets.values()):
        blocks.append(Heading(say("All that were found, counted"), "counts"))
    blocks += [
        Grid(
            say(_COUNTED[name]),
            (say(_COUNTED[name]).lower(), say("postings")),
            tuple(map(_counts, buckets)),
            tuple(narrowed(name, bucket) for bucket in buckets),
        )
        for name, buckets in found.facets.items()
        if buckets
    ]
    return Document("jobs", title, f"{title}.", tuple(blocks), _data(jobs))


_ORDER = {
    "relevance": later("best first"),
    "pay": later("highest pay first"),
    "date": later("newest first"),
}


def _misspelled(words: tuple[str, ...]) -> str:
    said = join([f"“{word}”" for word in words])
    return say(
        "No posting has {words}; these have words that differ by a letter or two.", words=said
    )


def _nothing() -> Paragraph:
    """What may help where nothing is found."""
    page = say("all postings")
    links = {page: (Span(page, href="/jobs"),)}
    text = say("Fewer words or a wider place may find some; here are {pages}.", pages=slot(page))
    return Paragraph(spread(text, links), Role.READING)


def _method(period: str) -> str:
    return say(
        "Where pay lies is told from the published percentiles of the occupation's pay ({period}), "
        "between two of them by a straight line; of a range its middle.",
        period=when(period),
    )


def _line(posting: Posting) -> tuple[str, ...]:
    return (
        posting.title or say("no title"),
        posting.company or say("not named"),
        _where(posting),
        _pay(posting),
    )


def _where(posting: Posting) -> str:
    place = posting.place or posting.state or say("place not stated")
    day = when(posting.posted.isoformat()) if posting.posted else ""
    return ", ".join(part for part in (place, say("remote") if posting.remote else "", day) if part)


def _pay(posting: Posting) -> str:
    ends = [pay for pay in (posting.pay_low, posting.pay_high) if pay is not None]
    words = ranged([figure(pay, Unit.USD_YEAR) for pay in ends])
    return ", ".join(part for part in (words, posting.standing) if part)


def _counts(bucket: Bucket) -> tuple[str, str]:
    return translated(bucket.name), f"{bucket.count:,}"


def _data(jobs: Jobs) -> Data:
    found = jobs.found
    return {
        "schema": "metier/jobs/1",
        "snapshot": jobs.snapshot,
        "asked": jobs.asked,
        "count": found.count,
        "offset": found.wanted.offset,
        "sort": found.wanted.sort.value,
        "misspelled": list(found.misspelled),
        "period": jobs.period or None,
        "postings": [_posting(posting) for posting in found.postings],
        "facets": _facets(found),
    }


def _posting(posting: Posting) -> Data:
    said = asdict(posting)
    days = {name: day and day.isoformat() for name, day in said.items() if name in _DAYS}
    return {**said, **days, "skills": list(posting.skills)}


_DAYS = ("posted", "expires")


def _facets(found: Found) -> list[Data]:
    return [
        {"column": name, "counts": [asdict(bucket) for bucket in buckets]}
        for name, buckets in found.facets.items()
    ]
