"""An error as a page: the same four parts that the command line prints."""

from __future__ import annotations

from collections.abc import Sequence

from metier.document.nodes import Block, Data, Document, Paragraph, Role, Span
from metier.errors import MetierError


def failure_document(
    error: MetierError, title: str, instead: Sequence[tuple[str, str]] = ()
) -> Document:
    """What was expected and found, and what may help.

    Args:
        title: of the page, as `Not found`.
        instead: the name and address of each page that may have been meant.
    """
    blocks: list[Block] = [
        Paragraph((Span(f"{error.place}: expected {error.expected}, found {error.found}."),))
    ]
    if error.hint:
        blocks.append(Paragraph((Span(f"{error.hint[:1].upper()}{error.hint[1:]}"),)))
    if instead:
        spans = [Span("Instead: ")]
        for at, (name, address) in enumerate(instead):
            spans += [Span(", " if at else ""), Span(name, href=address)]
        blocks.append(Paragraph((*spans, Span(".")), Role.READING))
    return Document("error", title, str(error), tuple(blocks), failure_data(error, instead))


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
    text = f"There are no {error.place} here: {error.found}. To have some, {error.hint}."
    data: Data = {**failure_data(error), "schema": f"metier/{kind}/1", "count": 0}
    return Document(kind, title, text, (Paragraph((Span(text),)),), data)
