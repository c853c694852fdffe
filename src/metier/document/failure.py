"""An error as a page: the same four parts that the command line prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from metier.document.nodes import (
    Block,
    Data,
    Document,
    Paragraph,
    Role,
    Span,
    Step,
    Steps,
)
from metier.document.spans import slot, spread
from metier.errors import MetierError
from metier.words import say, translated

_ADDRESS = re.compile(r"(?<!\S)(/[a-z]+(?:/[a-z-]+)?)\b")


def failure_document(
    error: MetierError, title: str, instead: Sequence[tuple[str, str]] = ()
) -> Document:
    """What was expected and found, and what may help.

    Args:
        title: of the page, as `Not found`.
        instead: the name and address of each page that may have been meant.
    """
    blocks: list[Block] = [Paragraph((Span(f"{sentence(error)}."),))]
    if error.hint:
        blocks.append(Paragraph(tuple(_hint(error.hint))))
    if instead:
        links = {name: (Span(name, href=address),) for name, address in instead}
        text = say("Instead: {pages}.", pages=", ".join(map(slot, links)))
        blocks.append(Paragraph(spread(text, links), Role.READING))
    return Document("error", title, sentence(error), tuple(blocks), failure_data(error, instead))


def _hint(hint: str) -> Iterator[Span]:
    """The hint as a sentence, in which an address of the site leads there."""
    text = translated(hint)
    text = f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?")) else ".")
    for piece in _ADDRESS.split(text):
        yield Span(piece, href=piece if _ADDRESS.fullmatch(piece) else "")


def sentence(error: MetierError) -> str:
    """What was expected and found, in the language in force.

    >>> sentence(MetierError("--in", "a state or metro area", "'Atlantis'"))
    "--in: expected a state or metro area, found 'Atlantis'"
    """
    return say(
        "{place}: expected {expected}, found {found}",
        place=translated(error.place),
        expected=translated(error.expected),
        found=translated(error.found),
    )


def failure_data(error: MetierError, instead: Sequence[tuple[str, str]] = ()) -> Data:
    """The error ready for JSON."""
    return {
        "schema": "metier/error/1",
        "error": {
            "place": error.place,
            "expected": error.expected,
            "found": error.found,
            "hint": error.hint or None,
        },
        "instead": [{"title": name, "address": address} for name, address in instead],
    }


def absence_document(error: MetierError, kind: str, title: str) -> Document:
    """A page whose records a snapshot does not have: what it lacks, and how to add it.

    Args:
        kind: of the document that would stand there.
    """
    text = say(
        "This site is served over official statistics alone, and those have no postings, pay or "
        "ratings of single employers. Whoever runs it can add records of their own."
    )
    hint = translated(error.hint)
    steps = Steps(say("How records are added"), f"{hint[:1].upper()}{hint[1:]}.", _steps())
    else_ = Paragraph(
        (
            Span(say("What there is for every career:") + " "),
            Span(say("careers by field"), href="/careers"),
            Span("."),
        )
    )
    data: Data = {**failure_data(error), "schema": f"metier/{kind}/1", "count": 0}
    return Document(kind, title, text, (Paragraph((Span(text),)), steps, else_), data)


def _steps() -> tuple[Step, ...]:
    """What the host of a site does to have records."""
    return (
        Step(say("Name them"), say("in a specification, under [[records]]: see docs/how-to.")),
        Step(say("Build"), "metier build specification.toml --output atlas"),
        Step(say("Serve"), "metier serve --atlas atlas"),
    )
