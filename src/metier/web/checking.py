"""A published comparison that a reader pastes, checked; nothing of it is kept or logged."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.document.checked import checked_document
from metier.document.nodes import Document, Paragraph, Span
from metier.errors import NotFoundError, UsageError
from metier.model.claim import Pasted
from metier.render.json import comparison_object
from metier.web.asked import Asked
from metier.web.page import Page
from metier.words.language import say

FIELD = "page"
"""The name of the text in the form."""


def form(atlas: Atlas, _: Asked) -> Document:
    """Where a page is pasted."""
    title = say("Check a published comparison")
    summary = say(
        "Paste a page that sets careers side by side, with its tables. What it says is held "
        "against itself and against official statistics."
    )
    kept = say("The text is read once and not kept.")
    data = {"schema": "metier/check/1", "snapshot": atlas.id, "flags": []}
    return Document("check", title, summary, (Paragraph((Span(f"{summary} {kept}"),)),), data)


def checked(atlas: Atlas, text: str) -> Document:
    """What contradicts itself, or official figures, on a page.

    Raises:
        InputError: the text is not such a page.
        UsageError: there is no text, or it is of more careers than a comparison has.
    """
    if not text.strip():
        raise UsageError(FIELD, "the text of a page", "none", "paste the page with its tables")
    page = Pasted("\n".join(map(_line, text.split("\n"))), say("the page"))
    try:
        sheet, why = atlas.audit(page), ""
    except NotFoundError as error:
        sheet = None
        why = say("Its figures are not held against official ones: {why}.", why=str(error))
    said = {} if sheet is None else comparison_object(sheet)
    data = {
        "snapshot": atlas.id,
        "careers": said.get("careers", []),
        "audited": said.get("audited", []),
    }
    return checked_document(atlas.check_page(page), page, sheet, why, data)


def _line(text: str) -> str:
    """A line as the reader takes it; cells that a browser copied with tabs become a row.

    >>> _line("Average age\\t46\\t41")
    '| Average age | 46 | 41 |'
    """
    cells = text.strip("\r").split("\t")
    return f"| {' | '.join(cells)} |" if len(cells) > 1 and not text.startswith("|") else text


PAGE = Page(
    "/check", "Where a published comparison is checked.", form, template="check.html", forms=()
)
"""The form; what is sent from it is answered at the same address, or as data at `.json`."""
