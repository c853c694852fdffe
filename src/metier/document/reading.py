"""The occupations that a title may mean."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from metier.document.nodes import Data, Document, Emphasis, Grid, Paragraph, Role, Span
from metier.document.spans import slot, spread
from metier.model.coding import Candidate, Coding
from metier.model.comparison import Career, Comparison
from metier.words import join, later, mid_sentence, say, sentence_case, translated

_LEAST, _MOST = 0.05, 4
"""Readings offered beside the one taken: none less likely, and at most so many for a title."""

_HINT = later("On the command line, --as CODE settles a title.")


def reading_document(coding: Coding, snapshot: str) -> Document:
    """A title's occupations, likeliest first, each with its reason."""
    title = say("What {title} may mean", title=repr(coding.text.strip()))
    blocks: list[Paragraph | Grid] = []
    if coding.note:
        note = translated(coding.note)
        blocks.append(Paragraph((Span(f"{note[:1].upper()}{note[1:]}."),)))
    blocks.append(
        Grid(
            say("Occupations for {title}", title=coding.canonical_title),
            (say("occupation"), say("code"), say("probability"), say("why")),
            tuple(
                (
                    sentence_case(found.occupation_title),
                    found.code.value,
                    f"{100 * found.probability:.0f} %",
                    translated(found.reason),
                )
                for found in coding.candidates
            ),
        )
    )
    data: Data = {
        "schema": "metier/coding/1",
        "snapshot": snapshot,
        "text": coding.text,
        "canonical_title": coding.canonical_title,
        "note": coding.note,
        "candidates": [
            {
                "occupation": found.code.value,
                "occupation_title": found.occupation_title,
                "probability": found.probability,
                "reason": found.reason,
                "detail": found.detail.value if found.detail else None,
            }
            for found in coding.candidates
        ],
    }
    return Document("coding", title, f"{title}.", tuple(blocks), data)


def other_readings(comparison: Comparison) -> Paragraph | None:
    """The readings not taken, likeliest first, each leading to the page on which it is.

    None where no title has others, or the reader has settled them.
    """
    parts: dict[str, list[Span]] = {}
    told = []
    for at, career in enumerate(comparison.careers):
        if others := _others(career):
            offered = {
                f"{at}.{n}": [span] for n, span in enumerate(_offered(others, comparison, at))
            }
            parts |= offered
            told.append(
                say(
                    "for {title}, {readings}",
                    title=mid_sentence(career.title),
                    readings=join([slot(name) for name in offered]),
                )
            )
    if not told:
        return None
    text = say("Other readings: {readings}.", readings="; ".join(told))
    hint = Span(f" {say(_HINT)}", Emphasis.QUIET, instead=True)
    return Paragraph((*spread(text, parts, Emphasis.QUIET), hint), Role.READING)


def _others(career: Career) -> list[Candidate]:
    found = career.coding.candidates
    others = [c for c in found if c.code != career.occupation and c.probability >= _LEAST]
    return [] if career.chosen else others[:_MOST]


def _offered(others: list[Candidate], comparison: Comparison, at: int) -> Iterator[Span]:
    for other in others:
        percent = f"{100 * other.probability:.0f} %"
        text = f"{mid_sentence(other.occupation_title)} ({other.code.value}, {percent})"
        yield Span(text, Emphasis.QUIET, settled(comparison, at, other))


def settled(comparison: Comparison, at: int, choice: Candidate) -> str:
    """The address of the same page with one title settled and the choices made before kept."""
    kept = [c.occupation.value if c.chosen else "auto" for c in comparison.careers]
    kept[at] = choice.code.value
    asked = [("as", code) for code in kept]
    if comparison.place.code != "US":
        asked.insert(0, ("in", comparison.place.code))
    return f"?{urlencode(asked)}"
