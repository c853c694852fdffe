"""One posting as a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from metier.document.nodes import Block, Data, Document, Grid, Paragraph, Role, Span
from metier.document.spans import slot, spread
from metier.model.measure import Unit
from metier.words import figure, join, later, ranged, say, when

_WORDS = {
    "company": later("company"),
    "place": later("place"),
    "industry": later("industry"),
    "seniority": later("level"),
}
"""Columns that are shown as they are, by what a reader calls them."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a snapshot knows beside a posting.

    Attributes:
        occupation: the name of the occupation that the title was read as; empty for none.
        standing: where its pay lies, in words; empty where it states none.
        file: that it comes from; empty if unknown.
        pages: the name and address of each page that a reader may go on to.
    """

    occupation: str = ""
    standing: str = ""
    file: str = ""
    pages: tuple[tuple[str, str], ...] = ()


def posting_document(
    posting: Mapping[str, Any], snapshot: str, beside: Beside | None = None
) -> Document:
    """What a posting says, then the beginning of its text.

    Args:
        posting: in the columns of a snapshot's postings; what it does not say is None.
        beside: what else is known; None for nothing.
    """
    beside = beside or Beside()
    title = posting["title"] or say("A posting without a title")
    rows = [(say(name), str(posting[column])) for column, name in _WORDS.items() if posting[column]]
    if posting["occupation"]:
        rows.append((say("occupation read from the title"), _occupation(posting, beside)))
    rows += [(name, when(day.isoformat())) for name, day in _days(posting) if day]
    if pay := _pay(posting):
        rows.append((say("pay a year"), pay))
        if beside.standing:
            rows.append((say("where its pay lies"), beside.standing))
    if posting["remote"] is not None:
        rows.append((say("remote"), say("yes") if posting["remote"] else say("no")))
    if posting["skills"]:
        rows.append((say("skills asked for"), join(list(posting["skills"]))))
    blocks: list[Block] = [
        Grid(say("What the posting says"), (say("about"), say("as posted")), tuple(rows))
    ]
    if beside.pages:
        links = {name: (Span(name, href=to),) for name, to in beside.pages}
        text = say("See also: {pages}.", pages=" · ".join(map(slot, links)))
        blocks.append(Paragraph(spread(text, links), Role.READING))
    if posting["url"]:
        blocks.append(
            Paragraph((Span(say("The posting where it was found"), href=posting["url"]),))
        )
    blocks += [Paragraph((Span(text),)) for text in _paragraphs(posting["description"] or "")]
    blocks.append(Paragraph((Span(_origin(posting, snapshot, beside.file)),), Role.METHOD))
    summary = f"{title}."
    if posting["company"]:
        summary = say("{title} at {company}.", title=title, company=posting["company"])
    return Document("posting", title, summary, tuple(blocks), _data(posting, snapshot))


def _occupation(posting: Mapping[str, Any], beside: Beside) -> str:
    code = str(posting["occupation"])
    return f"{beside.occupation} ({code})" if beside.occupation else code


def _origin(posting: Mapping[str, Any], snapshot: str, file: str) -> str:
    if not file:
        return say("Snapshot {id}.", id=snapshot)
    if not posting["id"]:
        return say(
            "From {file}, row {row}. Snapshot {id}.", file=file, row=posting["row"], id=snapshot
        )
    return say(
        "From {file}, number {number} there. Snapshot {id}.",
        file=file,
        number=posting["id"],
        id=snapshot,
    )


def _days(posting: Mapping[str, Any]) -> tuple[tuple[str, date | None], ...]:
    return (say("posted"), posting["posted"]), (say("until"), posting["expires"])


def _pay(posting: Mapping[str, Any]) -> str:
    ends = [pay for pay in (posting["pay_low"], posting["pay_high"]) if pay is not None]
    return ranged([figure(pay, Unit.USD_YEAR) for pay in ends])


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _data(posting: Mapping[str, Any], snapshot: str) -> Data:
    days = {name: posting[name] and posting[name].isoformat() for name in ("posted", "expires")}
    return {"schema": "metier/posting/1", "snapshot": snapshot, **posting, **days}
