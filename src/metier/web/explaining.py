"""The page of one figure, or of two against each other: traced to the cells of the files."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.document.explanation import explanation_document
from metier.document.nodes import Document
from metier.errors import UsageError
from metier.web.asked import FORMS, PROV, Asked, Parameter
from metier.web.comparing import BETWEEN, CONFIDENCE, PLACE, settled
from metier.web.page import Page

MEASURE = Parameter("measure", "The id of the measure.", "pay.annual.mean")


def explanation(atlas: Atlas, asked: Asked) -> Document:
    """One measure of one career, or of two and their difference, with all that leads to it."""
    title, *others = (atlas.title_of(part) for part in asked.name.split(BETWEEN))
    if len(others) > 1:
        raise UsageError("titles", "one or two", str(1 + len(others)))
    sheet, rows = atlas.explain(
        title,
        asked.text(MEASURE.name) or MEASURE.default,
        against=others[0] if others else None,
        place=asked.text(PLACE.name),
        confidence=asked.number(CONFIDENCE.name, 0.9),
    )
    return explanation_document(sheet, rows, atlas.releases)


PAGE = Page(
    "/explain/{name}",
    "One figure traced to the cells of the files, or two and how they were held against each "
    "other: their addresses with -vs- between them.",
    explanation,
    (MEASURE, PLACE, CONFIDENCE),
    settled,
    forms=(*FORMS, PROV),
    example="loan-officer",
)
